import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { GraphQLSchema } from 'graphql'
import type { Fault } from './fault.ts'
import type { Guide } from './guide.ts'
import { guideLocales, sourceLocale } from './locales.ts'
import type { Prose } from './prose.ts'
import { readProse } from './read-prose.ts'
import { readStructure, type Structure } from './read-structure.ts'
import { checkCoordinates } from './rules/coordinates.ts'
import { checkLabels, type Labels } from './rules/labels.ts'
import { checkLinks } from './rules/links.ts'
import { checkNames } from './rules/names.ts'
import { checkParity } from './rules/parity.ts'
import { checkRequiredInputs } from './rules/required-inputs.ts'
import { findStale, type Stale } from './rules/staleness.ts'
import { checkVerifications } from './rules/verifications.ts'

/** A guide with its words in every language that it has. */
export interface CompiledGuide {
  /** Its address: `/{locale}/guides/{id}`. */
  readonly id: string
  readonly guide: Guide
  /** By language. */
  readonly prose: Readonly<Record<string, Prose>>
  /** Parts of translations that are older than their source. */
  readonly stale: readonly Stale[]
}

export interface CompiledGuides {
  readonly guides: readonly CompiledGuide[]
  /** Breaks of the rules. A guide that has one is not among the guides. */
  readonly faults: readonly Fault[]
  readonly stale: readonly Stale[]
  /** By language, as the rules read them. */
  readonly labels: readonly Labels[]
}

/**
 * Compiles a library: `guides/*.yaml` with `<locale>/guides/*.md` and `<locale>/labels.json` beside them, checked by
 * rules 1 to 5 of the guides (rule 6, the walk, needs a browser).
 * @param directory the `locales` folder, or that of an import.
 * @param labels the folder that has the labels, where that is another one.
 * @param schema the API that the guides are bound to.
 */
export async function compileGuides({
  directory,
  labels: labelsDirectory = directory,
  schema,
}: {
  readonly directory: string
  readonly labels?: string
  readonly schema: GraphQLSchema
}): Promise<CompiledGuides> {
  const labels = await Promise.all(guideLocales.map((locale) => readLabels(labelsDirectory, locale)))
  const names = (await list(join(directory, 'guides'))).filter((name) => name.endsWith('.yaml')).sort()
  const ids = new Set(names.map((name) => basename(name, '.yaml')))
  const compiled = await Promise.all(names.map((name) => compileGuide(directory, name, schema, labels, ids)))
  const strays = await findStrays(directory, ids)
  return {
    guides: compiled.flatMap(({ guide, faults }) => (guide && faults.length === 0 ? [guide] : [])),
    faults: [...compiled.flatMap(({ faults }) => faults), ...strays],
    stale: compiled.flatMap(({ guide }) => guide?.stale ?? []),
    labels,
  }
}

async function compileGuide(
  directory: string,
  name: string,
  schema: GraphQLSchema,
  labels: readonly Labels[],
  ids: ReadonlySet<string>,
): Promise<{ guide: CompiledGuide | null; faults: readonly Fault[] }> {
  const id = basename(name, '.yaml')
  const file = `guides/${name}`
  const structure = readStructure(id, file, await readFile(join(directory, file), 'utf8'))
  if (isFaults(structure)) return { guide: null, faults: structure }
  const { guide } = structure
  const locales = guide.locales ?? guideLocales
  const read = await Promise.all(locales.map((locale) => readTranslation(directory, structure, locale)))
  const unreadable = read.filter(isFaults).flat()
  const proses = read.filter((prose): prose is Prose => !isFaults(prose))
  const source = proses.find(({ locale }) => locale === sourceLocale) ?? proses[0]
  if (!source || unreadable.length > 0) return { guide: null, faults: unreadable }
  const stale = proses.flatMap((prose) => findStale(source, prose))
  return {
    guide: { id, guide, stale, prose: Object.fromEntries(proses.map((prose) => [prose.locale, prose])) },
    faults: [
      ...checkNames(structure),
      ...(guide.kind === 'procedure'
        ? [
            ...checkCoordinates(structure, guide, schema),
            ...checkVerifications(structure, guide, schema),
            ...checkRequiredInputs(structure, guide, schema),
            ...checkLabels(structure, guide, schema, labels),
          ]
        : []),
      ...checkParity(structure, source, proses),
      ...(guide.sources ? [] : checkLinks(proses, ids)),
    ],
  }
}

async function readTranslation(
  directory: string,
  { id, file, guide }: Structure,
  locale: string,
): Promise<Prose | readonly Fault[]> {
  const path = `${locale}/guides/${id}.md`
  const text = await readIfThere(join(directory, path))
  if (text === null) return [{ file, line: 1, rule: 'parity', message: `${path} is missing.` }]
  return readProse(guide.kind, locale, path, text)
}

/** Prose without a structure is a guide that somebody forgot, or misnamed. */
async function findStrays(directory: string, ids: ReadonlySet<string>): Promise<readonly Fault[]> {
  const found = await Promise.all(
    guideLocales.map(async (locale) => {
      const names = (await list(join(directory, locale, 'guides'))).filter((name) => name.endsWith('.md'))
      return names.filter((name) => !ids.has(basename(name, '.md'))).map((name) => `${locale}/guides/${name}`)
    }),
  )
  return found.flat().map((file) => ({
    file,
    line: 1,
    rule: 'parity',
    message: `There is no guides/${basename(file, '.md')}.yaml.`,
  }))
}

async function readLabels(directory: string, locale: string): Promise<Labels> {
  const file = `${locale}/labels.json`
  const text = await readIfThere(join(directory, file))
  const content: unknown = text === null ? {} : JSON.parse(text)
  const entries = typeof content === 'object' && content !== null ? Object.entries(content) : []
  return {
    locale,
    file,
    words: Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  }
}

async function list(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function isFaults<Result>(result: Result | readonly Fault[]): result is readonly Fault[] {
  return Array.isArray(result)
}
