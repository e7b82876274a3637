import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { ImportFile } from './read-file.ts'

/** A path that was asked for is not there. */
export class ImportFileMissingError extends Error {
  override readonly name = 'ImportFileMissingError'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`There is no file ${path}.`, { cause })
    this.path = path
  }
}

/**
 * Reads files for an import; of a folder, its pages with their licences, at any depth. Paths stay as they were given,
 * because they tell languages and neighbours.
 * @throws ImportFileMissingError
 */
export async function readImportFiles(paths: readonly string[]): Promise<readonly ImportFile[]> {
  const files: ImportFile[] = []
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      throw new ImportFileMissingError(path, error)
    })
    if (!found.isDirectory()) files.push(await readText(path))
    else for (const name of await pagesIn(path)) files.push(await readText(join(path, name)))
  }
  return files
}

async function readText(path: string): Promise<ImportFile> {
  return { path, text: await readFile(path, 'utf8') }
}

async function pagesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|txt)$|^licen[cs]e(?:\.\w+)?$/i.test(entry.name))
    .map((entry) => join(relative(folder, entry.parentPath), entry.name))
    .sort()
}
