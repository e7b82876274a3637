import Sqlite from 'better-sqlite3'
import { createChannelDatabase } from './channel-database.ts'
import { createChannelWriter } from './channel-writer.ts'
import { faults } from './faults.ts'
import { spoiledSale } from './mishaps.ts'
import { orderRows } from './order-rows.ts'
import { startOrderStream } from './order-stream.ts'
import { createRandom } from './random.ts'
import { shops } from './shops.ts'

export interface GeneratedOrders {
  readonly orders: number
  /** Rows of all tables. */
  readonly rows: number
}

const defaultEnd = '2026-11-01T00:00:00Z'

/**
 * Fills a new channel database (write-ahead log) with any number of orders of all demo shops, about ten rows an order,
 * spread evenly over the days before `until`. They are faultless unless some are asked to break rules. Memory stays the
 * same however many they are.
 */
export function generateOrders(
  file: string,
  options: {
    readonly orders: number
    readonly seed: string
    readonly days?: number
    readonly until?: string
    /** How many of a thousand orders break a rule; none unless said. */
    readonly faultyPerThousand?: number
  },
): GeneratedOrders {
  const random = createRandom(options.seed)
  const streams = shops.map((shop) => ({
    weight: shop.weight,
    stream: startOrderStream(createRandom(`${options.seed} ${shop.code}`), shop, {
      firstNumber: 1,
      rememberedPercent: 10,
    }),
  }))
  const end = Date.parse(options.until ?? defaultEnd) / 1_000
  const span = (options.days ?? 365) * 86_400

  createChannelDatabase(file, { journalMode: 'wal' })
  const handle = new Sqlite(file)
  try {
    // Whoever benchmarks with the file can make it again; nobody waits for the disk.
    handle.pragma('synchronous = off')
    const writer = createChannelWriter(handle)
    handle.transaction(() => {
      for (let index = 0; index < options.orders; index++) {
        const moment = Math.floor(end - span + (span * index) / options.orders)
        const { stream } = random.pickWeighted(streams)
        const isFaulty = random.integer(1, 1_000) <= (options.faultyPerThousand ?? 0)
        writer.write(
          isFaulty ? spoiledSale(random.pick(faults))(stream, moment) : orderRows(stream.next(moment)),
        )
      }
    })()
    handle.pragma('wal_checkpoint(truncate)')
    return { orders: options.orders, rows: writer.rowCount }
  } finally {
    handle.close()
  }
}
