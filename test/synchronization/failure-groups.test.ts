import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { addSeconds, type Clock } from '../../server/database/instant.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { silentLog } from '../../server/log.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import { causeOf } from '../../server/synchronization/cause.ts'
import { groupFailures } from '../../server/synchronization/failure-groups.ts'
import { beginEdit } from '../../server/synchronization/lock.ts'
import {
  retryFailureGroup,
  retryMatchingTransactions,
  retryTransactions,
} from '../../server/synchronization/retry.ts'
import { readRetryOutcome } from '../../server/synchronization/retry-outcome.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { synchronizeTransactionsTask } from '../../server/synchronization/synchronize-transactions.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { createShops, someSales, stage, testNow } from '../transactions/stage.ts'

const companyId = 'USRT' as CompanyId
const kari = { userId: 'kari', at: addSeconds(testNow, 600) }
registerTasks([synchronizeTransactionsTask])

/** A payment by a tender type that the channel has not mapped. */
function paidByUnknownTender(sale: ChannelTransaction): ChannelTransaction {
  const spoilt = structuredClone(sale)
  for (const payment of spoilt.payments) payment.tenderType = '99'
  return spoilt
}

/** A header that counts one line too many. */
function miscounted(sale: ChannelTransaction): ChannelTransaction {
  const spoilt = structuredClone(sale)
  spoilt.header.numberOfItemLines = (spoilt.header.numberOfItemLines ?? 0) + 1
  return spoilt
}

/**
 * Twelve sales, two a shop: the first of each is paid by an unknown tender; those of the first three shops also count
 * their lines wrong. All have failed once.
 */
async function prepare(database: Database) {
  await createShops(database)
  const sales = someSales(12).map((sale, index) => {
    if (index >= 6) return sale
    const unpaid = paidByUnknownTender(sale)
    return index < 3 ? miscounted(unpaid) : unpaid
  })
  const staged = await stage(database, sales)
  const channelNumbers = sales.slice(0, 6).map(({ header }) => header.Channel as ChannelNumber)
  const scope = { companyId, channelNumbers }
  const progress = await synchronizeOrders({ database, clock: () => testNow, scope })
  expect(progress).toMatchObject({ failed: 6 })
  return { sales, staged, channelNumbers, scope }
}

/** Says what the unknown tender type is in a channel. */
async function mapTender(database: Database, channelNumber: ChannelNumber) {
  await database.kysely
    .insertInto('channel_payment_method')
    .values({
      channel_number: channelNumber,
      tender_type: '99',
      name: 'Invoice',
      tender_function: 'card',
      posting_account: '130100',
      is_prepayment: true,
    })
    .execute()
}

/** Runs a selection's task as the worker would, without a queue. */
async function runSelection(database: Database, runId: string | null, clock: Clock) {
  const run = await database.kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('id', '=', runId as never)
    .executeTakeFirstOrThrow()
  const counters: Record<string, number> = {}
  const progress: [number, number | null][] = []
  const parameters = synchronizeTransactionsTask.parameters.parse(run.parameters)
  await synchronizeTransactionsTask.run(
    {
      database,
      log: silentLog(),
      runId: run.id,
      jobId: run.job_id,
      attempt: 1,
      companyId,
      userId: 'kari',
      parameters,
      signal: new AbortController().signal,
      clock,
      secret: '',
      dataDirectory: '.',
      progress: (done, total) => progress.push([done, total]),
      phase: () => {},
      count: (name, by = 1) => {
        counters[name] = (counters[name] ?? 0) + by
      },
      message: () => {},
      checkpoint: async () => {},
      startChild: async () => {
        throw new Error('It has no children')
      },
    },
    parameters,
  )
  return { counters, progress, run }
}

