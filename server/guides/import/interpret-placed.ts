import { type Instruction, instruction } from './instruction.ts'
import { interpretField } from './interpret-field.ts'
import { buttonOf, isButton, labelOf, linkOf } from './label-of.ts'
import { markClass, writtenOut } from './marked-text.ts'
import { fixedValue, isLowerCase, isMarked, nameOf, nameOfField } from './names.ts'
import { nounOf } from './nouns.ts'
import { buttonForPurpose, buttonThatMakes } from './own-name.ts'
import { pattern } from './pattern.ts'
import type { Clause, Place } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { ownerInBold } from './told-value.ts'
import { fieldBehind, fieldInDisguise } from './unnamed-field.ts'
import { isState, stateOf } from './values.ts'

/** Sentences that say where: a field, a list, a tree. */
export function interpretPlaced(clause: Clause, reading: Reading): Instruction | null {
  const { verb, object, places } = clause
  const button =
    verb === 'select' ? (buttonForPurpose(object, reading) ?? buttonThatMakes(object, reading)) : null
  if (button !== null) return instruction('press', { label: button })
  const fields = places.filter(
    (place) =>
      (place.noun === 'field' && !isPane(place, clause, reading)) ||
      (isNamedList(place) && !pressesRow(verb, object)),
  )
  const field = nearestOf(fields) ?? fieldInDisguise(clause, reading)
  // `Lägg till orten i listan **X**`: a list is not filled in.
  if (field?.noun === 'namedList' && verb === 'define') return null
  if (field)
    return interpretField(
      { verb, object, places, optional: false },
      nameOfField(field.name, reading),
      reading,
    )
  const behind = fieldBehind(clause, reading)
  if (behind) return interpretField({ ...clause, object: behind.object }, behind.label, reading)
  if (places.some(({ noun }) => noun === 'tree')) {
    if (verb === 'expand' || verb === 'expandOrCollapse' || verb === 'open')
      return instruction('navigate', {
        label: ownerInBold(object, reading.text) ?? nounOf(object, reading)?.label ?? nameOf(object, reading),
      })
    if (verb === 'select' || verb === 'find' || verb === 'press' || verb === 'enter')
      return instruction('tree', { value: fixedValue(object, reading) ?? onlyPath(object, reading) })
  }
  if (places.some(({ noun }) => noun === 'list' || noun === 'namedList')) {
    if (verb === 'press' || pattern(`^(?:${reading.grammar.link})`, 'iu').test(object))
      return instruction('press', { label: rowOf(clause, reading) })
    if (verb === 'checkOrClear' || verb === 'check' || verb === 'clear')
      return instruction('switch', { value: stateOf(verb) })
    const found = nounOf(object, reading)
    // `I listan över rutter väljer du åtgärden **X**`: a button that bears a name is no row.
    if (reading.grammar.isTranslated && verb === 'select' && found?.noun === 'button' && found.label !== null)
      return instruction('press', { label: found.label })
    // `on the **Setup** tab, in the grid, select **Submit**`: a button stands above the rows.
    const pressed = verb === 'select' ? nameOf(object, reading) : null
    if (pressed !== null && isButton(pressed, reading.grammar))
      return instruction('press', { label: pressed })
    // `sidan X i listan`: not a row, but a part of the screen.
    const part = found?.noun ?? ''
    const isPart = (
      reading.grammar.isTranslated ? /^(?:page|tab|section)$/ : /^(?:page|tab|section|button)$/
    ).test(part)
    // `Ange Norr i listan`: what stands in a list is chosen.
    const isEntered = verb === 'enter' && isOnlyValue(object, reading)
    if ((verb === 'select' && !isPart) || verb === 'find' || isEntered)
      return instruction('choose', { value: fixedValue(object, reading) ?? namedRow(object, reading) })
  }
  return null
}

/**
 * `i feltet **A** i rullegardinfeltet **B**`: what stands behind the first tells where it is. `I feltet **A** i feltet **B**
 * velger du`: so does what stands before the one that is nearest to the verb.
 */
function nearestOf(fields: readonly Place[]): Place | undefined {
  const last = fields.at(-1)
  const isSure = fields[0]?.isBehind || fields.every(({ isBehind }) => !isBehind)
  return isSure && isMarked(last?.name ?? '') ? last : fields[0]
}

