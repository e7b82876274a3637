import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../../web/language/locales.ts'

const folder = join(import.meta.dirname, '../../../locales')

/** The words of one namespace by key, `edit.save`; keys that are nested in the file are joined by points. */
export function readNamespace(locale: Locale, namespace: string): ReadonlyMap<string, string> {
  const file: object = JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), 'utf8'))
  return new Map(flatten(file))
}

function flatten(words: object): [key: string, words: string][] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, value] as [string, string]]
      : flatten(value as object).map(([key, text]): [string, string] => [`${name}.${key}`, text]),
  )
}

/**
 * Words of the console as they stand in `locales/`, without placeholders filled in.
 * @param key namespace and key: `orders:edit.save`.
 * @throws when there are none.
 */
export function wordsFor(locale: Locale, key: string): string {
  const [namespace = '', path = ''] = key.split(':')
  const words = readNamespace(locale, namespace).get(path)
  if (words === undefined) throw new Error(`There are no words ${key} in ${locale}.`)
  return words
}
