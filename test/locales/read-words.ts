import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const locales = ['en', 'sv-SE', 'nb-NO'] as const
export type Locale = (typeof locales)[number]

/** Words by key, as i18next reads them. */
export type Words = Readonly<Record<string, string>>

/** The words of a namespace in a language. */
export function wordsOf(locale: Locale, namespace: string): Words {
  const file = join(import.meta.dirname, '../../locales', locale, `${namespace}.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as Words
}

const placeholder = /\{\{([^},]+)(?:, ?([^}]+))?\}\}/g

/** The parameters that a text uses. */
export function parametersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name.trim()))].sort()
}

/** The parameters that a text uses with the formats that it gives them, such as `amount money`. */
export function formattedParametersIn(text: string): readonly string[] {
  const found = [...text.matchAll(placeholder)].map(([, name = '', format = '']) =>
    `${name} ${format}`.trim(),
  )
  return [...new Set(found)].sort()
}

/** The formats that a text gives its parameters. */
export function formatsIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].flatMap(([, , format]) => format ?? [])
}

/** The other words that a text quotes: `$t(enums:Role.{{role}})` is `['enums', 'Role.{{role}}']`. */
export function quotedIn(text: string): readonly (readonly [namespace: string, key: string])[] {
  return [...text.matchAll(/\$t\(([^:)]+):([^)]+)\)/g)].map(([, namespace = '', key = '']) => [
    namespace,
    key,
  ])
}

/** A key without its plural ending. */
export function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '')
}
