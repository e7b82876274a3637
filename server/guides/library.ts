import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GraphQLSchema } from 'graphql'
import type { CompiledGuide, CompiledGuides } from './compile-guides.ts'
import {
  type CompiledFolder,
  type CompiledFolders,
  type KeptFolders,
  keepFolders,
  keepNothing,
} from './compiled-folders.ts'
import { type Fault, printFault } from './fault.ts'
import { uniqueNames } from './import/slug.ts'
import type { Labels } from './rules/labels.ts'
import { takenNames } from './rules/names.ts'

/** The folder of the product's own guides and words. */
export const productGuides = fileURLToPath(new URL('../../locales', import.meta.url))

/** The folder below the data folder that imported guides are kept in, a folder each document. */
export function importedGuides(dataDirectory: string): string {
  return join(dataDirectory, 'guides')
}

/** A guide as the library has it. */
export interface LibraryGuide extends CompiledGuide {
  /** The document that it was imported with; null for one of the product's own. */
  readonly importedAs: string | null
}

/** What the files say now. */
export interface Library {
  /** By address: the product's own first, then the imported ones, each by name. */
  readonly guides: ReadonlyMap<string, LibraryGuide>
  /** Labels of inputs and enum values, by language and coordinate. */
  readonly labels: ReadonlyMap<string, Labels>
  /** Breaks of the rules; of a guide that has one, the last sound version is shown, if there was one. */
  readonly faults: readonly Fault[]
}

/** Told of what a reading found wrong; the same is told once. */
export type FaultListener = (faults: readonly Fault[]) => void

/** Guides from files, which are read again when one of them has changed. */
export interface GuideLibrary {
  read(onFaults?: FaultListener): Promise<Library>
}

/** The product's own guides break a rule: the program does not start. The message has file, line and rule of each. */
export class GuideFaultsError extends Error {
  override readonly name = 'GuideFaultsError'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(['The guides break rules:', ...faults.map(printFault)].join('\n  '))
    this.faults = faults
  }
}

const libraries = new WeakMap<GraphQLSchema, Map<string, GuideLibrary>>()

/**
 * This process's library over the product's guides and those imported into the data folder.
 * @param kept where it keeps what it compiles, when it is opened by this call.
 */
export function guideLibrary(
  schema: GraphQLSchema,
  dataDirectory: string,
  kept: KeptFolders = keepNothing,
): GuideLibrary {
  const known = libraries.get(schema) ?? new Map<string, GuideLibrary>()
  libraries.set(schema, known)
  const library =
    known.get(dataDirectory) ??
    openLibrary({ schema, product: productGuides, imported: importedGuides(dataDirectory), kept })
  known.set(dataDirectory, library)
  return library
}

/**
 * Reads the guides at start, and compiles those that have changed since the last one.
 * @throws GuideFaultsError when one of the product's own breaks a rule; an imported one is only left out.
 */
export async function requireSoundGuides(
  schema: GraphQLSchema,
  dataDirectory: string,
  onFaults: FaultListener,
): Promise<void> {
  const kept = keepFolders(join(dataDirectory, 'compiled-guides.json'))
  const { faults } = await guideLibrary(schema, dataDirectory, kept).read(onFaults)
  const own = faults.filter(({ file }) => file.startsWith('locales/'))
  if (own.length > 0) throw new GuideFaultsError(own)
}

/** A library over a folder of the product's and a folder of imports. Files are looked at before every reading. */
export function openLibrary({
  schema,
  product,
  imported,
  kept = keepNothing,
}: {
  readonly schema: GraphQLSchema
  readonly product: string
  readonly imported: string
  readonly kept?: KeptFolders
}): GuideLibrary {
  let folders: CompiledFolders | undefined
  let current: Library | undefined
  let looking: Promise<unknown> = Promise.resolve()
  let waiting: Promise<Library> | undefined

  async function readFolder(path: string, before: CompiledFolder | undefined): Promise<CompiledFolder> {
    const fingerprint = await fingerprintOf(path)
    if (before?.fingerprint === fingerprint) return before
    // Read when it is needed: where nothing has changed a start does without.
    const { compileGuides } = await import('./compile-guides.ts')
    const compiled = await compileGuides({ directory: path, labels: product, schema })
    return { fingerprint, compiled: withLastSound(compiled, before?.compiled) }
  }

  async function look(onFaults: FaultListener): Promise<Library> {
    const paths = [product, ...(await foldersIn(imported))]
    const before = folders ?? (await kept.read())
    const found = new Map<string, CompiledFolder>()
    for (const path of paths) found.set(path, await readFolder(path, before.get(path)))
    const hasChanged =
      found.size !== before.size || paths.some((path) => found.get(path) !== before.get(path))
    if (hasChanged) await kept.write(found)
    if (current && !hasChanged) return current
    folders = found
    current = assemble(found, product)
    if (current.faults.length > 0) onFaults(current.faults)
    return current
  }

  return {
    // One looks at a time, and whoever asks is given a look that begins after they asked: no change is missed.
    read(onFaults = () => undefined) {
      if (waiting) return waiting
      const next = looking.then(() => {
        waiting = undefined
        return look(onFaults)
      })
      waiting = next
      looking = next.catch(() => undefined)
      return next
    },
  }
}

function assemble(folders: CompiledFolders, product: string): Library {
  const nameOf = uniqueNames()
  for (const name of takenNames) nameOf(name)
  const guides = new Map<string, LibraryGuide>()
  for (const [path, { compiled }] of folders)
    for (const guide of compiled.guides) {
      const id = nameOf(guide.id)
      guides.set(id, { ...guide, id, importedAs: path === product ? null : basename(path) })
    }
  return {
    guides,
    labels: new Map(folders.get(product)?.compiled.labels.map((labels) => [labels.locale, labels])),
    faults: [...folders].flatMap(([path, { compiled }]) =>
      compiled.faults.map((fault) => ({
        ...fault,
        file: `${path === product ? 'locales' : path}/${fault.file}`,
      })),
    ),
  }
}

/** A writer who is in the middle of a change does not take the guide from those who walk it. */
function withLastSound(compiled: CompiledGuides, before: CompiledGuides | undefined): CompiledGuides {
  if (compiled.faults.length === 0 || !before) return compiled
  const broken = new Set(compiled.faults.map(({ file }) => basename(file).replace(/\.\w+$/, '')))
  const kept = before.guides.filter(
    ({ id }) => broken.has(id) && !compiled.guides.some((guide) => guide.id === id),
  )
  const guides = [...compiled.guides, ...kept].sort((one, other) => (one.id < other.id ? -1 : 1))
  return { ...compiled, guides }
}

/** Names, sizes and times of all files that guides are made of. */
async function fingerprintOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(ifMissing)
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:yaml|md)$|^labels\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const states = await Promise.all(
    files.map(async (file) => {
      const state = await stat(file).catch(() => null)
      return `${file} ${state?.mtimeMs} ${state?.size}`
    }),
  )
  return states.join('\n')
}

/** Imported documents, by name. Folders whose names begin with a dot are still being written. */
async function foldersIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(ifMissing)
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(directory, name))
    .sort()
}

function ifMissing(error: unknown): readonly Dirent[] {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return []
  throw error
}
