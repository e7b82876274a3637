import type { TestProject } from 'vitest/node'
import { type ConsoleAddress, startConsole } from './console.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The console that all browser tests look at. */
    console: ConsoleAddress
  }
}

/** One console for all browser tests: building it takes a minute, and filling the demo another moment. */
export default async function provideConsole(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...address } = await startConsole()
  project.provide('console', address)
  return stop
}