describeOnBothDatabases('failures', (open) => {
  test('are grouped by cause, with what is at stake and where', async () => {
    const database = await open()
    const { sales, channelNumbers } = await prepare(database)
    const groups = await groupFailures(database.kysely, { companies: [companyId] })
    // A tender type is a channel's own: each channel's is a cause of its own.
    expect(groups.map(({ code, count }) => [code, count])).toEqual([
      ['NUMBER_OF_ITEM_LINES', 3],
      ...channelNumbers.map(() => ['TENDER_TYPE_NOT_MAPPED', 1]),
    ])
    const [lines, ...tenders] = groups
    expect(lines).toMatchObject({
      cause: 'NUMBER_OF_ITEM_LINES',
      parameters: {},
      firstSeenAt: testNow,
      lastSeenAt: testNow,
      channelNumbers: channelNumbers.slice(0, 3).sort((left, right) => left - right),
    })
    const gross = new Map<string, number>()
    for (const { header } of sales.slice(0, 3))
      gross.set(header.currency, (gross.get(header.currency) ?? 0) - Math.round(header.grossAmount * 1e6))
    expect(lines?.amounts).toEqual(
      [...gross]
        .map(([currency, micros]) => ({ currency, micros }))
        .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    )
    expect(tenders.map(({ parameters }) => parameters.tenderType)).toEqual(tenders.map(() => '99'))
    expect(
      await groupFailures(database.kysely, { companies: [companyId], codes: ['NUMBER_OF_ITEM_LINES'] }),
    ).toHaveLength(1)
    const [channel] = channelNumbers
    const ofChannel = await groupFailures(database.kysely, {
      companies: 'all',
      channelNumbers: channel ? [channel] : [],
    })
    expect(ofChannel.map(({ count }) => count)).toEqual([1, 1])
    expect(await groupFailures(database.kysely, { companies: [] })).toEqual([])
  })

  test('come in the order that is asked for, page by page', async () => {
    const database = await open()
    await prepare(database)
    const ask = async (orderBy: string, page: string) => {
      const { failureGroups } = await operate<{
        failureGroups: { edges: { cursor: string; node: { count: number } }[] }
      }>(schema, database, `{ failureGroups(${orderBy} ${page}) { edges { cursor node { count } } } }`)
      return failureGroups.edges
    }
    const largest = await ask('', 'first: 200')
    const smallest = await ask('orderBy: { count: ASCENDING }', 'first: 200')
    const rest = await ask('orderBy: { count: ASCENDING }', `first: 200, after: "${smallest[0]?.cursor}"`)
    expect(largest[0]?.node.count).toBe(3)
    expect(smallest.at(-1)).toEqual(largest[0])
    expect(rest).toEqual(smallest.slice(1))
  })

  test('count a transaction once, on however many lines it broke the rule', async () => {
    const database = await open()
    await createShops(database)
    const [sale] = someSales(60).filter(({ lines }) => lines.length > 2)
    if (!sale) throw new Error('No such sale')
    const spoilt = structuredClone(sale)
    for (const line of spoilt.lines) line.price = -line.price
    await stage(database, [spoilt])
    const scope = { companyId, channelNumbers: [spoilt.header.Channel as ChannelNumber] }
    await synchronizeOrders({ database, clock: () => testNow, scope })
    const groups = await groupFailures(database.kysely, { companies: 'all' })
    const [group] = groups.filter(({ code }) => code === 'NEGATIVE_PRICE')
    expect(group).toMatchObject({ count: 1 })
    expect(group?.amounts).toEqual([
      { currency: spoilt.header.currency, micros: -Math.round(spoilt.header.grossAmount * 1e6) },
    ])
  })

  test('keep when they were first seen, and leave their group when they are corrected or tried again', async () => {
    const database = await open()
    const { staged, scope } = await prepare(database)
    const later = addSeconds(testNow, 86_400)
    await synchronizeOrders({ database, clock: () => later, scope })
    const filter = { companies: [companyId], cause: 'NUMBER_OF_ITEM_LINES' }
    const [group] = await groupFailures(database.kysely, filter)
    expect(group).toMatchObject({ count: 3, firstSeenAt: testNow, lastSeenAt: later })
    const [first] = staged
    await inTransaction(database, (trx) => beginEdit(trx, first?.id as never, { userId: 'kari', at: later }))
    expect((await groupFailures(database.kysely, filter))[0]?.count).toBe(2)
    await inTransaction(database, (trx) => retryFailureGroup(trx, { companyId, cause: filter.cause }, kari))
    expect(await groupFailures(database.kysely, filter)).toEqual([])
  })

  test('of a group are tried again by one run over exactly them', async () => {
    const database = await open()
    const { staged, channelNumbers } = await prepare(database)
    const [channel] = channelNumbers
    const cause = causeOf('TENDER_TYPE_NOT_MAPPED', { channel: channelNumbers[4] ?? null, tenderType: '99' })
    expect(channel).toBeDefined()
    await mapTender(database, channelNumbers[4] as ChannelNumber)
    const retry = await inTransaction(database, (trx) => retryFailureGroup(trx, { companyId, cause }, kari))
    expect(retry.count).toBe(1)
    const job = await database.kysely
      .selectFrom('batch_job')
      .selectAll()
      .where('id', '=', retry.jobId)
      .executeTakeFirstOrThrow()
    expect(job).toMatchObject({
      task: 'synchronizeTransactions',
      description: '',
      subject: cause,
      subject_count: 1,
      batch_processing: false,
      user_id: 'kari',
    })
    const { counters, progress, run } = await runSelection(database, retry.runId, () =>
      addSeconds(testNow, 700),
    )
    expect(run.parameters).toMatchObject({ cause })
    expect(counters.ordersPosted).toBe(1)
    expect(progress.at(-1)).toEqual([1, 1])
    const standing = await database.kysely
      .selectFrom('channel_transaction')
      .select(['id', 'status', 'run_id'])
      .where(
        'id',
        'in',
        staged.slice(0, 6).map(({ id }) => id),
      )
      .execute()
    const byId = new Map(standing.map((row) => [row.id, row]))
    expect(byId.get(staged[4]?.id as never)).toMatchObject({ status: 'succeeded', run_id: retry.runId })
    expect(standing.filter(({ status }) => status === 'failed')).toHaveLength(5)
    const [entry] = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'retryFailureGroup')
      .execute()
    expect(entry).toMatchObject({
      user_id: 'kari',
      subject_id: retry.jobId,
      changes: { transactions: { from: null, to: 1 } },
    })
  })

  test('picked from a list are tried again, save what is posted or being edited', async () => {
    const database = await open()
    const { staged } = await prepare(database)
    const ids = staged.map(({ id }) => id)
    await inTransaction(database, (trx) => beginEdit(trx, ids[0] as never, { userId: 'ola', at: testNow }))
    const retry = await inTransaction(database, (trx) =>
      retryTransactions(trx, { companyId, ids, description: 'After the mapping' }, kari),
    )
    expect(retry.count).toBe(5)
    await runSelection(database, retry.runId, () => addSeconds(testNow, 700))
    const { rows } = await sql<{ attempt: number; count: number }>`
      select attempt, count(distinct transaction_id) as count from synchronization_failure group by attempt order by attempt
    `.execute(database.kysely)
    expect(rows).toEqual([
      { attempt: 1, count: 6 },
      { attempt: 2, count: 5 },
    ])
    const posted = retryTransactions.bind(null)
    await expect(
      inTransaction(database, (trx) => posted(trx, { companyId, ids: ids.slice(6) }, kari)),
    ).rejects.toThrow('NOTHING_TO_RETRY')
    await expect(
      inTransaction(database, (trx) => retryFailureGroup(trx, { companyId, cause: 'NEGATIVE_PRICE' }, kari)),
    ).rejects.toThrow('FAILURE_GROUP_EMPTY')
  })

  test('tried again are compared with what they had failed for', async () => {
    const database = await open()
    const { sales, staged, channelNumbers } = await prepare(database)
    const [first, second] = channelNumbers
    const cause = 'NUMBER_OF_ITEM_LINES'
    // Of the three that are miscounted, one is corrected, but its tender type is still unknown; one is corrected whole.
    const retry = await inTransaction(database, (trx) => retryFailureGroup(trx, { companyId, cause }, kari))
    const before = { selectionId: retry.selectionId, cause, at: kari.at }
    expect(await readRetryOutcome(database.kysely, before)).toEqual({
      total: 3,
      posted: 0,
      failedAsBefore: 0,
      failedOtherwise: 0,
      unsettled: 3,
      causes: [],
    })
    for (const index of [0, 1]) {
      const { header } = sales[index] as ChannelTransaction
      await database.kysely
        .updateTable('channel_transaction_header')
        .set({ number_of_item_lines: (header.numberOfItemLines ?? 0) - 1 })
        .where('transaction_id', '=', header.transactionId)
        .execute()
    }
    await mapTender(database, second as ChannelNumber)
    await runSelection(database, retry.runId, () => addSeconds(testNow, 700))
    const tenderCause = (channel: ChannelNumber | undefined) =>
      causeOf('TENDER_TYPE_NOT_MAPPED', { channel: channel ?? null, tenderType: '99' })
    expect(await readRetryOutcome(database.kysely, before)).toMatchObject({
      total: 3,
      posted: 1,
      failedAsBefore: 1,
      failedOtherwise: 1,
      unsettled: 0,
      causes: [
        { cause, isAsBefore: true, count: 1 },
        ...[first, channelNumbers[2]]
          .map(tenderCause)
          .sort()
          .map((other) => ({ cause: other, isAsBefore: false, count: 1, code: 'TENDER_TYPE_NOT_MAPPED' })),
      ],
    })
    // Of a selection, each transaction is compared with its own last attempt.
    const ids = staged.slice(0, 6).map(({ id }) => id)
    const at = addSeconds(testNow, 800)
    const picked = await inTransaction(database, (trx) =>
      retryTransactions(trx, { companyId, ids }, { ...kari, at }),
    )
    await database.kysely
      .updateTable('channel_transaction_header')
      .set({ number_of_item_lines: 99 })
      .where('transaction_id', '=', sales[4]?.header.transactionId ?? '')
      .execute()
    await mapTender(database, channelNumbers[4] as ChannelNumber)
    await runSelection(database, picked.runId, () => addSeconds(testNow, 900))
    expect(
      await readRetryOutcome(database.kysely, { selectionId: picked.selectionId, cause: null, at }),
    ).toMatchObject({ total: 5, posted: 0, failedAsBefore: 4, failedOtherwise: 1, unsettled: 0 })
    const gone = { selectionId: newId<'BatchSelection'>(), cause: null, at }
    expect(await readRetryOutcome(database.kysely, gone)).toBeUndefined()
  })

  test('that a list holds are tried again, all of them and no other, by one run that bears a name', async () => {
    const database = await open()
    const { sales, staged, channelNumbers } = await prepare(database)
    const ids = staged.map(({ id }) => id)
    await inTransaction(database, (trx) => beginEdit(trx, ids[0] as never, { userId: 'ola', at: testNow }))
    const retryAll = (
      filter: Parameters<typeof retryMatchingTransactions>[1]['filter'],
      description = 'Before closing',
    ) =>
      inTransaction(database, (trx) =>
        retryMatchingTransactions(trx, { companyId, filter, description }, kari),
      )
    await expect(retryAll({}, 'x'.repeat(201))).rejects.toThrow('VALUE_TOO_LONG')
    const [first, second, third] = channelNumbers
    const retry = await retryAll({
      statuses: ['failed', 'succeeded'],
      channelNumbers: [first, second, third] as ChannelNumber[],
    })
    // One of the three is being edited, and what the same shops have sold since has not failed.
    expect(retry.count).toBe(2)
    const { run, progress } = await runSelection(database, retry.runId, () => addSeconds(testNow, 700))
    expect(run.description).toBe('Before closing')
    expect(progress.at(-1)).toEqual([2, 2])
    const { rows } = await sql<{ id: string }>`
      select t.id from synchronization_failure as f join channel_transaction as t
        on t.company_id = f.company_id and t.channel_number = f.channel_number and t.transaction_id = f.transaction_id
      where f.attempt = 2 group by t.id order by t.id`.execute(database.kysely)
    expect(rows.map(({ id }) => id)).toEqual([ids[1], ids[2]].toSorted())
    const [entry] = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'retryMatchingTransactions')
      .execute()
    expect(entry).toMatchObject({
      user_id: 'kari',
      subject_id: retry.jobId,
      changes: {
        description: { from: null, to: 'Before closing' },
        statuses: { from: null, to: ['failed', 'succeeded'] },
        transactions: { from: null, to: 2 },
      },
    })
    const reference = sales[4]?.header.ChannelReferenceId
    expect((await retryAll({ text: String(reference) })).count).toBe(1)
    await expect(retryAll({ statuses: ['succeeded'] })).rejects.toThrow('NOTHING_TO_RETRY')
  })
})
