import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hashSources } from '../source-hash.ts'
import type { CompiledGuides } from './compile-guides.ts'

/** A folder of guides as it was when it was last compiled. */
export interface CompiledFolder {
  /** Of the files that it was compiled from. */
  readonly fingerprint: string
  readonly compiled: CompiledGuides
}

/** By their paths. */
export type CompiledFolders = ReadonlyMap<string, CompiledFolder>

/** Where what was compiled is kept for the next start, which then need not do it again. */
export interface KeptFolders {
  /** None, when nothing is kept that this program wrote. */
  read(): Promise<CompiledFolders>
  write(folders: CompiledFolders): Promise<void>
}

/** For libraries that live as long as their process. */
export const keepNothing: KeptFolders = { read: async () => new Map(), write: async () => {} }

interface Content {
  /** The program that compiled them: another one may do it otherwise, or know of other inputs. */
  readonly program: string
  readonly folders: readonly (readonly [path: string, folder: CompiledFolder])[]
}

/**
 * Keeps compiled folders in a file. A file that cannot be read or written costs time at the next start, nothing else.
 * @param nameProgram a name for the state of the program.
 */
export function keepFolders(file: string, nameProgram: () => string = hashOfProgram): KeptFolders {
  return {
    async read() {
      try {
        const { program, folders } = JSON.parse(await readFile(file, 'utf8')) as Content
        return new Map(program === nameProgram() ? folders : [])
      } catch {
        return new Map()
      }
    },
    async write(folders) {
      const content: Content = { program: nameProgram(), folders: [...folders] }
      const draft = `${file}.${process.pid}`
      try {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(draft, JSON.stringify(content))
        await rename(draft, file)
      } catch {
        // A folder that is full or not ours to write to: the guides are compiled all the same.
      }
    },
  }
}

function hashOfProgram(): string {
  return hashSources(['server/**/*.ts', 'package-lock.json'])
}
