import type { Grammar, Noun } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import {
  interpretAnswer,
  interpretEntry,
  interpretOpenSetting,
  interpretSetting,
} from './interpret-setting.ts'
import { trimLabel, writtenOut } from './marked-text.ts'
import {
  type Context,
  cutPurpose,
  describes,
  fixedValue,
  hasNoun,
  isDefiniteNoun,
  isLowerCase,
  isMarked,
  nameOf,
  nameOfField,
  nameOfPart,
  nounOf,
  properName,
} from './names.ts'
import { pattern } from './pattern.ts'
import type { Clause, Place } from './read-clause.ts'
import { dateOrNumber, inputKind, isState, isYes } from './values.ts'

/** How a page speaks, which decides what its words mean. */
export interface Style {
  /**
   * Whether the page mostly says "click" of buttons. Then "select" means a choice; a page that seldom
   * says "click" uses "select" of buttons too.
   */
  readonly saysClick: boolean
}

/** What it takes to read a clause. */
export interface Reading extends Context {
  readonly style: Style
}

/**
 * What a clause says. Each case below is one kind of sentence; the first that fits decides.
 * @returns null when no pattern takes it.
 */
export function interpret(clause: Clause, reading: Reading): Instruction | null {
  const found = interpretPlaced(clause, reading) ?? interpretPlain(clause, reading)
  return found && { ...found, optional: clause.optional }
}

/** Sentences that say where: a field, a list, a tree. */
function interpretPlaced(clause: Clause, reading: Reading): Instruction | null {
  const { verb, object, places } = clause
  const field =
    places.find((place) => place.noun === 'field' || isNamedList(place)) ?? fieldInDisguise(clause, reading)
  if (field)
    return interpretField(
      { verb, object, places, optional: false },
      nameOfField(field.name, reading),
      reading,
    )
  if (places.some(({ noun }) => noun === 'tree')) {
    if (verb === 'expand' || verb === 'expandOrCollapse' || verb === 'open')
      return instruction('navigate', { label: nounOf(object, reading)?.label ?? nameOf(object, reading) })
    if (verb === 'select' || verb === 'find' || verb === 'press' || verb === 'enter')
      return instruction('tree', { value: fixedValue(object, reading) })
  }
  if (places.some(({ noun }) => noun === 'list' || noun === 'namedList')) {
    // What is clicked in a list is one of its rows, unless it bears a name.
    if (verb === 'press' || pattern(`^(?:${reading.grammar.link})`, 'iu').test(object))
      return instruction('press', { label: isLowerCase(object) ? null : labelOf(verb, object, reading) })
    if (verb === 'checkOrClear' || verb === 'check' || verb === 'clear')
      return instruction('switch', { value: stateOf(verb) })
    if (verb === 'select' || verb === 'find')
      return instruction('choose', { value: fixedValue(object, reading) })
  }
  return null
}

/**
 * `In the **Count field**, enter`, or `In **Count**, enter`: only a field can be entered into, and only in one can it be
 * chosen whether something holds.
 */
function fieldInDisguise({ verb, object, places }: Clause, { text, grammar }: Reading): Place | null {
  const place = places.find(({ noun, name }) => noun === 'place' && name !== null && isMarked(name))
  if (!place) return null
  const [, first, second] =
    pattern(`^(?:${grammar.wholeField})$`, 'iu').exec(writtenOut(text, place.name ?? '')) ?? []
  if (first ?? second) return { noun: 'field', name: first ?? second ?? null }
  const isOpenChoice = verb === 'select' && pattern(`^(?:${grammar.whether})\\s`, 'iu').test(object)
  return verb === 'enter' || verb === 'enterOrSelect' || isOpenChoice ? place : null
}

/** `In the Policy type list`; not `in the list on the left`, nor a list behind a dash. */
function isNamedList({ noun, name }: Place): boolean {
  return noun === 'namedList' && name !== null && !isLowerCase(name) && !/^[-–]/.test(name)
}

