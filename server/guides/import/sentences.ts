import type { MarkedText } from './marked-text.ts'
import { markOf } from './marked-text.ts'

/** Abbreviations of the three languages after which a sentence goes on. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|no|min|max|approx|oper|rep|qty|acct|avg|std|prod|t\.ex|bl\.a|dvs|m\.m|nr|kl|ca|s\.k|st|ev|f\.eks|osv|mv|evt|inkl|exkl|ekskl|jan|feb|aug|sept|okt|nov|dec|des)\.$/i

/** `1. September`: the first day of a month, in languages that set a full stop behind it. */
const month =
  /^(?:(?:Jan|Febr)uari?|Mar[st]|Mars|April|Ma[ij]|Jun[ij]|Jul[ij]|August|(?:Septem|Okto|Novem|Desem)ber)(?!\p{L})/u

/** Behind a mark, a capital word before a lower-case one begins a sentence, unless it is the noun of the label. */
const beginsBehindMark =
  /^(?!(?:Field|Fält|Felt|Tab|Flik|Fane|Button|Knapp|Type)\p{Ll}* )\p{Lu}\p{Ll}+ \p{Ll}/u

/** So does a verb before another mark, unless what stands before it only says where: `I fältet **A** Välj **B**`. */
const beginsWithVerb =
  /^(?:(?:Klikk|Velg|Välj|Angi|Ange|Markera|Merk|Öppna|Åpne)|I (?:fältet|feltet)(?= \S+ \p{L}+r du\s)) [\uE000-\uF8FF]/u

const onlySaysWhere = /^(?:I|På|Under|Från|Fra)\s(?!.*\s\p{L}+r du\s)/u

/** Words that begin a sentence and no label: they tell of what was named before. */
const beginsSentence =
  /^(?:(?:Du|Här|Her|You|Here)(?: \p{Ll}+)+|(?:Den här|Det här|Denna|Detta|Denne|Dette|This|These|Fältet|Feltet) [\p{Ll}\uE000-\uF8FF])/u

/**
 * Parts a step's text into its sentences. A sentence ends before a capital letter, a mark or a figure; not after an
 * abbreviation, nor inside a path that leaves something out (`Retail > .. > Devices`).
 */
export function splitSentences(text: MarkedText): readonly string[] {
  const { words } = text
  const sentences: string[] = []
  let start = 0
  for (const { index, 0: stop } of words.matchAll(/(?:[.!?…\u2024]+|[\uE000-\uF8FF]|\p{Ll})[)\]]*\s+/gu)) {
    const end = index + stop.length
    const next = words.slice(end)
    if (!endsSentence(text, stop, words.slice(start, index + stop.trimEnd().length), next)) continue
    sentences.push(words.slice(start, end).trim())
    start = end
  }
  sentences.push(words.slice(start).trim())
  return sentences.filter((sentence) => sentence !== '')
}

function endsSentence(text: MarkedText, stop: string, before: string, next: string): boolean {
  if (/^[>\\/]/.test(next)) return false
  // `the **Setup** tab You can …`: the full stop was lost in translation.
  if (!/^[.!?…\u2024]/.test(stop) && beginsSentence.test(next)) return true
  if (/^[\uE000-\uF8FF]/.test(stop))
    return (
      (before.length > stop.trim().length && beginsBehindMark.test(next)) ||
      (before.length > stop.trim().length && beginsWithVerb.test(next) && !onlySaysWhere.test(before)) ||
      endsInMark(text, stop, next)
    )
  if (!/^[.!?…\u2024]/.test(stop)) return false
  if (/^\.\.+|^…/.test(stop))
    return /^\p{Lu}/u.test(next) && (before.trim().length > 12 || /[\uE000-\uF8FF]\.\.$/.test(before))
  if (isAbbreviated(before, next) || (/(?:^|\s)\d{1,2}\.$/.test(before) && month.test(next))) return false
  return /^[\p{Lu}\p{N}\uE000-\uF8FF([“"”'’«]|^(?:fanen|fliken|feltet|fältet|siden|sidan) [\uE000-\uF8FF]/u.test(
    next,
  )
}

/** `Std. pris` goes on; `Velg STD. STD står for …` ends in a code, and `A, B osv. **C** är …` in what closes a list. */
function isAbbreviated(before: string, next: string): boolean {
  const closesList =
    /\s(?:osv|etc|m\.m|mv)\.$/u.test(before) &&
    /^(?:\p{Lu}|[\uE000-\uF8FF] (?:är|er|används|brukes) )/u.test(next)
  return abbreviation.test(before) && !closesList && !/(?:^|\s)\p{Lu}{3,}\.$/u.test(before)
}

/** A quotation that closes with the sentence's own full stop: `select 'Commodity codes.' Click OK.` */
function endsInMark(text: MarkedText, stop: string, next: string): boolean {
  const mark = markOf(text, stop.charAt(0))
  return mark !== null && /[^.]\.$/.test(mark.text) && /^\p{Lu}\p{Ll}/u.test(next)
}
