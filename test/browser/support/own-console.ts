import { afterAll, inject } from 'vitest'
import { startCopy, startEmptyConsole } from './console.ts'
import type { ConsoleAddress } from './console-address.ts'

/**
 * Starts a console for the tests of the file that asks, and stops it after them: whatever they do to it, those of
 * another file begin with the demo as its first run left it.
 */
export async function startOwnConsole(): Promise<ConsoleAddress> {
  const { stop, ...address } = await startCopy(inject('console'))
  afterAll(stop)
  return address
}

/** Starts a console as it is before anybody has used it, without the demo, for the tests of the file that asks. */
export async function startOwnEmptyConsole(): Promise<ConsoleAddress> {
  const { stop, ...address } = await startEmptyConsole()
  afterAll(stop)
  return address
}
