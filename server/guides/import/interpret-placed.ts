import { clickInField, opensMore } from './click-in-field.ts'
import { type Instruction, instruction } from './instruction.ts'
import { buttonOf, isButton, labelOf, linkOf } from './label-of.ts'
import { markClass, writtenOut } from './marked-text.ts'
import { fixedValue, isLowerCase, isMarked, nameOf, nameOfField } from './names.ts'
import { hasNoun, nounOf } from './nouns.ts'
import { boxWithin, buttonForPurpose, buttonThatMakes } from './own-name.ts'
import { pattern } from './pattern.ts'
import type { Clause, Place } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { ownerInBold } from './told-value.ts'
import { fieldBehind, fieldInDisguise } from './unnamed-field.ts'
import { dateOrNumber, inputKind, isState, isYes, stateOf } from './values.ts'

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

/** `procentsatsen som används`: a definite noun, or an indefinite one, that no label begins with. */
function isTold(object: string): boolean {
  return (
    /^(?:(?:de[nt]|ett?|en) )?(?:\p{Ll}+ )*?(?!rullgardin|rullegardin|nedrullning|list|uppslag|oppslag|meny)\p{Ll}{2,}(?:en|et|an|arna|erna|orna|ene)(?:$|\s(?:som|för|for|av|til|till|då|da|när|når)\s)/u.test(
      object,
    ) && !/(?:listan|listen|menyn|menyen|knappen|pilen|rutan|sökningen|søket)$/u.test(object)
  )
}

/** `Välj **huvudkontot** i fältet **Huvudkonto**`: what the field is for, and no value of it. */
function isNamesake(value: string, label: string): boolean {
  return (
    /^\p{Ll}/u.test(value) &&
    /^(?:e?n|e?t|)$/.test(value.slice(label.length)) &&
    value.startsWith(label.toLowerCase())
  )
}

/**
 * `In the Route group field, select the route group **Night**`, `I fältet **Ruttgrupp** väljer du **Natt** ruttgrupp`:
 * the field's own name tells nothing of its value.
 */
function withoutNamesake(object: string, label: string, { isTranslated }: Reading['grammar']): string {
  const name = label.charAt(0).toLowerCase() + label.slice(1)
  if (isTranslated) return isMarked(object) && object.slice(1) === ` ${name}` ? object.slice(0, 1) : object
  const told = `the ${label.toLowerCase()} `
  return object.startsWith(told) ? object.slice(told.length) : object
}

/** `specify the **Vendor account**` in the field Account: the same in English. */
function isTellingItsField(object: string, value: string, label: string): boolean {
  return /^the /.test(object) && value.toLowerCase().endsWith(` ${label.toLowerCase()}`)
}

/** `Ändra antalet från 4 till 5 i fältet **X**`: what it is set to. */
function interpretTarget(object: string, label: string, reading: Reading): Instruction {
  const { grammar } = reading
  // `Set checkmarks in the X field`.
  if (/^(?:a )?check ?marks?$/u.test(object)) return instruction('switch', { label, value: true })
  const [, subject = object, target = object] = /^(.+)\s(?:till?|to) (\S+)$/u.exec(object) ?? []
  const value = isState(target, grammar) ? target : fixedValue(target, reading)
  if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
  return instruction(dateOrNumber(subject, grammar) ?? inputKind(target, value, grammar), { label, value })
}

/** `Enter eller ange ett namn`: another act, behind the first. */
function startsOther(object: string, { or, verbs, isTranslated }: Reading['grammar']): boolean {
  const entering = verbs.find(([verb]) => verb === 'enter')?.[1] ?? ''
  return isTranslated && pattern(`\\s(?:${or})\\s(?:${entering})\\s`, 'iu').test(object)
}

/** `Ange ID i fältet **Ort**`: what is entered is told; `Skriv ID` says what is typed. */
function isToldId(object: string, { text, grammar }: Reading): boolean {
  const before = text.words.slice(0, text.words.indexOf(object))
  const isTyped = pattern(`(?:${grammar.types})\\s$`, 'iu').test(before)
  return grammar.isTranslated && /^(?:\p{Lu}\p{Ll}+-)?ID$/u.test(object) && !isTyped
}

/** `I Beskrivning-fältet skriver du Öka vikten genom att lasta`: in what only describes, whole sentences are typed. */
function isFreeText(label: string, object: string, { grammar }: Reading): boolean {
  const isDescription = /^(?:Beskriv(?:ning|else)|Kommentar|Merknad|Anmärkning)$/u.test(label)
  return (
    grammar.isTranslated &&
    isDescription &&
    /^\p{Lu}[\p{L}\d -]* (?:genom att|ved å) [\p{L}\d ]+$/u.test(object)
  )
}

