import { cutPurpose, cutRelative } from './names.ts'
import type { Reading } from './reading.ts'
import { valueBesideNoun } from './told-value.ts'
import { valueBesideEnglishNoun } from './told-value-en.ts'
import { isIdentifier } from './values.ts'

/** `Velg lager 13`, `Välj Excel-tabellen A1`, `Select item 0016`: which one of what the noun tells. */
export function whichOne(
  verb: 'press' | 'select',
  object: string,
  { text, grammar }: Reading,
): string | null {
  if (!grammar.isTranslated)
    return verb === 'select' || /^the row /u.test(object) ? valueBesideEnglishNoun(object, text) : null
  const company = verb === 'select' ? companyBeforeNoun(cutPurpose(object, grammar)) : null
  if (company !== null) return company
  const isBehindNoun = /^(?:\p{Ll}|\p{Lu}\p{Ll}+-\p{Ll})/u.test(object)
  if (verb !== 'select' || !isBehindNoun) return null
  return valueBesideNoun(cutRelative(cutPurpose(object, grammar), grammar), text)
}

/** `North, Inc. provider`: the company's name, and what it is. */
export function companyBeforeNoun(words: string): string | null {
  const [, name] = /^(\p{Lu}[^\uE000-\uF8FF]{1,40}\s(?:Inc|Ltd|Corp)[.\u2024]) \p{Ll}+$/iu.exec(words) ?? []
  return name ?? null
}

/** `Select Item number A0001 as the last row`: the record is told by the number that stands behind what is numbered. */
export function numberedRecord(object: string, { grammar }: Reading): string | null {
  if (grammar.isTranslated) return null
  const [, number = ''] =
    /^\p{Lu}[\p{L} ]*\s(?:number|account|rule|order) (\p{Lu}*-?\d[\p{Lu}\d-]*)(?:,? .*)?$/u.exec(object) ?? []
  return number.length > 3 && isIdentifier(number) ? number : null
}