/** Whether all that is told is a value, and nothing that it is set to. */
function isOnlyValue(object: string, reading: Reading): boolean {
  const { to, isTranslated } = reading.grammar
  const isSetting = pattern(`\\s(?:${to})\\s`, 'iu').test(object)
  return isTranslated && !isSetting && fixedValue(object, reading) !== null
}

/** `alternativet för "Norr\\Buss"`: whatever is told of it, a path is what is found in a tree. */
function onlyPath(object: string, { text, grammar }: Reading): string | null {
  const [, mark = ''] = pattern(`^\\p{Ll}[\\p{Ll} ]* (${markClass})$`, 'u').exec(object) ?? []
  const path = writtenOut(text, mark)
  return grammar.isTranslated && /[^\s\\]\\[^\s\\]/u.test(path) ? path : null
}

/** `raden för fältet Ort`: a row is told by what it is about. */
function namedRow(object: string, reading: Reading): string | null {
  const row = nounOf(object, reading)
  return reading.grammar.isTranslated && row?.noun === 'record' ? row.label : null
}

/** `Click the **Name** link`: what is clicked in a list is one of its rows, unless it bears a name. */
function rowOf({ verb, object: words }: Clause, reading: Reading): string | null {
  // `länken order-ID för Lund`: the proper name tells whose it is, and leaves the name of the link.
  const whose = pattern(
    `(?<=^(?:${reading.grammar.link})\\s(?!f[öo]r\\s).+)\\sf[öo]r\\s(?:\\p{Lu}\\S+|${markClass})$`,
    'u',
  )
  const object = !reading.grammar.isTranslated ? words : words.replace(whose, '')
  // `koblingen ID for kanal`: what a preposition goes on with is told, not named.
  const isTold = object === words && pattern(`\\s(?:${reading.grammar.preposition})\\s`, 'u').test(object)
  const isNamed = pattern(markClass, 'u').test(object) || (reading.grammar.isTranslated && !isTold)
  return (
    linkOf(object, reading) ??
    (isNamed ? buttonOf(object, reading) : null) ??
    (isLowerCase(object) ? null : labelOf(verb, object, reading))
  )
}

/** `A i fältet **X** och B i fältet **Y**`: whether a second field is named; one of several names is none. */
export function namesFields({ object, places }: Clause, { grammar }: Reading): boolean {
  if (!places.some(({ noun, isBehind }) => noun === 'field' && isBehind)) return false
  // `a town in the **X** field or a bus in the **Y** field`.
  if (!grammar.isTranslated && pattern(`\\sin the ${markClass} field`, 'u').test(object)) return true
  const forms = grammar.objects.find(([noun]) => noun === 'field')?.[1] ?? []
  return forms.some(
    (form) =>
      (form.endsWith(' {}') &&
        pattern(`\\s(?:${grammar.within})\\s${form.replace(' {}', `\\p{L}{0,2} ${markClass}`)}`, 'iu').test(
          object,
        )) ||
      (form.startsWith('{}-') &&
        pattern(
          `\\s(?:${grammar.within})\\s${form.replace('{}', markClass)}\\s(?:${grammar.and})\\s`,
          'iu',
        ).test(object)),
  )
}

/** `I rutan **X** väljer du`: what is filled in is a box; what something is chosen or clicked in may be a part of the screen. */
function isPane({ name }: Place, { verb, object }: Clause, { text, grammar }: Reading): boolean {
  const isActed = verb === 'press' || (verb === 'select' && !isState(object, grammar))
  const at = text.words.indexOf(`rutan ${name}`)
  // `kombinationsrutan **X**`: a box of its own kind, which is no part of the screen.
  return isActed && at !== -1 && !/\p{L}$/u.test(text.words.slice(0, at))
}

/** `I listan **X** högerklickar du på en rutt`: the row, not the list, is clicked. */
function pressesRow(verb: Clause['verb'], object: string): boolean {
  return verb === 'press' && /^(?:ett?|en|ei|den|det) \p{Ll}/u.test(object)
}

/** `In the Policy type list`; not `in the list on the left`, nor a list behind a dash. */
function isNamedList({ noun, name }: Place): boolean {
  return noun === 'namedList' && name !== null && !isLowerCase(name) && !/^[-–]/.test(name)
}
