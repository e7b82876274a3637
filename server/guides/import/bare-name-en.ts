import type { Instruction } from './instruction.ts'
import { isLowerCase } from './names.ts'
import { pattern } from './pattern.ts'

/** Nouns that close a name: before them, an English label may begin as any word does. */
export const closing =
  '(?:fields?|columns?|options?|(?:check ?)?box|button|action|tab|page|section|parameter|toggle)(?!\\p{L})'

/** Words that only a sentence holds, and where a name cannot begin or end. */
const partOfSentence: readonly RegExp[] = [
  /: \p{L}+ (?:\p{L}+ )?(?:the|an?|to|your|in) |\s(?:that|which|you|your|them|they|these)(?!\p{L})/u,
  /,(?! (?:Inc|Ltd|Corp)(?!\p{L}))|\shttps?:\/\//iu,
  /^(?:in|at|by|on|and|from|with|of|its?|them|their|this|these) |^(?:it|them|this|these|text)$/u,
  / and (?:\p{Ll}+ ){0,2}(?:the|an?|this|that|your) /u,
]

/** `in the upper field`, `the new field`: which one of them. */
const tellsWhichOne = /^(?:upper|lower|left|right|top|bottom|first|second|third|last|next|new|same)$/u

/** `voucher ID, such`, `Lines >`: what another word, or another name, has to follow. */
const breaksOff = /\s(?:and|or|such|the)$|[>–—-]$|\sas (?:an?|the|your)(?!\p{L})/u

/** `GitHub during the first step`, `Bus button below the window`: where and when, behind what is pressed or opened. */
const goesOn: readonly RegExp[] = [
  /\s(?:during|below|above|beside|at|of) the /u,
  /\s(?:button|icon|link|page|pane|panel|tab|field) (?:below|above|beside|of|in|on|at|for|next) /u,
  / or \p{Lu}/u,
  /^\p{Lu}\p{Ll}+: \p{Ll}+$/u,
]

/** `the view`, `the language of a town`: what is set is told with what it belongs to, or is no field. */
const toldWithOwner =
  /\s(?:of|for|in|on|below|above|such)(?!\p{L})|^(?:its|their|this|view|page|filter|focus|cursor)(?!\p{L})/u

/**
 * Whether bare words that the writer did not set apart are more, or less, than a control's name: the rest of a sentence,
 * a pronoun, a place.
 */
export function isNoBareName(label: string, { kind, value, path }: Instruction, words: string): boolean {
  const isWay = path.length > 1
  if (
    isAdverb(label) ||
    tellsWhichOne.test(label) ||
    partOfSentence.some((form) => form.test(label) && !(isWay && label.includes(',')))
  )
    return true
  if (isClosed(label, words)) return false
  if (breaksOff.test(label)) return true
  const isNamed = value === null || value === label
  if (!isNamed && isLowerCase(label) && toldWithOwner.test(label)) return true
  return (
    /^(?:press|navigate|choose)$/.test(kind) && isNamed && !isWay && goesOn.some((form) => form.test(label))
  )
}

/** `right-click again`: how it is done. */
function isAdverb(label: string): boolean {
  return /^(?:again|anywhere|here|outside|once|twice)(?:$| )/u.test(label)
}

/** Whether a noun closes bare words. */
export function isClosed(label: string, words: string): boolean {
  const at = words.indexOf(label)
  return at >= 0 && pattern(`^ ${closing}`, 'u').test(words.slice(at + label.length))
}