/** `In the X field, …` in all its forms. */
function interpretField(
  { verb, object }: Clause,
  label: string | null,
  reading: Reading,
): Instruction | null {
  const { grammar } = reading
  if (label === null) return null
  const value = fixedValue(object, reading)
  switch (verb) {
    case 'enter':
    case 'set':
      if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
      return instruction(inputKind(object, value, grammar), { label, value })
    case 'select':
    case 'find':
      if (isState(value, grammar)) return instruction('switch', { label, value: isYes(value, grammar) })
      if (hasNoun('lookup', object, grammar)) return instruction('navigate', { label })
      return instruction(dateOrNumber(object, grammar) ?? 'choose', { label, value })
    case 'enterOrSelect':
      return instruction(dateOrNumber(object, grammar) ?? 'choose', { label, value })
    case 'press':
    case 'open':
    case 'expand':
      if (hasNoun('lookup', object, grammar)) return instruction('navigate', { label })
      return instruction('press', { label: buttonOf(object, reading) ?? label })
    case 'clear':
      return instruction('text', { label, value: '' })
    case 'check':
    case 'checkOrClear':
    case 'enable':
    case 'disable':
      return instruction('switch', { label, value: stateOf(verb) })
    default:
      return null
  }
}

/** Sentences whose object says it all. */
function interpretPlain({ verb, object, places }: Clause, reading: Reading): Instruction | null {
  const { grammar } = reading
  const named = nounOf(object, reading)
  switch (verb) {
    case 'go':
      return interpretPath(object, reading)
    case 'expand':
    case 'expandOrCollapse':
      // `Aktiver eller deaktiver alternativet X`: a control, not a part of the page.
      if (verb === 'expandOrCollapse' && named && /^(?:option|checkbox|switch)$/.test(named.noun))
        return instruction('switch', { label: named.label })
      return instruction('navigate', { label: named?.label ?? properName(object, reading) })
    case 'close':
      return instruction('navigate', {
        label: named?.label ?? (isMarked(object) ? nameOf(object, reading) : null),
      })
    case 'refresh':
    case 'filter':
      return instruction('navigate')
    case 'open':
      return instruction('navigate', { label: named?.label ?? properName(object, reading) })
    case 'enable':
    case 'disable':
    case 'check':
    case 'clear':
    case 'checkOrClear':
      return interpretSwitch(verb, named ? named.label : labelOf(verb, object, reading))
    case 'set':
      return interpretSetting(object, reading) ?? interpretOpenSetting(object, reading)
    case 'find':
      return instruction('choose', { value: fixedValue(object, reading) })
    case 'enter':
    case 'enterOrSelect':
      return (
        interpretAnswer(object, reading) ??
        interpretSetting(object, reading) ??
        interpretEntry(object, reading)
      )
    case 'press':
    case 'select':
      break
    default:
      return null
  }
  const answer = interpretAnswer(object, reading)
  if (answer) return answer
  // `Select A\B` can only be meant of a tree.
  if (/\w\s?\\\s?\w/u.test(writtenOut(reading.text, object)))
    return instruction('tree', { value: fixedValue(object, reading) })
  if (named) return interpretNamed(verb, named, reading)
  const label = labelOf(verb, object, reading)
  if (label === null && isButton(object, grammar)) return instruction('press', { label: object })
  if (label === null)
    return isLowerCase(object) || describes(object, grammar)
      ? instruction(verb === 'press' ? 'press' : 'choose')
      : null
  if (pattern(`^(?:${grammar.answers})$`, 'iu').test(label)) return instruction('confirm', { label })
  const isPressed = verb === 'press' || places.some(({ noun }) => noun === 'pane') || isButton(label, grammar)
  if (isPressed || (!reading.style.saysClick && !isIdentifier(label))) return instruction('press', { label })
  return instruction('choose', { label, value: label })
}

