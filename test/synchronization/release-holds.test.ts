import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { cancelRun } from '../../server/batch/control-run.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, type Instant, parseInstant } from '../../server/database/instant.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import {
  releaseMatchingOrderHolds,
  releaseOrderHolds,
  releaseOrderHoldsTask,
} from '../../server/synchronization/release-holds.ts'
import { withCheckpoints, workUntilIdle } from '../batch/embedded-worker.ts'
import { auditOf, readRun } from '../batch/read-run.ts'
import { createCompany, usrt } from '../batch/stage.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'

const at = parseInstant('2026-11-21T08:00:00Z')
const norway = 'NORW' as CompanyId
const kari = { userId: 'kari', at }
const later = addSeconds(at, 60)

/** So many orders on hold. */
async function hold(
  database: Database,
  count: number,
  { companyId = usrt, holdCode = 'EDITED', releasedAt = null as Instant | null } = {},
): Promise<Id<'OrderHold'>[]> {
  const holds = Array.from({ length: count }, () => ({
    id: newId<'OrderHold'>(),
    company_id: companyId,
    sales_order_id: newId<'SalesOrder'>(),
    hold_code: holdCode,
    placed_at: at,
    released_at: releasedAt,
  }))
  await database.kysely.insertInto('order_hold').values(holds).execute()
  return holds.map(({ id }) => id)
}

async function openWithCompanies(open: () => Promise<Database>): Promise<Database> {
  const database = await open()
  registerTasks([releaseOrderHoldsTask])
  for (const id of [usrt, norway]) await createCompany(database, id)
  return database
}

async function released(database: Database) {
  const holds = await database.kysely
    .selectFrom('order_hold')
    .selectAll()
    .where('released_by', '=', 'kari')
    .orderBy('id')
    .execute()
  return holds
}

