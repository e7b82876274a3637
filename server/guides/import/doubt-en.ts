import type { Instruction } from './instruction.ts'
import { type MarkedText, markAt, markClass } from './marked-text.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'

/** Nouns that close a name: before them, an English label may begin as any word does. */
const closing =
  '(?:fields?|columns?|options?|(?:check ?)?box|button|action|tab|page|section|parameter|toggle)(?!\\p{L})'

/** Whether no control of an English sentence can be called so. */
export function isImplausibleInEnglish(label: string, { kind }: Instruction, text: MarkedText): boolean {
  if (isIcon(label, text) || isOneOfTwo(label, text)) return true
  if (isWritten(label, text)) return false
  const isFilled = kind === 'switch' || kind === 'text'
  return holdsMore(label) || (isFilled && isToldInWords(label, text))
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

/** Whether the writer set a name apart that holds the label. */
function isWritten(label: string, { marks }: MarkedText): boolean {
  return marks.some(({ text }) => text.includes(label))
}

/** `turn on night mode`, `type the rest`: bare words without a capital tell, unless a noun closes them. */
function isToldInWords(label: string, { words }: MarkedText): boolean {
  const rest = words.slice(words.indexOf(label) + label.length)
  return isLowerCase(label) && !pattern(`^ ${closing}`, 'u').test(rest)
}

/** `Roads and the bridge`, `question, or type it`: more than one thing, or the rest of a sentence. */
function holdsMore(label: string): boolean {
  return / and the |, (?:and|or) \p{Ll}/u.test(label)
}

/** `Give each driver a bus`, `2 and post`: what only tells what is entered, or goes on behind it. */
export function tellsInEnglish({ kind, label, value }: Instruction, text: MarkedText): boolean {
  if (typeof value !== 'string' || isWritten(value, text)) return false
  const isSentence = kind === 'text' && label === null && /\s\p{Ll}{2,}\s/u.test(value)
  return isSentence || /^\d\S* and \p{Ll}/u.test(value)
}
