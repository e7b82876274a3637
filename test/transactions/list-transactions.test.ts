import { expect, test } from 'vitest'
import { alphabetOf } from '../../server/database/alphabet.ts'
import type { Database } from '../../server/database/database.ts'
import { addSeconds, type CalendarDate } from '../../server/database/instant.ts'
import type { Page } from '../../server/graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { countTransactions, sumOf } from '../../server/transactions/count-transactions.ts'
import {
  listTransactions,
  type TransactionPlace,
  transactionColumns,
} from '../../server/transactions/list-transactions.ts'
import type { TransactionFilter } from '../../server/transactions/transaction-filter.ts'
import { describeOnBothDatabases, describeOnSqlite } from '../support/databases.ts'
import { planOf, recordStatements } from '../support/statements.ts'
import { createShops, someSales, stage, testNow } from './stage.ts'

const alphabet = alphabetOf('sqlite', 'en')
const newestFirst = { by: 'pulledAt', isDescending: true, alphabet } as const
const columns = Object.keys(transactionColumns) as (keyof typeof transactionColumns)[]
const firstPage: Page<TransactionPlace> = {
  after: undefined,
  before: undefined,
  limit: 1000,
  inverted: false,
}
const all: TransactionFilter = { companies: 'all' }

const sales = someSales(60)
const statuses = ['succeeded', 'succeeded', 'failed', 'pendingSynchronization', 'editing', 'none'] as const

async function prepare(database: Database) {
  await createShops(database)
  for (const [index, status] of statuses.entries())
    await stage(database, sales.slice(index * 10, index * 10 + 10), {
      status,
      pulledAt: addSeconds(testNow, index),
    })
  return database.kysely
}

/** What the filter must let through, worked out from what was staged. */
function expected(isMeant: (sale: (typeof sales)[number], status: string) => boolean): string[] {
  return sales
    .filter((sale, index) => isMeant(sale, statuses[Math.floor(index / 10)] ?? ''))
    .map(({ header }) => header.transactionId)
    .sort()
}

describeOnBothDatabases('the list of transactions', (open) => {
  test('holds what the filter lets through, and counts the same', async () => {
    const queries = await prepare(await open())
    const [one] = sales
    const cases: [TransactionFilter, (sale: (typeof sales)[number], status: string) => boolean][] = [
      [all, () => true],
      [{ companies: ['USRT' as CompanyId] }, () => true],
      [{ companies: ['OTHR' as CompanyId] }, () => false],
      [{ companies: [] }, () => false],
      [
        { ...all, statuses: ['failed', 'editing'] },
        (_, status) => status === 'failed' || status === 'editing',
      ],
      [{ ...all, statuses: ['succeeded'] }, (_, status) => status === 'succeeded'],
      [{ ...all, statuses: [] }, () => false],
      [
        { ...all, channelNumbers: [one?.header.Channel as ChannelNumber], statuses: ['succeeded', 'failed'] },
        ({ header }, status) =>
          header.Channel === one?.header.Channel && (status === 'succeeded' || status === 'failed'),
      ],
      [{ ...all, types: [33] }, ({ header }) => header.type === 33],
      [
        { ...all, from: '2026-10-01' as CalendarDate, to: '2026-10-01' as CalendarDate },
        ({ header }) => header.transDate === '2026-10-01',
      ],
      [
        { ...all, statuses: ['failed'], types: [27], from: '2026-10-01' as CalendarDate },
        ({ header }, status) => status === 'failed' && header.type === 27 && header.transDate >= '2026-10-01',
      ],
      [
        { ...all, customerAccount: one?.header.custAccount ?? '' },
        ({ header }) => header.custAccount === one?.header.custAccount,
      ],
      [
        { ...all, channelReferenceId: one?.header.ChannelReferenceId ?? '' },
        ({ header }) => header.ChannelReferenceId === one?.header.ChannelReferenceId,
      ],
    ]
    for (const [filter, isMeant] of cases) {
      for (const by of columns) {
        const rows = await listTransactions(queries, filter, { ...newestFirst, by }, firstPage)
        expect(rows.map((row) => row.transaction_id).sort()).toEqual(expected(isMeant))
      }
      const counts = await countTransactions(queries, filter)
      expect(sumOf(counts)).toBe(expected(isMeant).length)
    }
  })

  test('is searched by what an operator has in hand', async () => {
    const queries = await prepare(await open())
    const sale = sales.find(({ header }) => header.receiptEmail && header.custAccount)
    if (!sale) throw new Error('No such sale')
    const { header } = sale
    const find = async (text: string) => {
      const filter = { ...all, text }
      const rows = await listTransactions(queries, filter, newestFirst, firstPage)
      expect(sumOf(await countTransactions(queries, filter))).toBe(rows.length)
      return rows.map((row) => row.transaction_id)
    }
    expect(await find(header.transactionId)).toEqual([header.transactionId])
    expect(await find(` ${header.ChannelReferenceId} `)).toEqual([header.transactionId])
    expect(await find(header.ChannelReferenceId.slice(0, -1))).toContain(header.transactionId)
    expect(await find(header.receiptEmail?.toUpperCase() ?? '')).toContain(header.transactionId)
    expect(await find(header.custAccount ?? '')).toContain(header.transactionId)
    expect(await find('nobody’s')).toEqual([])
  })

  test('is read page by page, forwards and backwards, in every order', async () => {
    const queries = await prepare(await open())
    const placeOf = ({
      sort_value,
      id,
    }: {
      readonly sort_value: string | number | null
      readonly id: string
    }) => [sort_value, id] as const
    for (const by of columns)
      for (const isDescending of [false, true])
        for (const filter of [all, { ...all, statuses: ['failed', 'none'] as const }]) {
          const order = { by, isDescending, alphabet }
          const whole = await listTransactions(queries, filter, order, firstPage)
          const places = whole.map((row) => placeOf(row).join(' '))
          expect(places).toEqual(isDescending ? [...places].sort().reverse() : [...places].sort())
          const seen: string[] = []
          let after: TransactionPlace | undefined
          for (;;) {
            const rows = await listTransactions(queries, filter, order, { ...firstPage, after, limit: 7 })
            seen.push(...rows.map((row) => row.id))
            const last = rows.at(-1)
            if (!last || rows.length < 7) break
            after = placeOf(last)
          }
          expect(seen).toEqual(whole.map((row) => row.id))
          const tenth = whole[10]
          if (!tenth) throw new Error('Too few')
          const back = await listTransactions(queries, filter, order, {
            after: undefined,
            before: placeOf(tenth),
            limit: 4,
            inverted: true,
          })
          expect(back.map((row) => row.id)).toEqual(
            whole
              .slice(6, 10)
              .reverse()
              .map((row) => row.id),
          )
        }
  })

  test('has counts by channel, type and status that add up', async () => {
    const queries = await prepare(await open())
    const counts = await countTransactions(queries, all, { byChannel: true, byType: true })
    for (const type of new Set(sales.map(({ header }) => header.type)))
      expect(sumOf(counts, (count) => count.type === type)).toBe(
        sales.filter(({ header }) => header.type === type).length,
      )
    expect(sumOf(counts, ({ status }) => status === 'succeeded')).toBe(20)
    expect(sumOf(counts, ({ status }) => status === 'editing')).toBe(10)
    const channel = sales[0]?.header.Channel
    expect(sumOf(counts, ({ channel_number }) => channel_number === channel)).toBe(
      sales.filter(({ header }) => header.Channel === channel).length,
    )
  })
})