/** What is selected, or described by a clause of its own, is only a label when it is written as a name. */
function labelOf(verb: Clause['verb'], object: string, reading: Reading): string | null {
  const isDescription =
    verb === 'select' ||
    pattern(`\\s(?:${reading.grammar.relative})\\s`, 'u').test(cutPurpose(object, reading.grammar))
  // `Select the **OK**`, `Click **New category** node`: English sets nouns behind and articles before a name.
  const words = reading.grammar.inverted === '' ? object.replace(/^the (?=[\uE000-\uF8FF])/, '') : object
  const part = reading.grammar.inverted === '' ? nameOfPart(words, reading) : null
  const bare = cutPurpose(object, reading.grammar)
  // `Table or Group`: one of several names is none.
  if (
    isDefiniteNoun(bare, reading.grammar) ||
    pattern(`\\s(?:${reading.grammar.or})\\s\\p{Lu}`, 'u').test(bare)
  )
    return null
  return (isDescription ? properName(words, reading) : nameOf(words, reading)) ?? part
}

/** `Click the Edit button for the X field`; a link has no name of its own. */
function buttonOf(object: string, reading: Reading): string | null {
  const named = nounOf(object, reading, false)
  return named?.noun === 'button' ? named.label : null
}

function interpretNamed(
  verb: 'press' | 'select',
  { noun, label }: { readonly noun: Noun; readonly label: string | null },
  { grammar }: Reading,
): Instruction | null {
  switch (noun) {
    case 'tab':
    case 'section':
    case 'page':
    case 'lookup':
      return instruction('navigate', { label })
    case 'record':
      // `Click the row of the order`: no name, and a click.
      if (label === null) return instruction(verb === 'press' ? 'press' : 'choose')
      return instruction('choose', { label, value: label })
    case 'option':
      return instruction('choose', { label, value: label })
    case 'named':
      return verb === 'press'
        ? instruction('press', { label })
        : instruction('choose', { label, value: label })
    case 'checkbox':
      return instruction('switch', { label, value: verb === 'select' ? true : null })
    case 'switch':
      return instruction('switch', { label })
    case 'button':
      if (label !== null && pattern(`^(?:${grammar.answers})$`, 'iu').test(label))
        return instruction('confirm', { label })
      return instruction('press', { label })
    case 'field':
      return instruction('choose', { label })
    default:
      return null
  }
}

function interpretPath(object: string, { text, grammar }: Reading): Instruction | null {
  const whole = cutPurpose(object, grammar).replace(pattern(`(?:${grammar.endOfPath}).*$`, 'iu'), '')
  const parts = writtenOut(text, whole)
    .split(/\s*\\?>\s*/)
    .map((part) => (/^\.{2,}$|^…$/.test(part.trim()) ? '…' : trimLabel(part)))
    .filter((part) => part !== '')
  if (parts.length > 1) return instruction('navigate', { label: parts.at(-1) ?? null, path: parts })
  const label = nounOf(object, { text, grammar })?.label ?? nameOf(object, { text, grammar })
  return instruction('navigate', { label, path: label === null ? [] : [label] })
}

function interpretSwitch(verb: Clause['verb'], label: string | null): Instruction | null {
  return label === null ? null : instruction('switch', { label, value: stateOf(verb) })
}

/** Buttons that are named so wherever they stand. */
function isButton(label: string, { buttons }: Grammar): boolean {
  return pattern(`^(?:${buttons})$`, 'iu').test(label)
}

/** `P-0001`: letters of one case and figures, as things are numbered. */
function isIdentifier(label: string): boolean {
  return /\d/.test(label) && !/\p{Ll}/u.test(label)
}

function stateOf(verb: Clause['verb']): boolean | null {
  if (verb === 'enable' || verb === 'check') return true
  if (verb === 'disable' || verb === 'clear') return false
  return null
}
