import type { Grammar } from './grammar.ts'
import { markClass } from './marked-text.ts'
import { pattern } from './pattern.ts'
import { type Clause, readClause } from './read-clause.ts'

/** The verbs that begin nearly every step; the translations' own words stand beside those that look like them. */
const translatedVerbs = [
  'välj',
  'velg',
  'markera',
  'merk',
  'ange',
  'angi',
  'klicka',
  'klikk',
  'öppna',
  'åpne',
]
const englishVerbs = ['select', 'click', 'enter', 'switch', 'expand', 'choose']

/** Words that are right as they stand. */
const otherWords = /^(?:sälj|väl|valg|vel|verk|klocka|markerar|angår|ånge|anga)$/u
const otherEnglishWords =
  /^(?:selects|elect|clicks|slick|flick|clock|enters|entry|inter|switches|expands|expend|chose)$/u

/**
 * `Mer den andra raden`, `fälj **A**`: a verb with one letter wrong, where nothing but it can stand; its object says so by
 * its mark or its article.
 */
export function readMistyped(sentence: string, grammar: Grammar): Clause | null {
  const [, word = '', preposition = '', object = ''] =
    pattern(`^(\\p{L}{3,8}) (på )?((?:${markClass}|(?:den|det) \\p{Ll}|the ${markClass}).*)$`, 'u').exec(
      sentence,
    ) ?? []
  const typed = word.toLowerCase()
  if (typed === '' || otherWords.test(typed) || otherEnglishWords.test(typed)) return null
  // `Mer` is a word, which only an article behind it makes none.
  if (typed === 'mer' && !/^(?:den|det) /u.test(object)) return null
  const verb = (grammar.isTranslated ? translatedVerbs : englishVerbs).find(
    (known) =>
      /^kli/.test(known) === (preposition !== '') &&
      isOneOff(typed, known) &&
      readClause(`${known} ${preposition}${object}`, grammar) !== null,
  )
  return verb === undefined ? null : readClause(`${verb} ${preposition}${object}`, grammar)
}

/** Whether one letter is missing, too many or another one, or two changed their places. */
function isOneOff(typed: string, word: string): boolean {
  if (typed === word) return false
  const start = [...typed].findIndex((letter, index) => letter !== word.charAt(index))
  const at = start === -1 ? typed.length : start
  const [rest, right] = [typed.slice(at), word.slice(at)]
  return (
    rest === right.slice(1) ||
    rest.slice(1) === right ||
    rest.slice(1) === right.slice(1) ||
    (rest.charAt(0) === right.charAt(1) &&
      rest.charAt(1) === right.charAt(0) &&
      rest.slice(2) === right.slice(2))
  )
}
