import { setTimeout as wait } from 'node:timers/promises'
import type { Database as Handle } from 'better-sqlite3'
import Sqlite from 'better-sqlite3'
import type { ChannelTransaction } from './channel-rows.ts'
import { createChannelWriter } from './channel-writer.ts'
import { orderRows } from './order-rows.ts'
import type { OrderStream } from './order-stream.ts'
import { numberIn, startOrderStream } from './order-stream.ts'
import { createRandom } from './random.ts'
import { sendKeptRows } from './shop-outbox.ts'
import type { Shop } from './shops.ts'
import { shops } from './shops.ts'

/** What the simulator did last, for whoever watches. */
export type ShopEvent =
  | { readonly kind: 'ordered'; readonly shop: Shop; readonly transaction: ChannelTransaction }
  | { readonly kind: 'completed'; readonly file: string; readonly rows: number }

/**
 * Goes on selling in the demo shops: adds orders to their channel databases, each with its children in one ordinary
 * transaction and with rising counters, as a web shop does, until the signal aborts. Orders that were left without
 * one of their lines are completed first.
 *
 * Blocks its thread while it waits for a locked file, so it runs in a process of its own.
 *
 * @param options.files channel databases that hold orders of the demo shops
 */
export async function runShopSimulator(options: {
  readonly files: readonly string[]
  readonly seed: string | number
  readonly ordersPerMinute: number
  readonly signal: AbortSignal
  readonly onEvent?: (event: ShopEvent) => void
}): Promise<void> {
  const random = createRandom(`${options.seed} simulator`)
  const handles: Handle[] = []
  try {
    const counters: (Counter & { readonly weight: number })[] = []
    for (const file of options.files) {
      const handle = new Sqlite(file, { fileMustExist: true, timeout: 10_000 })
      handles.push(handle)
      const rows = sendKeptRows(handle)
      if (rows > 0) options.onEvent?.({ kind: 'completed', file, rows })
      for (const counter of openCounters(handle, options.seed)) {
        counters.push({ ...counter, weight: counter.shop.weight })
      }
    }
    if (counters.length === 0) throw new Error('None of the channel databases holds orders of a demo shop.')

    const pause = 60_000 / options.ordersPerMinute
    while (!options.signal.aborted) {
      const counter = random.pickWeighted(counters)
      const transaction = takeOrder(counter)
      options.onEvent?.({ kind: 'ordered', shop: counter.shop, transaction })
      await wait(Math.round((pause * random.integer(50, 150)) / 100), undefined, {
        signal: options.signal,
      }).catch(() => undefined)
    }
  } finally {
    for (const handle of handles) handle.close()
  }
}

/** Where a shop takes its orders. */
interface Counter {
  readonly shop: Shop
  readonly handle: Handle
  readonly stream: OrderStream
}

/** The shops whose orders a database holds, each going on after its last transaction id. */
function openCounters(handle: Handle, seed: string | number): Counter[] {
  const known = handle.prepare<[number], { last: string | null }>(
    'select max(transactionId) as last from RetailTransactionTable where Channel = ?',
  )
  return shops.flatMap((shop) => {
    const last = known.get(shop.channel)?.last ?? null
    if (last === null) return []
    // The seed alone would sell the same again after each start.
    const random = createRandom(`${seed} ${shop.code} after ${last}`)
    const stream = startOrderStream(random, shop, { firstNumber: numberIn(last) + 1, rememberedPercent: 100 })
    return [{ shop, handle, stream }]
  })
}

function takeOrder({ handle, stream }: Counter): ChannelTransaction {
  const transaction = orderRows(stream.next(Math.floor(Date.now() / 1_000)))
  // Immediate, because the counters are read first: another writer between reading and writing would take them too.
  handle.transaction(() => createChannelWriter(handle).write(transaction)).immediate()
  return transaction
}
