import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of the project. */
export const projectDirectory = join(import.meta.dirname, '..')

/**
 * A name for the state of what something is made from: changes when one of the files changes, comes or goes.
 * @param patterns globs, or files, from the project's folder.
 * @param exclude globs of files that are made, not written.
 */
export function hashSources(patterns: readonly string[], exclude: readonly string[] = []): string {
  const hash = createHash('sha256')
  const files = globSync([...patterns], { cwd: projectDirectory, exclude: [...exclude] })
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(projectDirectory, file)))
  return hash.digest('hex')
}