/** `the **Y** link`, `the **+** button in front of the date`: what is pressed, though it stands in a field. */
const isFollowed = / (?:link|action|button (?:in front of|next to|beside) .*)$/u

/** `In the X field, …` in all its forms. */
function interpretField(
  { verb, object }: Clause,
  label: string | null,
  reading: Reading,
): Instruction | null {
  const { grammar } = reading
  if (label === null) return null
  // `symbolen **X**`: what opens the choice is not chosen.
  const isSymbol = /^symbol(?:en|et) /u.test(object)
  const told = withoutNamesake(object, label, grammar)
  const fixed = isState(object, grammar) ? object : isSymbol ? null : fixedValue(told, reading)
  const isId = verb === 'enter' && isToldId(object, reading)
  const value =
    isId ||
    (fixed !== null &&
      ((!grammar.isTranslated && fixed === label && /^the /.test(object)) ||
        isNamesake(fixed, label) ||
        isTellingItsField(object, fixed, label)))
      ? null
      : fixed
  // `I rutan **X** väljer du fliken **Y**`: what holds tabs is no field.
  if (verb === 'select' && grammar.isTranslated) {
    const held = nounOf(object.replace(/,$/, ''), reading)
    if (held?.noun === 'tab' && held.label !== null) return instruction('navigate', { label: held.label })
    // `Välj kryssrutan **Y**, fältet **X**`: nor is a box that bears a name; `rutan **Y**` may be anything.
    if (held?.noun === 'checkbox' && held.label !== null && !/^rutan /u.test(object))
      return instruction('switch', { label: held.label, value: true })
    // `I fältet **X** väljer du knappen **Y**`: nor is what bears a button.
    if (held?.noun === 'button' && held.label !== null) return instruction('press', { label: held.label })
  }
  // `In the **X** field, choose the **Y** link`: nor is a link chosen, but followed.
  const link = !grammar.isTranslated && isFollowed.test(object) ? nounOf(object, reading) : null
  if (verb === 'select' && link?.noun === 'button' && link.label !== null)
    return instruction('press', { label: link.label })
  switch (verb) {
    case 'set':
      return interpretTarget(object, label, reading)
    case 'enter':
    case 'define':
      if (isFreeText(label, object, reading)) return instruction('text', { label, value: object })
      // `Ange datumet till 2024-05-02 i fältet X`: it is set.
      if (/^(?:\p{Ll}+(?:en|et)|datum och tid|dato og (?:tid|klokkeslett)) till? \S+$/u.test(object))
        return interpretTarget(object, label, reading)
      if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
      return instruction(inputKind(object, value, grammar), { label, value })
    case 'select':
    case 'find':
      if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
      if (grammar.isTranslated && value !== null && opensMore.test(value))
        return instruction('press', { label: value })
      if (hasNoun('lookup', object, grammar)) return instruction('navigate', { label })
      // `väljer du intervallet`: what is chosen is none that is counted.
      if (/^intervall/u.test(object)) return instruction('choose', { label, value })
      return instruction(dateOrNumber(object, grammar) ?? 'choose', { label, value })
    case 'enterOrSelect':
      return instruction(dateOrNumber(object, grammar) ?? 'choose', { label, value })
    case 'press':
    case 'open':
    case 'expand':
      // `Trykk på Enter eller angi en ID i feltet X`: the field is filled in.
      if (verb === 'press' && startsOther(object, grammar)) return instruction('text', { label })
      // `Du kan visa procentsatsen i fältet X`: it is there to be read.
      if (verb === 'expand' && isTold(object)) return null
      if (verb === 'expand' && hasNoun('section', object, grammar))
        return instruction('navigate', { label: nounOf(object, reading)?.label ?? null })
      if (hasNoun('lookup', object, grammar)) return instruction('navigate', { label })
      // `Visa eller ändra gruppen i fältet X`: so is what may be changed.
      if (verb === 'expand' && grammar.isTranslated && isLowerCase(object)) return null
      return verb === 'press'
        ? clickInField(object, label, reading)
        : instruction('press', { label: buttonOf(object, reading) ?? label })
    case 'clear':
      return instruction('text', { label, value: '' })
    case 'check':
    case 'checkOrClear':
    case 'enable':
    case 'disable':
      return instruction('switch', { label: boxWithin(object, label, reading), value: stateOf(verb) })
    default:
      return null
  }
}
