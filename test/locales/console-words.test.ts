import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The namespaces whose words only the console uses, by keys that stand in its sources. */
const namespaces = globSync('locales/en/*.json', { cwd: root })
  .map((file) => file.replace(/^.*[/\\]|\.json$/g, ''))
  .filter(
    (name) =>
      ![
        // Said by code, and held to the codes by the tests beside this one.
        'causes',
        'codes',
        'enums',
        'fields',
        'labels',
        'messages',
        'problems',
        // The server's own.
        'guide-import',
        'new-company',
        'sign-in',
        // Read as a whole, by error-words.ts.
        'page-error',
      ].includes(name),
  )

/** The texts of a file by their keys, `section.name`. */
function textsOf(locale: string, namespace: string): ReadonlyMap<string, string> {
  const file = readFileSync(join(root, `locales/${locale}/${namespace}.json`), 'utf8')
  const flatten = (words: object, prefix: string): (readonly [string, string])[] =>
    Object.entries(words).flatMap(([name, below]) =>
      typeof below === 'string'
        ? [[`${prefix}${name}`, below] as const]
        : flatten(below, `${prefix}${name}.`),
    )
  return new Map(flatten(JSON.parse(file), ''))
}

function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name))].sort()
}

const sources = globSync('web/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['web/.next/**', 'web/**/*.generated.ts'],
}).map((file) => readFileSync(join(root, file), 'utf8'))

/** Every key that stands in a source, `namespace:key`, and those of the common words, which `t` takes bare. */
const asked = sources.flatMap((source) => [
  ...[...source.matchAll(/(['`])(\w+:[\w.${}()[\] ]+)\1/g)].map(([, , key = '']) => key),
  ...[...source.matchAll(/\bt\(\s*(['`])([^:'`]+)\1/g)].map(([, , key = '']) => `common:${key}`),
])

/** As a pattern: what a template puts into a key may be anything. */
const patterns = [...new Set(asked)].map((key) => {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.()[\]]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^.]+')}(_(zero|one|two|few|many|other))?$`)
})

test.each(namespaces)('no word of %s is unused', (namespace) => {
  const unused = [...textsOf('en', namespace).keys()]
    .map((key) => `${namespace}:${key}`)
    .filter((key) => !patterns.some((pattern) => pattern.test(key)))
  expect(unused).toEqual([])
})

const translations = namespaces.flatMap((namespace) =>
  ['sv-SE', 'nb-NO'].map((locale) => [namespace, locale] as const),
)

test.each(translations)('%s says the same in %s', (namespace, locale) => {
  const english = textsOf('en', namespace)
  const translated = textsOf(locale, namespace)
  expect([...translated.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [key, text] of translated) {
    expect(text.trim(), key).not.toBe('')
    expect([key, ...placeholdersIn(text)]).toEqual([key, ...placeholdersIn(english.get(key) ?? '')])
  }
})