describeOnBothDatabases('many held orders', (open) => {
  test('that are selected are released by one named job, each told to the audit trail', async () => {
    const database = await openWithCompanies(open)
    const ids = await hold(database, 3)
    const [gone] = await hold(database, 1, { releasedAt: at })
    const job = await inTransaction(database, (trx) =>
      releaseOrderHolds(
        trx,
        {
          companyId: usrt,
          ids: [...ids.slice(0, 2), gone ?? ids[0]] as Id<'OrderHold'>[],
          comment: ' Address checked ',
          description: 'After the address check',
        },
        kari,
      ),
    )
    expect(job.count).toBe(2)
    expect(await released(database)).toEqual([])
    await workUntilIdle({ database, clock: () => later })
    expect(await released(database)).toMatchObject(
      ids.slice(0, 2).map((id) => ({ id, released_at: later, release_comment: 'Address checked' })),
    )
    expect(await readRun(database, job.runId)).toMatchObject({
      description: 'After the address check',
      status: 'ended',
      progress_done: 2,
      progress_total: 2,
      counters: { holdsReleased: 2 },
      messages: [{ code: 'ORDER_HOLDS_RELEASED', parameters: { released: 2 } }],
    })
    expect(await auditOf(database, 'releaseOrderHolds')).toMatchObject([
      {
        user_id: 'kari',
        company_id: usrt,
        subject_type: 'BatchJob',
        subject_id: job.jobId,
        changes: {
          description: { from: null, to: 'After the address check' },
          orderHolds: { from: null, to: 2 },
          releaseComment: { from: null, to: 'Address checked' },
        },
      },
    ])
    const entries = await auditOf(database, 'releaseOrderHold')
    expect(entries.map(({ subject_id }) => subject_id).sort()).toEqual(ids.slice(0, 2).sort())
    expect(entries[0]).toMatchObject({
      user_id: 'kari',
      company_id: usrt,
      subject_type: 'OrderHold',
      changes: {
        releasedAt: { from: null, to: later },
        releaseComment: { from: null, to: 'Address checked' },
      },
    })
  })

  test('that a list has are released, those of its code and company and no other', async () => {
    const database = await openWithCompanies(open)
    const meant = await hold(database, 2, { holdCode: 'FRAUD' })
    await hold(database, 2)
    await hold(database, 2, { holdCode: 'FRAUD', companyId: norway })
    const releaseAll = (holdCode: string) =>
      inTransaction(database, (trx) =>
        releaseMatchingOrderHolds(trx, { companyId: usrt, filter: { holdCode } }, kari),
      )
    const job = await releaseAll('FRAUD')
    // What is held from now on was not selected.
    await hold(database, 1, { holdCode: 'FRAUD' })
    await workUntilIdle({ database, clock: () => later })
    expect((await released(database)).map(({ id }) => id)).toEqual(meant)
    expect(await readRun(database, job.runId)).toMatchObject({ description: '', subject_count: 2 })
    expect(await auditOf(database, 'releaseMatchingOrderHolds')).toMatchObject([
      { changes: { holdCode: { from: null, to: 'FRAUD' }, orderHolds: { from: null, to: 2 } } },
    ])
    await expect(releaseAll('NOTHING')).rejects.toThrow('NOTHING_TO_RELEASE')
  })

  test('stay released, and the run says how many, when it is cancelled half-way', async () => {
    const database = await openWithCompanies(open)
    await hold(database, 1000)
    let canceled: Promise<void> | undefined
    registerTasks([
      withCheckpoints(releaseOrderHoldsTask, ({ runId }) => {
        canceled ??= inTransaction(database, (trx) => cancelRun(trx, runId, 'ola', later))
      }),
    ])
    const job = await inTransaction(database, (trx) =>
      releaseMatchingOrderHolds(trx, { companyId: usrt, filter: {} }, kari),
    )
    await workUntilIdle({ database, clock: () => later })
    await canceled
    const { length: count } = await released(database)
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(1000)
    expect(await readRun(database, job.runId)).toMatchObject({
      status: 'canceled',
      progress_total: 1000,
      counters: { holdsReleased: count },
      messages: [{ code: 'ORDER_HOLDS_RELEASED', parameters: { released: count } }],
    })
    expect(await auditOf(database, 'releaseOrderHold')).toHaveLength(count)
  })

  test('are released once each, whatever becomes of the worker in between', async () => {
    const database = await openWithCompanies(open)
    await hold(database, 250)
    let checkpoints = 0
    registerTasks([
      withCheckpoints(releaseOrderHoldsTask, () => {
        checkpoints += 1
        if (checkpoints === 2) throw new Error('The connection is lost')
      }),
    ])
    const job = await inTransaction(database, (trx) =>
      releaseMatchingOrderHolds(trx, { companyId: usrt, filter: {} }, kari),
    )
    await workUntilIdle({ database, clock: () => later })
    expect(await released(database)).toHaveLength(100)
    await workUntilIdle({ database, clock: () => addSeconds(later, 60) })
    expect(await released(database)).toHaveLength(250)
    expect(await readRun(database, job.runId)).toMatchObject({
      status: 'ended',
      attempt_count: 2,
      progress_done: 250,
      counters: { holdsReleased: 250 },
      messages: [{ code: 'ORDER_HOLDS_RELEASED', parameters: { released: 250 } }],
    })
    expect(await auditOf(database, 'releaseOrderHold')).toHaveLength(250)
  })

  test('are released over the API company by company', async () => {
    const database = await openWithCompanies(open)
    const [here] = await hold(database, 1)
    const [there] = await hold(database, 1, { companyId: norway })
    const globalId = (id: string | undefined) => encodeGlobalID('OrderHold', id ?? '')
    const source = `mutation Release($input: ReleaseOrderHoldsInput!) {
      releaseOrderHolds(input: $input) { count job { description } run { status } problems { code field } } }`
    const release = (input: Record<string, unknown>, companies: 'all' | readonly string[]) =>
      operateWithErrors<{ releaseOrderHolds: Record<string, unknown> }>(schema, database, source, {
        caller: callerWith(['orders.read', 'orders.edit', 'batch.read'], companies, 'kari'),
        variables: { input },
      })
    const oneHold = (id: string | undefined) =>
      operateWithErrors(schema, database, 'query ($id: ID!) { orderHold(id: $id) { holdCode } }', {
        caller: callerWith(['orders.read'], [usrt]),
        variables: { id: globalId(id) },
      })
    expect((await oneHold(here)).data).toEqual({ orderHold: { holdCode: 'EDITED' } })
    expect((await oneHold(newId())).data).toEqual({ orderHold: null })
    expect((await oneHold(there)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const both = { ids: [globalId(here), globalId(there)] }
    expect((await release(both, [usrt])).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await release(both, 'all')).data?.releaseOrderHolds.problems).toEqual([
      { code: 'SELECTION_OF_SEVERAL_COMPANIES', field: 'ids' },
    ])
    const tooLong = { ids: [globalId(here)], comment: 'x'.repeat(501) }
    expect((await release(tooLong, [usrt])).data?.releaseOrderHolds.problems).toEqual([
      { code: 'VALUE_TOO_LONG', field: 'comment' },
    ])
    const tooMany = { ids: Array.from({ length: 5001 }, () => globalId(newId())) }
    expect((await release(tooMany, [usrt])).data?.releaseOrderHolds.problems).toEqual([
      { code: 'SELECTION_TOO_LARGE', field: 'ids' },
    ])
    const one = { ids: [globalId(here)], description: 'Checked' }
    expect((await release(one, [usrt])).data?.releaseOrderHolds).toMatchObject({
      count: 1,
      job: { description: 'Checked' },
      problems: [],
    })
    await workUntilIdle({ database, clock: () => addSeconds(at, 10 ** 7) })
    expect((await release(one, [usrt])).data?.releaseOrderHolds.problems).toEqual([
      { code: 'NOTHING_TO_RELEASE', field: null },
    ])
    const matching = await operate<{ releaseMatchingOrderHolds: { count: number } }>(
      schema,
      database,
      'mutation { releaseMatchingOrderHolds(input: { companyId: "NORW", holdCode: "EDITED" }) { count } }',
      { caller: callerWith(['orders.edit'], [norway]) },
    )
    expect(matching.releaseMatchingOrderHolds.count).toBe(1)
  })
})
