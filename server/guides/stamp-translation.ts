import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Fault } from './fault.ts'
import { hashProse } from './hash-prose.ts'
import { sourceLocale } from './locales.ts'
import type { Prose } from './prose.ts'
import { readProse } from './read-prose.ts'

/**
 * Writes into a translated file that it is a translation of what the source says now: all of it, or only the parts
 * named. A translator does this when the words are done; nothing else of the file changes.
 * @param parts step ids, or `introduction`; all of them when left out.
 * @returns what keeps either file from being read; empty when it was done.
 */
export async function stampTranslation({
  directory,
  id,
  kind,
  locale,
  parts,
}: {
  readonly directory: string
  readonly id: string
  readonly kind: 'procedure' | 'page'
  readonly locale: string
  readonly parts?: readonly string[]
}): Promise<readonly Fault[]> {
  const source = await readGuide(directory, id, kind, sourceLocale)
  const translation = await readGuide(directory, id, kind, locale)
  if (!('steps' in source.prose)) return source.prose
  if (!('steps' in translation.prose)) return translation.prose
  const current = hashProse(source.prose)
  const known = translation.prose.translatedFrom ?? {}
  const stamped = Object.fromEntries(
    Object.entries(current).flatMap(([part, hash]) => {
      const value = !parts || parts.includes(part) ? hash : known[part]
      return value === undefined ? [] : [[part, value]]
    }),
  )
  await writeFile(translation.path, withHashes(translation.text, stamped))
  return []
}

async function readGuide(
  directory: string,
  id: string,
  kind: 'procedure' | 'page',
  locale: string,
): Promise<{ path: string; text: string; prose: Prose | readonly Fault[] }> {
  const file = `${locale}/guides/${id}.md`
  const path = join(directory, file)
  const text = await readFile(path, 'utf8')
  return { path, text, prose: readProse(kind, locale, file, text) }
}

function withHashes(text: string, hashes: Readonly<Record<string, string>>): string {
  const [, frontMatter = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*\r?\n([\s\S]*)$/.exec(text) ?? []
  const document = parseDocument(frontMatter)
  document.set('translatedFrom', document.createNode(hashes))
  return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`
}
