import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GuideDraft } from './draft.ts'
import type { ImportReport } from './import-guides.ts'
import { renderDraft } from './render-draft.ts'

/** A draft stands there already, and replacing it was not asked for. */
export class DraftExistsError extends Error {
  override readonly name = 'DraftExistsError'
  readonly id: string

  constructor(id: string) {
    super(`There is a draft ${id} already.`)
    this.id = id
  }
}

/**
 * Writes drafts, a folder each: `<directory>/<draft>/guides/*.yaml`, `<locale>/guides/*.md` and `report.json`. A draft
 * appears whole or not at all: it is written into a folder of its own and renamed when it is done.
 * @returns the folders written.
 * @throws DraftExistsError
 */
export async function writeDrafts(
  drafts: readonly GuideDraft[],
  reports: readonly ImportReport[],
  { directory, replace = false }: { readonly directory: string; readonly replace?: boolean },
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true })
  const folder = await mkdtemp(join(directory, '.import-'))
  try {
    for (const draft of drafts) await writeDraft(draft, reports, join(folder, draft.id))
    const targets = drafts.map(({ id }) => ({
      id,
      target: join(directory, id),
      old: join(folder, `${id}.old`),
    }))
    for (const { id, target } of targets)
      if (!replace && (await exists(target))) throw new DraftExistsError(id)
    for (const { id, target, old } of targets) {
      if (await exists(target)) await rename(target, old)
      await rename(join(folder, id), target)
    }
    return targets.map(({ target }) => target)
  } finally {
    await rm(folder, { recursive: true, force: true })
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
