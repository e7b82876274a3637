import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { cancelRun } from '../../server/batch/control-run.ts'
import type { AnyBatchTask } from '../../server/batch/task.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { inTransaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, now } from '../../server/database/instant.ts'
import {
  dismissMatchingQuarantinedRows,
  dismissQuarantinedRows,
} from '../../server/distribution/select-rows.ts'
import { dismissQuarantinedRowsTask } from '../../server/distribution/tasks.ts'
import { schema } from '../../server/schema.ts'
import { withCheckpoints, workUntilIdle } from '../batch/embedded-worker.ts'
import { auditOf, readRun } from '../batch/read-run.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operateWithErrors } from '../support/graphql.ts'
import { companyId, pullApplied, quarantine, transactions } from './headquarters.ts'
import { writeOrder } from './orders.ts'
import { useShop } from './setting.ts'

const selector = () => ({ userId: 'kari', at: now() })
const cardNumber = { RetailTransactionPaymentTrans: { cardOrAccount: '4111111111111111' } }

describeOnBothDatabases('many quarantined rows', (open) => {
  const setting = useShop(open, 'sqlite')

  /** So many rows in quarantine, of one fault each, or of as many as is said. */
  async function addRows(
    count: number,
    { transactionId = 'T-9' as string | null, faults = 1, counted = true } = {},
  ): Promise<Id<'QuarantinedRow'>[]> {
    const { headquarters, channelDatabase } = setting()
    const entries = Array.from({ length: count }, (_, row) =>
      Array.from({ length: faults }, (_, fault) => ({
        id: newId<'QuarantinedRow'>(),
        upload_session_id: newId<'UploadSession'>(),
        channel_database_id: channelDatabase.id,
        channel_table: 'RetailTransactionPaymentTrans',
        replication_counter: counted ? 1000 + row : null,
        company_id: companyId,
        channel_number: null,
        transaction_id: transactionId,
        row_key: String(row),
        column_name: `column${fault}`,
        reason: 'ROW_VALUE_MISSING',
        quarantined_at: now(),
      })),
    ).flat()
    await headquarters.database.kysely.insertInto('quarantined_row').values(entries).execute()
    return entries.map(({ id }) => id)
  }

  const dismiss = (ids: readonly Id<'QuarantinedRow'>[], description?: string) =>
    inTransaction(setting().headquarters.database, (trx) =>
      dismissQuarantinedRows(trx, { companyId, ids, description }, selector()),
    )

  const dismissMatching = (filter: Parameters<typeof dismissMatchingQuarantinedRows>[1]['filter'] = {}) =>
    inTransaction(setting().headquarters.database, (trx) =>
      dismissMatchingQuarantinedRows(trx, { companyId, filter }, selector()),
    )

  const work = ({ task = dismissQuarantinedRowsTask as AnyBatchTask, seconds = 0 } = {}) => {
    registerTasks([task])
    const { database } = setting().headquarters
    return workUntilIdle({ database, clock: () => addSeconds(now(), seconds) })
  }

  test('are let go by one named job, and their transactions wait for them no longer', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { headquarters, shop, channelDatabase } = setting()
    const { database } = headquarters
    for (const id of ['T-1', 'T-2', 'T-3']) await writeOrder(shop, id, { overrides: cardNumber })
    await pullApplied(headquarters, channelDatabase)
    const entries = await database.kysely
      .selectFrom('quarantined_row')
      .select(['id', 'transaction_id'])
      .orderBy('transaction_id')
      .execute()
    const chosen = entries.slice(0, 2).map(({ id }) => id)
    const job = await dismiss(chosen, 'The shop will not mend them')
    expect(job.count).toBe(2)
    expect(await quarantine(headquarters)).toHaveLength(3)
    await work()
    expect(await quarantine(headquarters)).toMatchObject([{ transaction_id: 'T-3' }])
    expect(await transactions(headquarters)).toMatchObject([
      { transaction_id: 'T-1', is_complete: true, status: 'pendingSynchronization' },
      { transaction_id: 'T-2', is_complete: true, status: 'pendingSynchronization' },
      { transaction_id: 'T-3', is_complete: false },
    ])
    expect(await readRun(database, job.runId)).toMatchObject({
      description: 'The shop will not mend them',
      status: 'ended',
      progress_done: 2,
      progress_total: 2,
      counters: { rowsDismissed: 2, transactionsCompleted: 2 },
      messages: [{ code: 'QUARANTINED_ROWS_DISMISSED', parameters: { dismissed: 2 } }],
    })
    expect(await auditOf(database, 'dismissQuarantinedRows')).toMatchObject([
      { user_id: 'kari', subject_id: job.jobId, changes: { quarantinedRows: { from: null, to: 2 } } },
    ])
    const told = await auditOf(database, 'dismissQuarantinedRow')
    expect(told.map(({ subject_id }) => subject_id).sort()).toEqual(chosen.toSorted())
    expect(told[0]).toMatchObject({ user_id: 'kari', company_id: companyId, subject_type: 'QuarantinedRow' })
  })

  test('go with all of their faults, and are told once each', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { headquarters } = setting()
    const [first, second] = await addRows(1, { faults: 3 })
    await addRows(2, { faults: 1, counted: false })
    const job = await dismiss([second ?? first] as Id<'QuarantinedRow'>[])
    await work()
    expect(await quarantine(headquarters)).toHaveLength(2)
    const { database } = headquarters
    expect(await auditOf(database, 'dismissQuarantinedRow')).toMatchObject([{ subject_id: second }])
    expect(await readRun(database, job.runId)).toMatchObject({ counters: { rowsDismissed: 1 } })
    await expect(dismiss([first] as Id<'QuarantinedRow'>[])).rejects.toThrow('NOTHING_TO_DISMISS')
  })

  test('of a list are those that its filters leave', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { headquarters, channelDatabase } = setting()
    await addRows(2, { transactionId: 'T-1', counted: false })
    await addRows(2, { transactionId: 'T-2', counted: false })
    const job = await dismissMatching({ transactionId: 'T-1', channelDatabaseId: channelDatabase.id })
    // What comes from now on was not selected.
    await addRows(1, { transactionId: 'T-1', counted: false })
    await work()
    const left = await quarantine(headquarters)
    expect(left.map(({ transaction_id }) => transaction_id)).toEqual(['T-2', 'T-2', 'T-1'])
    expect(await auditOf(headquarters.database, 'dismissMatchingQuarantinedRows')).toMatchObject([
      {
        subject_id: job.jobId,
        changes: {
          channelDatabase: { from: null, to: 'Shop' },
          transactionId: { from: null, to: 'T-1' },
          quarantinedRows: { from: null, to: 2 },
        },
      },
    ])
    await expect(dismissMatching({ reason: 'ROW_CARD_NUMBER_UNMASKED' })).rejects.toThrow(
      'NOTHING_TO_DISMISS',
    )
  })

  test('stay dismissed, and the run says how many, when it is cancelled half-way', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { database } = setting().headquarters
    await addRows(1000)
    const job = await dismissMatching()
    let canceled: Promise<void> | undefined
    await work({
      task: withCheckpoints(dismissQuarantinedRowsTask, ({ runId }) => {
        canceled ??= inTransaction(database, (trx) => cancelRun(trx, runId, 'ola', now()))
      }) as AnyBatchTask,
    })
    await canceled
    const dismissed = 1000 - (await quarantine(setting().headquarters)).length
    expect(dismissed).toBeGreaterThan(0)
    expect(dismissed).toBeLessThan(1000)
    expect(await readRun(database, job.runId)).toMatchObject({
      status: 'canceled',
      counters: { rowsDismissed: dismissed },
      messages: [{ code: 'QUARANTINED_ROWS_DISMISSED', parameters: { dismissed } }],
    })
    expect(await auditOf(database, 'dismissQuarantinedRow')).toHaveLength(dismissed)
  })

  test('are let go once each, whatever becomes of the worker in between', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { database } = setting().headquarters
    await addRows(120, { faults: 2 })
    const job = await dismissMatching()
    let checkpoints = 0
    const task = withCheckpoints(dismissQuarantinedRowsTask, () => {
      checkpoints += 1
      if (checkpoints === 2) throw new Error('The connection is lost')
    }) as AnyBatchTask
    await work({ task })
    await work({ task, seconds: 60 })
    expect(await readRun(database, job.runId)).toMatchObject({
      status: 'ended',
      attempt_count: 2,
      progress_done: 240,
      counters: { rowsDismissed: 120 },
      messages: [{ code: 'QUARANTINED_ROWS_DISMISSED', parameters: { dismissed: 120 } }],
    })
    expect(await auditOf(database, 'dismissQuarantinedRow')).toHaveLength(120)
  })

  test('are let go over the API by who may manage the distribution of their company', async () => {
    registerTasks([dismissQuarantinedRowsTask])
    const { headquarters } = setting()
    const [entry] = await addRows(1)
    const source = `mutation Dismiss($input: DismissQuarantinedRowsInput!) {
      dismissQuarantinedRows(input: $input) { count job { task } problems { code field } } }`
    const ask = (id: string, companies: readonly string[]) =>
      operateWithErrors<{ dismissQuarantinedRows: unknown }>(schema, headquarters.database, source, {
        caller: callerWith(['distribution.manage', 'batch.read'], companies),
        variables: { input: { rows: [id] } },
      })
    const id = encodeGlobalID('QuarantinedRow', entry ?? '')
    expect((await ask(id, ['OTHR'])).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const other = encodeGlobalID('UploadSession', newId())
    expect((await ask(other, [companyId])).data?.dismissQuarantinedRows).toMatchObject({
      problems: [{ code: 'ID_OF_OTHER_TYPE', field: 'rows' }],
    })
    expect((await ask(id, [companyId])).data?.dismissQuarantinedRows).toMatchObject({
      count: 1,
      problems: [],
    })
    const matching = `mutation { dismissMatchingQuarantinedRows(
      input: { companyId: "${companyId}", channelTable: "RetailTransactionPaymentTrans" }) { count } }`
    const caller = callerWith(['distribution.manage'], [companyId])
    expect((await operateWithErrors(schema, headquarters.database, matching, { caller })).data).toEqual({
      dismissMatchingQuarantinedRows: { count: 1 },
    })
  })
})
