import { inject } from 'vitest'
import type { ConsoleAddress } from './console.ts'

/** The console of the worker that asks: what its test does, no test beside it sees. */
export function ownConsole(): ConsoleAddress {
  const { VITEST_POOL_ID: worker } = process.env
  const console = inject('consoles')[Number(worker) - 1]
  if (!console) throw new Error(`Worker ${worker} has no console: global-console.ts starts one for each.`)
  return console
}
