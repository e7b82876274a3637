import { existsSync } from 'node:fs'
import { generateOrders } from '../../server/demo/generate-orders.ts'
import { serveStep, stopwatch } from './harness.ts'

/** Makes a channel database of so many orders; one that is there from an earlier run is taken as it is. */
await serveStep<{ file: string; orders: number }>({
  async generate({ file, orders }) {
    const watch = stopwatch()
    const count = existsSync(file) ? 0 : watch.run(() => generateOrders(file, { orders, seed: 'bench' }).rows)
    return { ...watch.read(), count }
  },
})
