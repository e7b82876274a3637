import type { TestProject } from 'vitest/node'
import { type PreparedConsole, prepareConsole, removeDataDirectory } from './console.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the console of each file of browser tests is a copy of. */
    console: PreparedConsole
  }
}

/** The console of all browser tests: building one takes a minute, and filling the demo another moment. */
export default async function provideConsole(project: TestProject): Promise<() => Promise<void>> {
  const prepared = await prepareConsole()
  project.provide('console', prepared)
  return () => removeDataDirectory(prepared.dataDirectory)
}
