import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GuideDraft } from './draft.ts'
import type { ImportReport } from './import-guides.ts'
import { renderDraft } from './render-draft.ts'

/** A draft stands there already, and replacing it was not asked for. */
export class DraftExistsError extends Error {
  override readonly name = 'DraftExistsError'
  readonly draft: Pick<GuideDraft, 'id' | 'title'>

  constructor(draft: Pick<GuideDraft, 'id' | 'title'>) {
    super(`There is a draft ${draft.id} already.`)
    this.draft = draft
  }
}

/** How drafts are written. */
export interface Writing {
  /** Where the drafts' folders go. */
  readonly directory: string
  /** Whether folders that are there already may be replaced. */
  readonly replace?: boolean
  /**
   * Does what must stand or fall with the files, such as the transaction that records them. It calls `put`, which puts
   * all folders in place; when it throws, also after that, all is as it was.
   */
  readonly keep?: (put: () => Promise<void>) => Promise<void>
}

/**
 * Writes drafts, a folder each: `<directory>/<draft>/guides/*.yaml`, `<locale>/guides/*.md` and `report.json`. All
 * appear whole or none: they are written into a folder of their own and renamed when it is done.
 * @returns the folders written.
 * @throws DraftExistsError
 */
export async function writeDrafts(
  drafts: readonly GuideDraft[],
  reports: readonly ImportReport[],
  { directory, replace = false, keep = (put) => put() }: Writing,
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true })
  const folder = await mkdtemp(join(directory, '.import-'))
  const moves: Move[] = []
  try {
    for (const draft of drafts) await writeDraft(draft, reports, join(folder, draft.id))
    await keep(() => putInPlace(drafts, { directory, folder, replace, moves }))
    return drafts.map(({ id }) => join(directory, id))
  } catch (error) {
    for (const { from, to } of moves.reverse()) await rename(to, from)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Move {
  readonly from: string
  readonly to: string
}

interface Placing {
  readonly directory: string
  /** Where the drafts were written, and where what they replace is put aside. */
  readonly folder: string
  readonly replace: boolean
  /** Collects what was moved, to move it back. */
  readonly moves: Move[]
}

async function putInPlace(
  drafts: readonly GuideDraft[],
  { directory, folder, replace, moves }: Placing,
): Promise<void> {
  const move = async (from: string, to: string): Promise<void> => {
    await rename(from, to)
    moves.push({ from, to })
  }
  if (!replace)
    for (const draft of drafts) if (await exists(join(directory, draft.id))) throw new DraftExistsError(draft)
  for (const { id } of drafts) {
    const target = join(directory, id)
    if (await exists(target)) await move(target, join(folder, `${id}.old`))
    await move(join(folder, id), target)
  }
}

async function writeDraft(
  draft: GuideDraft,
  reports: readonly ImportReport[],
  folder: string,
): Promise<void> {
  const paths = new Set(draft.sources.map(({ path }) => path))
  const own = reports.filter(({ path }) => paths.has(path))
  const files = [...renderDraft(draft), { path: 'report.json', text: `${JSON.stringify(own, null, 2)}\n` }]
  for (const { path, text } of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
