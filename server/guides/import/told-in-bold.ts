import { type MarkedText, markAt, trimLabel } from './marked-text.ts'
import { pattern } from './pattern.ts'

/**
 * Some writers set in bold what they tell, `en ordernod`, `orten som du vill se`, or quote another step, `Välj orten du
 * angav`, or where it is to be found, `baserad på rutt i listan`: what stands so is no name.
 */
export function describesInBold(words: string): boolean {
  return (
    /^(?:ett?|en|ei|din|ditt|dina|dine) \p{Ll}+$/u.test(words) ||
    /^(?:Välj|Markera|Velg|Merk) \p{Ll}+(?:en|et|an) (?:som )?du /u.test(words) ||
    /\si (?:den nedrullningsbara \p{Ll}+|rullegardin(?:listen|menyen))$/u.test(words) ||
    pattern(
      [
        '^\\p{Ll}+(?:en|et|an|in|na|ne) (?:(?:som|du) \\p{Ll}|(?:för|for|i|på|til|',
        'till) (?:\\p{Ll}+(?:en|et|an)|\\p{Ll}*kontot)(?:$| (?:för|for|i|på) \\p{Ll}+$))',
      ].join(''),
      'u',
    ).test(words)
  )
}

/**
 * `Ange **orten**`, `Endre **navnet**`: a common noun with its article in bold tells what is meant, as it does
 * without; what the screen calls it is not said. A noun beside it, `fältet **orten**`, says that it is a name.
 */
export function isToldInBold(label: string, { words, marks }: MarkedText): boolean {
  if (!isDefiniteWord(label)) return false
  const index = marks.findIndex(({ kind, text }) => kind === 'strong' && trimLabel(text) === label)
  const at = words.indexOf(markAt(index))
  if (index === -1 || at === -1) return false
  const hasNoun =
    /\p{Ll}{3,}(?:en|et|an)\s$|(?<!\p{L})(?:f[äe]lt|flik|fane|knapp|åtgärd|handling)\s$/u.test(
      words.slice(0, at),
    ) || /^(?:\s?-\s?\p{Ll}|\s(?:f[äe]lt|flik|fane|knapp|åtgärd|handling))/u.test(words.slice(at + 1))
  return !hasNoun
}

/** `orten`, `navnet`; `enhet`, `prioritet` and `områden` only end alike. */
export function isDefiniteWord(word: string): boolean {
  return pattern(
    [
      '^\\p{L}\\p{Ll}{2,}(?:(?<!h|it|pak|budg)et|(?<!(?:an|en|vär|områ)d|ställ)en|(?<!pl|nb)an|',
      'arna|erna|orna|ene|kontot)$',
    ].join(''),
    'u',
  ).test(word)
}
