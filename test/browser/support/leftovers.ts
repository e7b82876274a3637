import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, isEnumType } from 'graphql'
import { type Locale, locales } from '../../../web/language/locales.ts'
import type { PageText } from './page-texts.ts'
import { readNamespace } from './words.ts'

const root = join(import.meta.dirname, '../../..')

/** Words of English that neither Swedish nor Norwegian has, and that any English sentence or button has one of. */
const englishWords =
  /\b(the|and|with|from|this|that|these|which|your|you|was|were|not|has|have|been|will|save|cancel|close|failed|search|settings|delete|edit|remove|retry|next|previous)\b/i

/** What a program shows where a value was missing. */
const brokenValues = /\{\{|\}\}|\[object |\bundefined\b|\bNaN\b|\bInvalid Date\b|\bnull\b/

const enumValues = new Set(
  Object.values(buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8')).getTypeMap())
    .filter(isEnumType)
    .flatMap((type) => type.getValues().map(({ name }) => name))
    // Short ones are words and abbreviations as well.
    .filter((name) => name.length > 4),
)

const namespaces = readdirSync(join(root, 'locales/en')).flatMap((file) =>
  file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
)
const qualifiedKey = new RegExp(`\\b(${namespaces.join('|')}):[A-Za-z]`)
const keys = new Set(
  namespaces.flatMap((namespace) =>
    [...readNamespace('en', namespace).keys()].filter((key) => key.includes('.')),
  ),
)

/**
 * What should have been put into words and was not: keys of words, codes, fields' names, values that were missing,
 * and English in the other languages.
 */
export function findLeftovers(texts: readonly PageText[], locale: Locale): readonly string[] {
  return texts.flatMap(({ text, element, isOwn }) => {
    const found = [
      brokenValues.exec(text)?.[0],
      qualifiedKey.exec(text)?.[0],
      ...text.split(/[\s,;:()“”"'’?!]+/).filter(isRaw),
      isOwn && locale !== 'en' ? englishWords.exec(text)?.[0] : undefined,
    ].filter((word) => word !== undefined)
    return found.length > 0 ? [`${found.join(', ')} in <${element}> ${text.slice(0, 200)}`] : []
  })
}

function isRaw(word: string): boolean {
  const bare = word.replace(/\.$/, '')
  return (
    keys.has(bare) ||
    enumValues.has(bare) ||
    // Ids of our own making, CODES_LIKE_THIS, names of fields likeThis, and coordinates Like.this.
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(bare) ||
    /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(bare) ||
    /^[a-z]+([A-Z][a-z]+)+$/.test(bare) ||
    /^[A-Z][A-Za-z]+\.[a-z][A-Za-z]+$/.test(bare)
  )
}

/** Names that the demo and a new installation give to records, in English for all readers, and that are words as well. */
const recordNames = new Set(['Channel transactions', 'Card', 'Gift card', 'Credit voucher', 'Loyalty points'])

const english = sayingsOf('en').filter((saying) => !recordNames.has(saying))

/** What is said in English, and not in the other language. */
const englishOnly = new Map(
  locales.map((locale) => {
    const sayings = new Set(sayingsOf(locale))
    return [locale, new Set(english.filter((saying) => !sayings.has(saying)))]
  }),
)

/** What reads just as the console says it in English, be it in a cell or a choice: it was not translated. */
export function findEnglish(texts: readonly PageText[], locale: Locale): readonly string[] {
  return texts.flatMap(({ text, element }) =>
    englishOnly.get(locale)?.has(text) ? [`<${element}> ${text}`] : [],
  )
}

/** All that is said in a language, as it stands in `locales/`. */
function sayingsOf(locale: Locale): readonly string[] {
  return namespaces.flatMap((namespace) => [...readNamespace(locale, namespace).values()])
}
