import { boldName, tellsNumber } from './bold-name.ts'
import { capitalName } from './capital-name.ts'
import { interpretChosenAs } from './chosen-as.ts'
import type { Noun } from './grammar.ts'
import { type Instruction, instruction } from './instruction.ts'
import { interpretAnswer } from './interpret-answer.ts'
import { interpretPath, isPath } from './interpret-path.ts'
import { interpretPlaced, namesFields } from './interpret-placed.ts'
import {
  interpretEntry,
  interpretEquation,
  interpretFieldEntry,
  interpretOpenSetting,
  interpretSetting,
} from './interpret-setting.ts'
import { isButton, isEntryOfList, isPressedKey, labelOf, linkOf } from './label-of.ts'
import { markClass, writtenOut } from './marked-text.ts'
import {
  cutPurpose,
  describes,
  fixedValue,
  isDefiniteNoun,
  isLowerCase,
  isMarked,
  nameOf,
  properName,
} from './names.ts'
import { firstOfCompound, type NamedPart, nounOf } from './nouns.ts'
import { pattern } from './pattern.ts'
import type { Clause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { ownerInBold } from './told-value.ts'
import { valueBesideEnglishNoun } from './told-value-en.ts'
import { isCamelCase, isCode, isIdentifier, stateOf } from './values.ts'
import { companyBeforeNoun, numberedRecord, whichOne } from './which-one.ts'

/**
 * What a clause says. Each case below is one kind of sentence; the first that fits decides.
 * @returns null when no pattern takes it.
 */
export function interpret(clause: Clause, reading: Reading): Instruction | null {
  if (namesFields(clause, reading) || isDefinition(clause) || leavesOneOpen(clause, reading)) return null
  const found = interpretPlaced(clause, reading) ?? interpretPlain(clause, reading)
  return found && { ...found, optional: clause.optional }
}

/** `Välj – Använd den färg som …`: what stands behind a dash says what the word before it means. */
function isDefinition({ object }: Clause): boolean {
  return /^[-–] /u.test(object)
}

/** `väljer du i fälten **A** eller **B**`: in which of them is left open. */
function leavesOneOpen({ object, places }: Clause, { grammar }: Reading): boolean {
  const isSecond = grammar.isTranslated && pattern(`^(?:${grammar.or})\\s${markClass}`, 'u').test(object)
  return isSecond && places.some(({ noun }) => noun === 'field')
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
      if (verb === 'expandOrCollapse' && isToggled(object, named?.noun, reading)) {
        const label = named?.label ?? (isMarked(object) ? nameOf(object, reading) : null)
        return label === null ? null : instruction('switch', { label })
      }
      return instruction('navigate', { label: named ? named.label : partOf(object, reading) })
    case 'close':
      return instruction('navigate', {
        label: named?.label ?? (isMarked(object) ? nameOf(object, reading) : null),
      })
    case 'refresh':
      // `Uppdatera datatypen`: what is no page is changed.
      if (grammar.isTranslated && object !== '' && !isShown(object)) return null
      return instruction('navigate')
    case 'filter':
      return instruction('navigate')
    case 'open':
      if (isPath(object, reading)) return interpretPath(object, reading)
      return instruction('navigate', { label: named?.label ?? partOf(object, reading) })
    case 'enable':
    case 'disable':
    case 'check':
    case 'clear':
    case 'checkOrClear':
      // `Clear the Town field`: a field is emptied.
      if (verb === 'clear' && !grammar.isTranslated && named?.noun === 'field')
        return instruction('text', { label: named.label, value: '' })
      return interpretSwitch(verb, named ? named.label : switchOf(verb, object, reading))
    case 'set':
      return interpretSetting(object, reading) ?? interpretOpenSetting(object, reading)
    case 'find':
      // `Sök efter och öppna sidan **X**`.
      if (named?.noun === 'page' && named.label !== null)
        return instruction('navigate', { label: named.label })
      // `Leta upp åtgärden **X**`: a button is found to be pressed; a feature is one of a list.
      if (
        (grammar.isTranslated || isMarkedAction.test(object)) &&
        named?.noun === 'button' &&
        named.label !== null
      )
        return /funktion|funksjon/u.test(object)
          ? instruction('choose', { value: named.label })
          : instruction('press', { label: named.label })
      // `Sök fältet **X**`, `Leta reda på filen för X`: a field is no value, nor is what something is for.
      if (named?.noun === 'field') return instruction('choose', { label: named.label })
      if (grammar.isTranslated && /^\p{Ll}+(?:en|et|an) f[öo]r /u.test(object)) return instruction('choose')
      return instruction('choose', { value: fixedValue(object, reading) })
    case 'enter':
    case 'enterOrSelect':
      // `Angi eller velg NordRute`: what may be selected is a value.
      if (verb === 'enterOrSelect' && grammar.isTranslated && isCamelCase(cutPurpose(object, grammar)))
        return instruction('choose', { value: cutPurpose(object, grammar) })
      return (
        interpretAnswer(object, reading) ??
        interpretSetting(object, reading) ??
        interpretFieldEntry(object, reading) ??
        interpretEntry(object, reading)
      )
    case 'define':
      return interpretDefined(object, reading)
    case 'use':
      // `Use B-001`: a number names what is chosen.
      if (!grammar.isTranslated && isIdentifier(object)) return instruction('choose', { value: object })
      // A field may be used in many ways.
      return named && /^(?:button|tab|section|page)$/.test(named.noun)
        ? interpretNamed('press', named, reading)
        : null
    case 'press':
    case 'select': {
      const link = linkOf(object, reading)
      if (link !== null) return instruction('press', { label: link })
      break
    }
    default:
      return null
  }
  if (isPressedKey(verb, cutPurpose(object, grammar), reading.text)) return instruction('press')
  const answer = interpretAnswer(object, reading)
  if (answer) return answer
  const equation = verb === 'select' ? interpretEquation(object, reading) : null
  if (equation) return equation
  const chosen = verb === 'select' ? interpretChosenAs(object, reading) : null
  if (chosen) return chosen
  // `Select A\B` can only be meant of a tree.
  if (/\w\s?\\\s?\w/u.test(writtenOut(reading.text, cutPurpose(object, grammar))))
    return instruction('tree', { value: fixedValue(object, reading) })
  const which = whichOne(verb, object, reading)
  if (named && (named.label !== null || which === null)) return interpretNamed(verb, named, reading)
  // `the **Roads** file`: what bears its name before its noun can be found by it; the **Rank** value is none.
  const isNamed = !grammar.isTranslated && isNamedThing.test(object)
  if (which !== null) return instruction('choose', { label: isNamed ? which : null, value: which })
  // `Ja om …`: an answer, and when it is the right one.
  const [, conditional] =
    pattern(`^(${grammar.answers})\\s(?:${grammar.preposition})\\s`, 'iu').exec(object) ?? []
  if (conditional !== undefined) return instruction('confirm', { label: conditional })
  const company = verb === 'select' && !grammar.isTranslated ? companyBeforeNoun(object) : null
  if (company !== null) return instruction('choose', { label: company, value: company })
  const record = verb === 'select' ? numberedRecord(object, reading) : null
  if (record !== null) return instruction('choose', { value: record })
  const label = labelOf(verb, object, reading)
  if (label === null && isButton(object, grammar)) return instruction('press', { label: object })
  // `Välj en **Region** för miljön`: which of them is left open.
  const isOpen = label === null || (grammar.isTranslated && tellsNumber(object, reading))
  const open = isOpen ? (boldName(object, reading) ?? boldName(cutPurpose(object, grammar), reading)) : null
  if (open !== null) return instruction('choose', { label: nameOf(open, reading) })
  const capital = label === null && verb === 'select' ? capitalName(object, reading) : null
  if (capital !== null) return instruction('choose', { label: capital })
  // `Välj order-ID`: a name of one word, with the capital that the sentence took from it.
  if (label === null && verb === 'select' && places.length === 0 && /^\p{Ll}{3,}-ID$/u.test(object))
    return instruction('choose', { label: firstOfCompound(object) })
  if (label === null)
    return isLowerCase(object) || describes(object, grammar) || isDefiniteNoun(object, grammar)
      ? instruction(verb === 'press' ? 'press' : 'choose')
      : null
  if (pattern(`^(?:${grammar.answers})$`, 'iu').test(label)) return instruction('confirm', { label })
  const group = verb === 'select' && grammar.isTranslated && isCode(label) ? groupOf(places) : null
  if (group !== null) return instruction('choose', { label: nameOf(group, reading), value: label })
  const isPressed = verb === 'press' || places.some(({ noun }) => noun === 'pane') || isButton(label, grammar)
  if (isPressed || (!reading.style.saysClick && !isIdentifier(label))) return instruction('press', { label })
  return instruction('choose', { label, value: label })
}

