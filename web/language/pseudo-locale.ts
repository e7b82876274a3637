/**
 * A made-up language for `npm run dev`: English with accents, longer by about two fifths, and between marks. What does
 * not fit, what is cut off, and what does not come from `locales/` at all can then be seen in any layout.
 */
export const pseudoLocale = { value: 'en-XA', name: '⟦Ƥşéûðô⟧' } as const

/** Whether it may be chosen: never in the production build, where bundlers know the answer and drop the rest. */
export function hasPseudoLocale(): boolean {
  return process.env.NODE_ENV === 'development'
}

/** A namespace's words in the made-up language, under the same keys. */
export function toPseudoWords(words: object): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'object' && value !== null ? toPseudoWords(value) : toPseudoText(String(value)),
    ]),
  )
}

/** What stands for a value, and what refers to other words, is left as it is. */
const untouched = /(\{\{.*?\}\}|\$t\(.*?\))/

function toPseudoText(text: string): string {
  const parts = text.split(untouched).map((part) => (untouched.test(part) ? part : lengthen(part)))
  return `⟦${parts.join('')}⟧`
}

const accented: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  k: 'ķ',
  l: 'ļ',
  n: 'ñ',
  o: 'ô',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  w: 'ŵ',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
}

/** Each vowel stands twice: words grow where they are, and break as before. */
function lengthen(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    const other = accented[letter] ?? letter
    return /[aeiouy]/.test(letter) ? other + other : other
  })
}
