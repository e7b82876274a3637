import { isClosed, isNoBareName } from './bare-name-en.ts'
import type { Instruction } from './instruction.ts'
import { type MarkedText, markAt, markClass, writtenOut } from './marked-text.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'

/** `select Order` in a way, `Alt+N`: the act itself, and keys of the keyboard. */
const isNoName: readonly RegExp[] = [
  /^(?:select|choose|click) \p{Lu}/u,
  /^(?:Ctrl|Alt|Shift|Cmd)(?: ?\+ ?[\p{L}\d]+)+$/u,
]

/** Whether no control of an English sentence can be called so. */
export function isImplausibleInEnglish(label: string, found: Instruction, text: MarkedText): boolean {
  const { kind } = found
  if (isNoName.some((form) => form.test(label))) return true
  if (isIcon(label, text) || isOneOfTwo(label, text) || isHalfWay(label, text)) return true
  if (kind === 'press' && isFirstOfSeveral(label, text)) return true
  if (isWritten(label, text)) return false
  const isFilled = kind === 'switch' || kind === 'text'
  return (
    isNoBareName(label, found, text.words) || isGiven(found, text) || (isFilled && isToldInWords(label, text))
  )
}

/** `Plan with roads icon 2`: the words for who cannot see a picture tell what it is, instead of what it does. */
function isIcon(label: string, { marks }: MarkedText): boolean {
  return (
    / icon(?: \d+)?$/u.test(label) &&
    marks.some(({ kind, text }) => kind === 'picture' && text.startsWith(label))
  )
}

/** `choose **A** to go on, or **B** to go back`: which of them is left open. */
function isOneOfTwo(label: string, { words, marks }: MarkedText): boolean {
  const at = marks.findIndex(({ text }) => text === label)
  return (
    at >= 0 &&
    pattern(`${markAt(at)} to [^.,]*, or (?:choose |select )?${markClass} (?:to|if) `, 'u').test(words)
  )
}

/** `the **Read**, **Write**, and **Print** options`: one of several names is none. */
function isFirstOfSeveral(label: string, { words, marks }: MarkedText): boolean {
  const at = marks.findIndex(({ text }) => text === label)
  const others = `(?:, ${markClass})*,? (?:and|or) ${markClass} \\p{Ll}+(?:s|es)(?!\\p{L})`
  return at >= 0 && pattern(`${markAt(at)}${others}`, 'u').test(words)
}

/** `**Route** button **> Plan**`: a way that was set apart in pieces. */
function isHalfWay(label: string, { words, marks }: MarkedText): boolean {
  const at = marks.findIndex(({ text }) => text === label)
  const [, next = ''] =
    at < 0 ? [] : (pattern(`${markAt(at)} (?:\\p{Ll}+ )?(${markClass})`, 'u').exec(words) ?? [])
  return /^>/u.test(writtenOut({ words, marks }, next))
}

/** Whether the writer set a name apart that holds the label. */
function isWritten(label: string, { marks }: MarkedText): boolean {
  return marks.some(({ text }) => text.includes(label))
}

/** `give advice to Lund or your driver`: bare words that are given to somebody, where a name would be set to a value. */
function isGiven({ kind, label, value }: Instruction, text: MarkedText): boolean {
  const isTold = typeof value === 'string' && /\s\p{Ll}+\s\p{Ll}+/u.test(value) && !isWritten(value, text)
  return kind === 'choose' && isLowerCase(label ?? '') && isTold
}

/** `turn on night mode`, `type the rest`: bare words without a capital tell, unless a noun closes them. */
function isToldInWords(label: string, { words }: MarkedText): boolean {
  return isLowerCase(label) && !isClosed(label, words)
}

/** `the **Route ID** value`, `the **Lines** tab`: what every row has, of which one is not told, and what holds others. */
function isNoValue(value: string, { words, marks }: MarkedText): boolean {
  const at = marks.findIndex(({ text }) => text === value)
  if (at < 0) return false
  const isColumn = / (?:ID|[Nn]umber|[Nn]ame)$/u.test(value) && words.includes(`the ${markAt(at)} value`)
  return isColumn || pattern(`the ${markAt(at)} (?:tab|fast ?tab|section|page)(?!\\p{L})`, 'iu').test(words)
}

/** `**night bus number** in the **Bus number** field`: what kind of value is meant. */
function tellsItsField(value: string, label: string): boolean {
  const name = (words: string) => words.toLowerCase().replace(/[.\u2024]$/u, '')
  // `**night bus** in the **Bus No.** field`: no number is told so.
  const isNoNumber = / No[.\u2024]?$/u.test(label) && /^[\p{Ll} ]+$/u.test(value)
  return isNoNumber || (isLowerCase(value) && name(value).endsWith(` ${name(label)}`))
}

/** `Give each driver a bus`, `2 and post`: what only tells what is entered, or goes on behind it. */
export function tellsInEnglish({ kind, label, value }: Instruction, text: MarkedText): boolean {
  if (typeof value === 'string' && isNoValue(value, text)) return true
  if (typeof value === 'string' && label !== null && tellsItsField(value, label)) return true
  if (typeof value !== 'string' || isWritten(value, text)) return false
  // `Enter Lund's code`: whose it is.
  if (/^\p{Lu}\S*['’]s \p{L}/u.test(value)) return true
  // `enter 30 days for the interval`: how much, and in what; which of the two is typed is not told.
  if (label === null && /^\d+ (?:day|week|month|year|hour|minute)s?$/u.test(value)) return true
  const isSentence = kind === 'text' && label === null && /\s\p{Ll}{2,}\s/u.test(value)
  return isSentence || /^\d\S* and \p{Ll}/u.test(value)
}