/** `the **Move bus** action`. */
const isMarkedAction = pattern(`^the ${markClass} (?:action|button|command)$`, 'u')

const isNamedThing = pattern(`^(?:the )?${markClass}(?! value(?!\\p{L}))`, 'u')

/**
 * `Define the Town field with the town of the bus`; in other languages, what is defined otherwise, `som en källa`, is
 * no field to be filled in.
 */
function interpretDefined(object: string, reading: Reading): Instruction | null {
  const [, defined] = reading.grammar.isTranslated ? (/^(.+?) med \p{Ll}/u.exec(object) ?? []) : ['', object]
  if (defined === undefined) return null
  const named = nounOf(defined, reading)
  const label = named === null ? capitalName(object, reading) : named.noun === 'field' ? named.label : null
  return label === null ? null : instruction('text', { label })
}

/** `Välj SE-12 i gruppen **Momsgrupp**`: a code is one of the values of what it is chosen in. */
function groupOf(places: Clause['places']): string | null {
  return places.find(({ noun, isBehind }) => noun === 'section' && isBehind)?.name ?? null
}

/**
 * `Aktiver eller deaktiver alternativet X`, `Växla **X**`: a control, not a part of the page. What is toggled `till` a
 * field, or told, is either.
 */
function isToggled(object: string, noun: Noun | undefined, { text }: Reading): boolean {
  if (noun !== undefined) return /^(?:option|checkbox|switch)$/.test(noun)
  const toggles = '(?:växla|veksle|aktivera?\\s?(?:/|eller)\\s?(?:de|in)aktivera?)'
  const isOther = isMarked(object) || /^(?:på|av|till) f[eä]ltet|^\p{Ll}{4,} (?:for|för|av) /u.test(object)
  const [first = ''] = object.split(/[^\p{L}\uE000-\uF8FF]/u)
  return isOther && pattern(`${toggles} ${first}`, 'iu').test(text.words)
}

