import { isToldValue } from './doubt-bare.ts'
import type { Instruction } from './instruction.ts'
import { writtenOut } from './marked-text.ts'
import type { Context } from './names.ts'
import { describesInBold, isToldInBold } from './told-in-bold.ts'

/** Whether a value was read whole, and nothing but the value. What the writer set in bold is a value whatever it holds. */
export function isWholeValue({ kind, label, value }: Instruction, { text, grammar }: Context): boolean {
  if (typeof value !== 'string' || value === '') return true
  const mark = text.marks.find(({ text: marked }) => marked.trim() === value)
  if (
    grammar.isTranslated &&
    (describesInBold(value) || (/^\p{Ll}/u.test(value) && isToldInBold(value, text)))
  )
    return false
  if (mark && mark.kind !== 'quotation') return true
  // English tells its values from its sentences by where they stand, unless a quotation ends inside a formula.
  if (!grammar.isTranslated && !mark) return true
  if (!mark && isToldValue(value, label, text)) return false
  if (!mark && isFormula(value) && hasOddQuotation(value)) return false
  const rests = restsBehind(writtenOut(text), value)
  if (rests.length === 0) return true
  if (rests.every((rest) => isCutBefore(rest) || isOpen(value, rest))) return false
  if (mark) return true
  // `väljer du Ruttversion:`: what stands before a list tells of the list.
  if (rests.every((rest) => /^:\s*$/u.test(rest))) return false
  if (kind === 'text' && isCutAtMeans(value, rests)) return false
  const endsSentence = rests.some((rest) => /^["”’']?[.:]?\s*$|^["”’']?\.\s+\p{Lu}/u.test(rest))
  return !(endsSentence && holdsMore(value, kind))
}

/** What follows the value, each time that it stands in the text. */
function restsBehind(whole: string, value: string): readonly string[] {
  const parts = whole.split(value)
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join(value))
}

/** A value that goes on, `Order` in `Order.'>Rows'`; `SUM('$A` in `SUM('$A', '$B')`. */
function isCutBefore(rest: string): boolean {
  return /^[.,:;]?["”’'*)\]]*[.,:;'"]?["'’”]?[^\s.,:;"”’'!?)-]|^,\s+[^\p{L}\p{N}\s]/u.test(rest)
}

/** `Öka vikten genom att …`, `Den rutt som är …`: what several words say is typed whole. */
function isCutAtMeans(value: string, rests: readonly string[]): boolean {
  return /\s/u.test(value) && rests.every((rest) => /^ (?:genom att|ved å|som (?:är|er)) /u.test(rest))
}

/** A bracket that closes only behind the value. */
function isOpen(value: string, rest: string): boolean {
  const count = (sign: string) => value.split(sign).length - 1
  return (
    (count('[') > count(']') && rest.includes(']')) ||
    (count('(') > count(')') && /^[^()]*\)/.test(rest) && !/^\s\p{Ll}/u.test(rest))
  )
}

/** One of two quotation marks: the other was taken for the end. */
function hasOddQuotation(value: string): boolean {
  return (value.split("'").length + value.split('"').length) % 2 === 1
}

function isFormula(value: string): boolean {
  return /[([{$<>=&\\]/.test(value)
}

/** What the sentence says behind its value: what the value is for, or what else is to be done. */
function holdsMore(value: string, kind: Instruction['kind']): boolean {
  return (
    /^\d\S*\s(?:och|og|som|i|på|för|for)\s/u.test(value) ||
    /\s(?:och|og)\s\S.*\s(?:till|til)\s/u.test(value) ||
    /\s(?:för|for|som|av|före|efter|før|etter) (?:de[nt]? (?:\p{Ll}+ )?)?\p{Ll}{2,}(?:en|et|an|ene|erna|orna)$/u.test(
      value,
    ) ||
    /\s(?:som )?du (?:vill?|har|ska|skal|kan)\s/u.test(value) ||
    /\s(?:för|for|av) (?:ett?|en|ei) \p{Ll}+$/u.test(value) ||
    (kind === 'choose' && /\seller\s/u.test(value))
  )
}
