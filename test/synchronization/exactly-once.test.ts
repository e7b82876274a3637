import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import type { SynchronizationRun } from '../../server/synchronization/run.ts'
import type { SynchronizationProgress } from '../../server/synchronization/run-progress.ts'
import { createDatabase, describeOnBothDatabases } from '../support/databases.ts'
import { createShops, someTransactions, stage } from '../transactions/stage.ts'
import { anOrder, causesOf, channel, company, synchronizeAll, tickingClock } from './orders.ts'
import { cancels, expectPostedOnce, postedTotals, totalsOf } from './posted-once.ts'

/** Whoever posts, however often, however many at once, and wherever killed: each order once, each number once. */

type Options = Partial<Omit<SynchronizationRun, 'database'>>

const transactions = someTransactions(600, 'exactly once')

describe.each(['sqlite', 'postgres'] as const)('two runs at once (%s)', (kind) => {
  async function withTwoHandles(work: (one: Database, other: Database) => Promise<void>): Promise<void> {
    const { url, remove } = await createDatabase(kind)
    const one = await openDatabase({ url })
    const other = await openDatabase({ url })
    try {
      await createShops(one)
      await work(one, other)
    } finally {
      await one.close()
      await other.close()
      await remove()
    }
  }

  /** Begins a second run inside the first one's first chunk, before it is committed. */
  async function overlap(
    [one, runOne]: [Database, Options],
    [other, runOther]: [Database, Options],
  ): Promise<[SynchronizationProgress, SynchronizationProgress]> {
    let second: Promise<SynchronizationProgress> | undefined
    let hasEnded = false
    const first = await synchronizeAll(one, {
      ...runOne,
      checkpoint: async () => {
        if (second) return
        second = synchronizeAll(other, runOther).finally(() => {
          hasEnded = true
        })
        // A file is locked as a whole; a server lets the second come as far as it can.
        while (kind === 'postgres' && !hasEnded && !(await isSomebodyWaiting(other)));
      },
    })
    return [first, await (second ?? Promise.reject(new Error('No second run')))]
  }

  const scope = (id: Id<'ChannelTransaction'>) => ({
    scope: { companyId: company, channelNumbers: [channel], transactionIds: [id] },
  })

  async function isSomebodyWaiting({ kysely }: Database): Promise<boolean> {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(kysely)
    return rows.length > 0
  }

  test('post each order once, and together as much as one alone', async () => {
    await withTwoHandles(async (one, other) => {
      await stage(one, transactions)
      const [first, second] = await overlap(
        [one, { transactionsAtOnce: 100 }],
        [other, { transactionsAtOnce: 120 }],
      )
      expect((await expectPostedOnce(one, transactions)).length).toBe(transactions.length)
      expect(first.posted + second.posted).toBe(transactions.length)
      expect([first.posted > 0, second.posted > 0]).toEqual([true, true])
    })
  })

  test('do not post an order that was written twice, one of them each', async () => {
    await withTwoHandles(async (one, other) => {
      const written = ['T-1', 'T-2'].map((id) => anOrder({ id, header: { ChannelReferenceId: 'W-1' } }))
      const [first, second] = await stage(one, written)
      if (!first || !second) throw new Error('Nothing staged')
      await overlap([one, scope(first.id)], [other, scope(second.id)])
      expect(await causesOf(one, 'T-2')).toEqual(['DUPLICATE_ORDER'])
      expect((await expectPostedOnce(one, written)).map(({ header }) => header.transactionId)).toEqual([
        'T-1',
      ])
    })
  })

  test('do not give the same payment back twice, one of them each', async () => {
    await withTwoHandles(async (one, other) => {
      const sale = anOrder({ id: 'T-1', payments: [{ isPrepayment: 1 }] })
      await stage(one, [sale])
      await synchronizeAll(one)
      const link = {
        IsLinkedRefund: 1,
        LinkedPaymentTransactionId: 'T-1',
        LinkedPaymentLineNumber: 1,
      } as const
      const returns = ['T-2', 'T-3'].map((id) => anOrder({ id, lines: [{ sold: -1 }], payments: [link] }))
      const [first, second] = await stage(one, returns)
      if (!first || !second) throw new Error('Nothing staged')
      await overlap([one, scope(first.id)], [other, scope(second.id)])
      expect(await causesOf(one, 'T-2')).toEqual([])
      expect(await causesOf(one, 'T-3')).toEqual(['LINKED_REFUND_EXCEEDS_PAYMENT'])
      expect((await expectPostedOnce(one, [sale, ...returns])).length).toBe(2)
    })
  })
})

const program = join(import.meta.dirname, 'synchronize-and-tell.ts')

/** Synchronizes in a process of its own and kills it at a chunk, before or after it is committed. */
async function synchronizeUntil(url: string, chunk: number, when: 'open' | 'committed'): Promise<void> {
  const child = spawn(process.execPath, [program, url, '50', String(chunk), when], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const told: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line)
    child.kill('SIGKILL')
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  expect(told.length).toBe(1)
}

describe.each(['sqlite', 'postgres'] as const)('runs killed in the middle of a chunk (%s)', (kind) => {
  test('leave it to the next one, which loses nothing and posts nothing twice', async () => {
    const { url, remove } = await createDatabase(kind)
    const database = await openDatabase({ url })
    try {
      await createShops(database)
      await stage(database, transactions)
      const postedOrders = async () =>
        Object.values(await postedTotals(database)).reduce((sum, { orders }) => sum + orders, 0)
      await synchronizeUntil(url, 1, 'open')
      expect(await postedOrders()).toBe(0)
      await synchronizeUntil(url, 2, 'committed')
      const afterTwo = await postedOrders()
      expect(afterTwo).toBeGreaterThan(0)
      await synchronizeUntil(url, 4, 'open')
      expect(await postedOrders()).toBeGreaterThan(afterTwo)
      await synchronizeUntil(url, 3, 'committed')
      await synchronizeAll(database)
      expect((await expectPostedOnce(database, transactions)).length).toBe(transactions.length)
      // Called once more, there is nothing left to do.
      expect(await synchronizeAll(database)).toMatchObject({ total: 0, posted: 0, failed: 0 })
      await expectPostedOnce(database, transactions)
    } finally {
      await database.close()
      await remove()
    }
  }, 90_000)
})

describeOnBothDatabases('runs over parts of the orders, in any order', (open) => {
  test('post in the end what one run over all of them posts', async () => {
    const few = someTransactions(80, 'in parts')
    const expected = totalsOf(few.filter((transaction) => !cancels(transaction)))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { minLength: few.length, maxLength: few.length }),
        fc.integer({ min: 1, max: few.length }),
        async (parts, transactionsAtOnce) => {
          const database = await open()
          await createShops(database)
          const staged = await stage(database, few)
          const clock = tickingClock()
          for (const part of [0, 1, 2, 3, 4]) {
            const transactionIds = staged.filter((_, index) => parts[index] === part).map(({ id }) => id)
            const scope = { companyId: company, channelNumbers: [], transactionIds }
            await synchronizeAll(database, { clock, scope, transactionsAtOnce })
          }
          // A refund or a cancellation that came before its order failed, and is tried again.
          const transactionIds = staged.map(({ id }) => id)
          const scope = { companyId: company, channelNumbers: [], transactionIds }
          await synchronizeAll(database, { clock, scope, transactionsAtOnce })
          expect((await expectPostedOnce(database, few)).length).toBe(few.length)
          expect(await postedTotals(database)).toEqual(expected)
        },
      ),
      { numRuns: 3 },
    )
  }, 90_000)
})
