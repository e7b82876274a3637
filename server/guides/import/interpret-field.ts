import { clickInField, opensMore } from './click-in-field.ts'
import { type Instruction, instruction } from './instruction.ts'
import { buttonOf } from './label-of.ts'
import { fixedValue, isLowerCase, isMarked } from './names.ts'
import { hasNoun, nounOf } from './nouns.ts'
import { boxWithin } from './own-name.ts'
import { pattern } from './pattern.ts'
import type { Clause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { dateOrNumber, inputKind, isState, isYes, stateOf } from './values.ts'

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
  const rest = object.startsWith(told) ? object.slice(told.length) : object
  // `the bus ID`: another name, which begins alike.
  return /^(?:ID|No)(?!\p{L})/u.test(rest) ? object : rest
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
const isFollowed =
  / (?:(?:link|action|button|icon)(?: to \p{Ll}.*)?|button (?:in front of|next to|beside) .*)$/u

/**
 * `In the X field, …` in all its forms.
 * @returns null where what is done to a field of that name cannot be told.
 */
export function interpretField(
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