/** What is opened or unfolded without its noun: only a name tells what it is. */
function partOf(object: string, reading: Reading): string | null {
  const { isTranslated } = reading.grammar
  const owner = isTranslated ? ownerInBold(object, reading.text) : null
  if (owner !== null) return owner
  const isTold = /\s|-\p{Ll}+$/u.test(object) && isDefiniteNoun(object, reading.grammar)
  // `Öppna Karta eller Kladd`: one of several names is none.
  const isOneOf = isTranslated && pattern(`\\s(?:${reading.grammar.or})\\s\\p{Lu}`, 'u').test(object)
  if (isTold || isOneOf || isEntryOfList(object, reading)) return null
  // `Expand the **Town** range`: a noun that is no part of the screen.
  const isNoun = !isTranslated && isMarked(object.replace(/^the /, ''))
  return properName(object, reading) ?? (isNoun ? valueBesideEnglishNoun(object, reading.text) : null)
}

function interpretNamed(
  verb: 'press' | 'select',
  { noun, label, isCompound = false }: NamedPart,
  { grammar }: Reading,
): Instruction | null {
  switch (noun) {
    case 'section':
      // `Velg reservedelen`, `Velg rute-gruppen`: a section is opened; what is selected is a thing.
      if (verb === 'select' && isCompound && grammar.isTranslated) return instruction('choose')
      return instruction('navigate', { label })
    case 'tab':
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

/** `Aktivera kryptering av dina uppgifter` tells what for, where English would write a name. */
function switchOf(verb: Clause['verb'], object: string, reading: Reading): string | null {
  const isTold = reading.grammar.isTranslated && /^\p{Ll}\S*\s\S+\s\S/u.test(object)
  if (isTold) return null
  // `Enable the **Night** feature`: the noun is no part of the name.
  const isNamed = !reading.grammar.isTranslated && isMarked(object.replace(/^the /, ''))
  return (isNamed ? valueBesideEnglishNoun(object, reading.text) : null) ?? labelOf(verb, object, reading)
}

/** What the screen shows, and is drawn anew. */
function isShown(object: string): boolean {
  return /^(?:sid(?:an|en|orna|ene)|list(?:an|en)|fönstret|vinduet|vyn|visningen|rutnätet|rutenettet|webbläsaren|nettleseren|skärmen|skjermen|skjermbildet|formuläret|skjemaet|arbetsytan|arbeidsområdet)(?!\p{L})/u.test(
    object,
  )
}

function interpretSwitch(verb: Clause['verb'], label: string | null): Instruction | null {
  return label === null ? null : instruction('switch', { label, value: stateOf(verb) })
}