describeOnSqlite('a list of transactions', (open) => {
  test('is found and counted by indexes, never by reading all', async () => {
    const database = recordStatements(await open())
    await prepare(database)
    const filters: TransactionFilter[] = [
      all,
      { companies: ['USRT' as CompanyId] },
      { companies: ['USRT' as CompanyId], statuses: ['failed'] },
      { companies: ['USRT' as CompanyId], channelNumbers: [1 as ChannelNumber] },
      { companies: ['USRT' as CompanyId], from: '2026-10-01' as CalendarDate },
      { companies: ['USRT' as CompanyId], text: 'WEB-1' },
      { companies: ['USRT' as CompanyId], customerAccount: 'C-1' },
    ]
    for (const filter of filters) {
      database.statements.length = 0
      await listTransactions(database.kysely, filter, newestFirst, { ...firstPage, limit: 50 })
      await countTransactions(database.kysely, filter)
      for (const statement of [...database.statements]) {
        const steps = await planOf(database, statement)
        const scans = steps.filter(
          (step) =>
            !/tally|COVERING INDEX|channel_transaction_id|channel_transaction_newest/.test(step) &&
            (/^SCAN [thdu]\b/.test(step) ||
              /^SEARCH .*\(company_id=\?( AND channel_number=\?)?\)/.test(step)),
        )
        expect(scans).toEqual([])
      }
    }
  })

  test('is never sorted in whole', async () => {
    const database = recordStatements(await open())
    await prepare(database)
    const filters: TransactionFilter[] = [
      { companies: ['USRT' as CompanyId] },
      { companies: ['USRT' as CompanyId], channelNumbers: [1 as ChannelNumber] },
    ]
    for (const filter of filters)
      for (const by of columns) {
        database.statements.length = 0
        await listTransactions(database.kysely, filter, { ...newestFirst, by }, { ...firstPage, limit: 50 })
        const plans = await Promise.all(database.statements.map((statement) => planOf(database, statement)))
        expect([by, filter, plans.flat()]).toEqual([
          by,
          filter,
          expect.not.arrayContaining([expect.stringContaining('TEMP B-TREE FOR ORDER BY')]),
        ])
      }
  })
})
