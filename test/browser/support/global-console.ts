import type { TestProject } from 'vitest/node'
import { type ConsoleAddress, startConsole } from './console.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The consoles that browser tests look at, one for each worker. */
    consoles: readonly ConsoleAddress[]
  }
}

/** The consoles of all browser tests: building one takes a minute, and filling the demo another moment. */
export default async function provideConsoles(project: TestProject): Promise<() => Promise<void>> {
  const consoles = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => startConsole()))
  project.provide(
    'consoles',
    consoles.map(({ stop: _, ...address }) => address),
  )
  return async () => {
    await Promise.all(consoles.map(({ stop }) => stop()))
  }
}
