import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SelectionJob } from '../../server/batch/select-records.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { inTransaction, openDatabase, type Transaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { now } from '../../server/database/instant.ts'
import { dismissMatchingQuarantinedRows } from '../../server/distribution/select-rows.ts'
import { rerunMatchingUploadSessions } from '../../server/distribution/select-sessions.ts'
import { releaseMatchingOrderHolds } from '../../server/synchronization/release-holds.ts'
import { tasks } from '../../server/tasks.ts'
import {
  companyId,
  type Headquarters,
  pullApplied,
  register,
  setUpHeadquarters,
} from '../distribution/headquarters.ts'
import { writeOrder } from '../distribution/orders.ts'
import { createSqliteShop } from '../distribution/shop.ts'
import { createDatabase, temporaryDirectory } from '../support/databases.ts'
import { workUntilIdle } from './embedded-worker.ts'
import { auditOf, readRun } from './read-run.ts'

const program = join(import.meta.dirname, 'bulk-worker-process.ts')
const selector = { userId: 'kari', at: now() }

interface Bulk {
  readonly what: string
  /** The checkpoint at which the worker is killed: some records are done by then, some begun, some left. */
  readonly stopAt: number
  readonly records: number
  readonly arrange: (headquarters: Headquarters) => Promise<void>
  readonly select: (trx: Transaction) => Promise<SelectionJob>
  /** What the audit trail says of each record, and the run's counter of them. */
  readonly action: string
  readonly counter: string
}

const bulks: readonly Bulk[] = [
  {
    what: 'held orders',
    stopAt: 2,
    records: 250,
    arrange: holdOrders,
    select: (trx) => releaseMatchingOrderHolds(trx, { companyId, filter: {} }, selector),
    action: 'releaseOrderHold',
    counter: 'holdsReleased',
  },
  {
    what: 'quarantined rows',
    stopAt: 2,
    records: 250,
    arrange: quarantineRows,
    select: (trx) => dismissMatchingQuarantinedRows(trx, { companyId, filter: {} }, selector),
    action: 'dismissQuarantinedRow',
    counter: 'rowsDismissed',
  },
  {
    what: 'upload sessions',
    // Each session has three: it opens, its package is whole, its rows are applied.
    stopAt: 6,
    records: 3,
    arrange: pullThrice,
    select: (trx) => rerunMatchingUploadSessions(trx, { companyId, filter: {} }, selector),
    action: 'rerunUploadSession',
    counter: 'sessionsApplied',
  },
]

describe.each(['sqlite', 'postgres'] as const)('of a worker that is killed (%s)', (kind) => {
  test.concurrent.each(bulks)(
    '$what that were selected are done once each, by the next one',
    async (bulk) => {
      const { url, remove } = await createDatabase(kind)
      const folder = await temporaryDirectory()
      const database = await openDatabase({ url })
      registerTasks(tasks)
      await bulk.arrange(await setUpHeadquarters(database, folder.path))
      const job = await inTransaction(database, bulk.select)
      expect(job.count).toBe(bulk.records)

      await killAt(url, folder.path, bulk.stopAt)
      const half = (await auditOf(database, bulk.action)).length
      expect(half).toBeGreaterThan(0)
      expect(half).toBeLessThan(bulk.records)
      await workUntilIdle({ database, clock: now, dataDirectory: folder.path })

      const told = await auditOf(database, bulk.action)
      expect(told).toHaveLength(bulk.records)
      expect(new Set(told.map(({ subject_id }) => subject_id)).size).toBe(bulk.records)
      expect(await readRun(database, job.runId)).toMatchObject({
        status: 'ended',
        attempt_count: 2,
        progress_done: bulk.records,
        progress_total: bulk.records,
        counters: { [bulk.counter]: bulk.records },
      })
      await database.close()
      await folder.remove()
      await remove()
    },
  )
})

/** Has a worker work until it has come to a checkpoint, and kills it there. */
async function killAt(url: string, dataDirectory: string, checkpoint: number): Promise<void> {
  const child = spawn(process.execPath, [program, url, dataDirectory, String(checkpoint)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const stopped = await Promise.race([once(child.stdout, 'data'), exited.then(() => undefined)])
  child.kill('SIGKILL')
  await exited
  if (!stopped) throw new Error('The worker ended by itself')
}

async function holdOrders({ database }: Headquarters): Promise<void> {
  const holds = Array.from({ length: 250 }, () => ({
    id: newId<'OrderHold'>(),
    company_id: companyId,
    sales_order_id: newId<'SalesOrder'>(),
    hold_code: 'EDITED',
    placed_at: now(),
    released_at: null,
  }))
  await database.kysely.insertInto('order_hold').values(holds).execute()
}

async function quarantineRows(headquarters: Headquarters): Promise<void> {
  const { database, dataDirectory } = headquarters
  const { id } = await register(headquarters, createSqliteShop(dataDirectory))
  const rows = Array.from({ length: 250 }, (_, row) => ({
    id: newId<'QuarantinedRow'>(),
    upload_session_id: newId<'UploadSession'>(),
    channel_database_id: id,
    channel_table: 'RetailTransactionPaymentTrans',
    replication_counter: row + 1,
    company_id: companyId,
    channel_number: null,
    transaction_id: 'T-9',
    row_key: String(row),
    column_name: 'amount',
    reason: 'ROW_VALUE_MISSING',
    quarantined_at: now(),
  }))
  await database.kysely.insertInto('quarantined_row').values(rows).execute()
}

async function pullThrice(headquarters: Headquarters): Promise<void> {
  const shop = createSqliteShop(headquarters.dataDirectory)
  const channelDatabase = await register(headquarters, shop)
  for (const order of ['T-1', 'T-2', 'T-3']) {
    await writeOrder(shop, order)
    await pullApplied(headquarters, channelDatabase)
  }
  await shop.close()
}
