import { type RawBuilder, sql } from 'kysely'
import type { MigrationWords } from './migration.ts'

/** The order of words in a language, the same on both databases. */
export interface Alphabet {
  /** By what a column's words stand in their order, compared by its bytes. */
  keyOf(column: string): RawBuilder<string>
}

/** The languages in whose order lists can be read; whoever reads in none of them reads as in the first. */
export const alphabetLocales = ['en', 'sv-SE', 'nb-NO'] as const

type AlphabetLocale = (typeof alphabetLocales)[number]
type DatabaseKind = MigrationWords['kind']

/**
 * What the letters of a language stand as.
 *
 * Words are compared by keys that Kontor makes, not by collations of the databases: better-sqlite3 takes none, and
 * PostgreSQL has those of ICU if it was built with them, in an order that a newer version may change under the indexes.
 * The keys are a function of the column, not a column of their own: no writer can forget them.
 *
 * Indexes hold the keys: whoever changes anything here writes a migration that makes the function of PostgreSQL, and
 * the indexes on both, anew. A SQLite file is written to by Kontor only, for other programs lack the function.
 */
interface Letters {
  /** What a letter stands as. */
  readonly single: ReadonlyMap<string, string>
  /** Letters that stand as several, or several that stand as one; these come first. */
  readonly several: readonly (readonly [from: string, to: string])[]
  /** Of the latter, those that stand as one. */
  readonly joined: Letters['several']
  /** All others, for one pass over words. */
  readonly standing: ReadonlyMap<string, string>
}

/** The signs that ASCII has behind z, for the letters that a language has there. */
const behindZ = ['{', '|', '}'] as const

/** Letters beyond those of ASCII that a language has of its own; a neighbour's stand with their counterparts. */
const ownLetters: Readonly<Record<AlphabetLocale, Readonly<Record<string, string>>>> = {
  en: {},
  'sv-SE': { å: behindZ[0], äæ: behindZ[1], öøőœ: behindZ[2], üű: 'y' },
  'nb-NO': { æä: behindZ[0], øöőœ: behindZ[1], å: behindZ[2], üű: 'y' },
}

/** Letters that no mark is taken from, so that Unicode does not say with which they stand. */
const unmarked: Readonly<Record<string, string>> = { ø: 'o', đð: 'd', ħ: 'h', ı: 'i', ł: 'l', ŧ: 't' }

const ofSeveral: readonly (readonly [from: string, to: string])[] = [
  ['ß', 'ss'],
  ...['æ', 'Æ'].map((letter) => [letter, 'ae'] as const),
  ...['œ', 'Œ'].map((letter) => [letter, 'oe'] as const),
  ...['þ', 'Þ'].map((letter) => [letter, 'th'] as const),
]

/** So many characters count: a name may be longer than an entry of an index on PostgreSQL. */
const charactersThatCount = 100

const lettersOf = Object.fromEntries(
  alphabetLocales.map((locale) => [locale, readLetters(locale)]),
) as Readonly<Record<AlphabetLocale, Letters>>

function readLetters(locale: AlphabetLocale): Letters {
  const single = new Map<string, string>()
  // The letters of Latin-1 and Latin Extended-A and B, without their marks.
  for (let code = 0xc0; code < 0x250; code++) {
    const letter = String.fromCharCode(code)
    const [plain = ''] = letter.normalize('NFD')
    if (/[a-z]/i.test(plain)) single.set(letter, plain.toLowerCase())
  }
  for (const [letters, place] of [...Object.entries(unmarked), ...Object.entries(ownLetters[locale])])
    for (const letter of [...letters, ...letters.toUpperCase()])
      if (!/[a-z]/i.test(letter)) single.set(letter, place)
  const spelled = ofSeveral.filter(([letter]) => !single.has(letter))
  // In Norwegian names aa is an å.
  const joined = locale === 'nb-NO' ? ([['aa', 'å']] as const) : []
  return { single, several: [...joined, ...spelled], joined, standing: new Map([...single, ...spelled]) }
}

/** The order of a language. */
export function alphabetOf(kind: DatabaseKind, locale: string | null | undefined): Alphabet {
  const known = alphabetLocales.find((one) => one === locale) ?? alphabetLocales[0]
  return { keyOf: (column) => sql.raw<string>(alphabetKey(kind, known, column)) }
}

/**
 * The SQL of `Alphabet.keyOf`, of which indexes are made.
 * @param column a name of the program's own, such as `c.name`.
 */
export function alphabetKey(kind: DatabaseKind, locale: AlphabetLocale, column: string): string {
  const key = `sort_key('${locale}', ${column})`
  return kind === 'postgres' ? `(${key} COLLATE "C")` : key
}

/** What `sort_key` is on SQLite: by what words stand in a language’s order. Posting calls it for each new customer. */
export function sortKey(locale: unknown, words: unknown): string {
  const { joined, standing } = lettersOf[locale as AlphabetLocale] ?? lettersOf.en
  const text = String(words)
  const begun = text.length > charactersThatCount ? [...text].slice(0, charactersThatCount).join('') : text
  const small = isAscii.test(begun)
    ? begun.toLowerCase()
    : begun.replace(/[A-Z]+/g, (some) => some.toLowerCase())
  const spelled = joined.reduce((spelling, [from, to]) => spelling.replaceAll(from, to), small)
  return isAscii.test(spelled)
    ? spelled
    : spelled.replace(/[^\0-\x7f]/g, (letter) => standing.get(letter) ?? letter)
}

const isAscii = /^[\0-\x7f]*$/

/** The same as a function of PostgreSQL. */
export function sortKeyFunction(): string {
  const cases = alphabetLocales.map((locale) => {
    const { single, several } = lettersOf[locale]
    const small = `lower(left(words, ${charactersThatCount}) COLLATE "C")`
    const spelled = several.reduce(
      (spelling, [from, to]) => `replace(${spelling}, '${from}', '${to}')`,
      small,
    )
    const key = `translate(${spelled}, '${[...single.keys()].join('')}', '${[...single.values()].join('')}')`
    return `WHEN '${locale}' THEN ${key}`
  })
  return `CREATE FUNCTION sort_key(locale text, words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE locale ${cases.join('\n  ')} END $$`
}
