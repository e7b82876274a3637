import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphQLSchema } from 'graphql'
import { compileGuides } from './compile-guides.ts'
import type { Fault } from './fault.ts'
import type { GuideDraft } from './import/draft.ts'
import { type ImportReport, importGuides } from './import/import-guides.ts'
import type { Attribution } from './import/make-draft.ts'
import type { ImportFile } from './import/read-file.ts'
import { writeDrafts } from './import/write-drafts.ts'
import { productGuides } from './library.ts'

/** What an import came to. */
export interface ImportOutcome {
  /** What became of each file, in their order. */
  readonly reports: readonly ImportReport[]
  /** The documents that were written, by the names of their folders. */
  readonly documents: readonly string[]
  /** Documents that the guides' rules would not let through, and were therefore not written. */
  readonly faults: readonly Fault[]
}

export interface Import {
  readonly files: readonly ImportFile[]
  /** For files that do not give their own. */
  readonly attribution: Attribution
  /** Where the documents go, a folder each. */
  readonly directory: string
  /** Whether documents of the same names may be written over. */
  readonly replace: boolean
  /**
   * Does what must stand or fall with the documents, given their names: it calls `put`, which puts them in place. When
   * it throws, nothing is written.
   */
  readonly keep?: (documents: readonly string[], put: () => Promise<void>) => Promise<void>
  /** The API that whatever is bound in a guide is bound to. */
  readonly schema: GraphQLSchema
}

/**
 * Imports task guides into a folder. A document is compiled before it is put there: what is there can be walked.
 * @throws DraftExistsError when a document is there already and must not be replaced; nothing is written then.
 */
export async function importInto({
  files,
  attribution,
  directory,
  replace,
  keep = (_, put) => put(),
  schema,
}: Import): Promise<ImportOutcome> {
  const { drafts, reports } = importGuides(files, attribution)
  const { sound, faults } = await tryOut(drafts, reports, schema)
  const documents = sound.map(({ id }) => id)
  if (sound.length > 0)
    await writeDrafts(sound, reports, { directory, replace, keep: (put) => keep(documents, put) })
  return { reports, documents, faults }
}

async function tryOut(
  drafts: readonly GuideDraft[],
  reports: readonly ImportReport[],
  schema: GraphQLSchema,
): Promise<{ sound: readonly GuideDraft[]; faults: readonly Fault[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-import-'))
  try {
    await writeDrafts(drafts, reports, { directory: folder })
    const sound: GuideDraft[] = []
    const faults: Fault[] = []
    for (const draft of drafts) {
      const compiled = await compileGuides({
        directory: join(folder, draft.id),
        labels: productGuides,
        schema,
      })
      if (compiled.faults.length === 0) sound.push(draft)
      faults.push(...compiled.faults.map((fault) => ({ ...fault, file: `${draft.id}/${fault.file}` })))
    }
    return { sound, faults }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
