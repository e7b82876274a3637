import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { cancelRun } from '../../server/batch/control-run.ts'
import type { AnyBatchTask } from '../../server/batch/task.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { inTransaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, now } from '../../server/database/instant.ts'
import {
  rerunMatchingUploadSessions,
  rerunUploadSessions,
} from '../../server/distribution/select-sessions.ts'
import type { UploadSessionStatus } from '../../server/distribution/tables.ts'
import { rerunUploadSessionsTask } from '../../server/distribution/tasks.ts'
import type { ChannelDatabaseRow } from '../../server/organization/channel-databases.ts'
import { schema } from '../../server/schema.ts'
import { withCheckpoints, workUntilIdle } from '../batch/embedded-worker.ts'
import { auditOf, readRun } from '../batch/read-run.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operateWithErrors } from '../support/graphql.ts'
import { companyId, pull, pullApplied, register, stagedRows } from './headquarters.ts'
import { orderRows, writeOrder } from './orders.ts'
import { useShop } from './setting.ts'
import { createSqliteShop } from './shop.ts'

const selector = () => ({ userId: 'kari', at: now() })

describeOnBothDatabases('many upload sessions', (open) => {
  const setting = useShop(open, 'sqlite')

  /** Sessions that stand so, as if pulls of long ago had left them. */
  async function addSessions(
    statuses: readonly UploadSessionStatus[],
    change: {
      readonly channelDatabase?: ChannelDatabaseRow
      readonly runId?: Id<'BatchJobRun'> | null
      readonly rerunOf?: Id<'UploadSession'> | null
    } = {},
  ): Promise<Id<'UploadSession'>[]> {
    const { headquarters, channelDatabase } = setting()
    const sessions = statuses.map((status) => ({
      id: newId<'UploadSession'>(),
      company_id: companyId,
      schedule_id: headquarters.scheduleId,
      channel_database_id: (change.channelDatabase ?? channelDatabase).id,
      run_id: change.runId ?? null,
      rerun_of: change.rerunOf ?? null,
      status,
      tries: 1,
      rows_read: 0,
      rows_applied: 0,
      rows_already_received: 0,
      rows_quarantined: 0,
      started_at: now(),
    }))
    await headquarters.database.kysely.insertInto('upload_session').values(sessions).execute()
    return sessions.map(({ id }) => id)
  }

  const rerun = (ids: readonly Id<'UploadSession'>[], description?: string) =>
    inTransaction(setting().headquarters.database, (trx) =>
      rerunUploadSessions(trx, { companyId, ids, description }, selector()),
    )

  const rerunMatching = (filter: Parameters<typeof rerunMatchingUploadSessions>[1]['filter']) =>
    inTransaction(setting().headquarters.database, (trx) =>
      rerunMatchingUploadSessions(trx, { companyId, filter }, selector()),
    )

  const work = ({ task = rerunUploadSessionsTask as AnyBatchTask, seconds = 0 } = {}) => {
    const { database, dataDirectory } = setting().headquarters
    registerTasks([task])
    return workUntilIdle({ database, dataDirectory, clock: () => addSeconds(now(), seconds) })
  }

  const sessionsOf = (runId: Id<'BatchJobRun'> | null) =>
    setting()
      .headquarters.database.kysely.selectFrom('upload_session')
      .select(['rerun_of', 'status', 'tries', 'rows_applied', 'rows_already_received'])
      .where('run_id', '=', runId)
      .orderBy('sequence')
      .execute()

  test('are done again by one named job, save those that have nothing to pull', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters, shop, channelDatabase } = setting()
    const { database } = headquarters
    await writeOrder(shop, 'T-1')
    const { sessionId: applied } = await pullApplied(headquarters, channelDatabase)
    const { sessionId: empty } = await pullApplied(headquarters, channelDatabase)
    await shop.execute('alter table RetailTransactionTable rename to Away')
    const { session: failed } = await pull(headquarters, channelDatabase)
    await shop.execute('alter table Away rename to RetailTransactionTable')
    await writeOrder(shop, 'T-2')
    const job = await rerun([failed.id, applied, empty], 'After the mending')
    expect(job.count).toBe(2)
    await work()
    expect(await sessionsOf(job.runId)).toMatchObject([
      {
        rerun_of: applied,
        status: 'applied',
        rows_applied: 0,
        rows_already_received: orderRows('T-1').length,
      },
      { rerun_of: failed.id, status: 'applied', rows_applied: orderRows('T-2').length },
    ])
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length + orderRows('T-2').length)
    const run = await readRun(database, job.runId)
    expect(run).toMatchObject({
      description: 'After the mending',
      status: 'ended',
      progress_done: 2,
      progress_total: 2,
      counters: { sessionsApplied: 2 },
    })
    expect(run.messages.at(-1)).toEqual({ code: 'UPLOAD_SESSIONS_RERUN', parameters: { rerun: 2 } })
    expect(await auditOf(database, 'rerunUploadSessions')).toMatchObject([
      {
        user_id: 'kari',
        subject_id: job.jobId,
        changes: {
          description: { from: null, to: 'After the mending' },
          uploadSessions: { from: null, to: 2 },
        },
      },
    ])
    const entries = await auditOf(database, 'rerunUploadSession')
    expect(entries.map(({ subject_id }) => subject_id)).toEqual([applied, failed.id])
    expect(entries[0]).toMatchObject({
      user_id: 'kari',
      company_id: companyId,
      subject_type: 'UploadSession',
    })
  })

  test('of a list are those that its filters leave, and that can be done again', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters, path, channelDatabase } = setting()
    const { kysely } = headquarters.database
    const other = await register(headquarters, createSqliteShop(path), { channels: [], name: 'Other' })
    const [meant] = await addSessions(['uploadFailed', 'canceled', 'applied', 'started'])
    await addSessions(['uploadFailed'], { channelDatabase: other })
    const filter = { statuses: ['uploadFailed', 'started'] as const, channelDatabaseId: channelDatabase.id }
    const job = await rerunMatching(filter)
    const selected = await kysely.selectFrom('batch_selection').selectAll().execute()
    expect(selected).toEqual([{ id: job.selectionId, record_id: meant }])
    expect(await auditOf(headquarters.database, 'rerunMatchingUploadSessions')).toMatchObject([
      {
        changes: {
          channelDatabase: { from: null, to: 'Shop' },
          uploadSessionStatuses: { from: null, to: ['uploadFailed', 'started'] },
          uploadSessions: { from: null, to: 1 },
        },
      },
    ])
    await expect(rerunMatching({ statuses: ['applied'] })).rejects.toThrow('NOTHING_TO_RERUN')
    await kysely.updateTable('channel_database').set({ is_paused: true }).execute()
    await expect(rerunMatching(filter)).rejects.toThrow('NOTHING_TO_RERUN')
  })

  test('that fail do not touch the others, and are alone taken again', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters, path, shop } = setting()
    const broken = createSqliteShop(path)
    const other = await register(headquarters, broken, { channels: [], name: 'Broken' })
    await broken.execute('alter table RetailTransactionTable rename to Away')
    await writeOrder(shop, 'T-1')
    const sound = await addSessions(['uploadFailed', 'applyFailed'])
    const [failing] = await addSessions(['uploadFailed'], { channelDatabase: other })
    const job = await rerunMatching({})
    await work()
    expect(await readRun(headquarters.database, job.runId)).toMatchObject({
      status: 'waiting',
      failed_attempts: 1,
      counters: { sessionsApplied: 2, sessionsFailed: 1 },
    })
    await broken.execute('alter table Away rename to RetailTransactionTable')
    await work({ seconds: 60 })
    const run = await readRun(headquarters.database, job.runId)
    expect(run).toMatchObject({ status: 'ended', attempt_count: 2, counters: { sessionsApplied: 3 } })
    expect(run.messages.at(-1)).toEqual({ code: 'UPLOAD_SESSIONS_RERUN', parameters: { rerun: 3 } })
    const tries = new Map((await sessionsOf(job.runId)).map((session) => [session.rerun_of, session.tries]))
    expect(tries).toEqual(new Map([...sound.map((id) => [id, 1] as const), [failing ?? null, 2]]))
    expect(await auditOf(headquarters.database, 'rerunUploadSession')).toHaveLength(3)
  })

  test('are done again once each when a worker has died over one of them', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters } = setting()
    const [first, second] = await addSessions(['uploadFailed', 'uploadFailed'])
    const job = await rerunMatching({})
    // What the worker that died had under way.
    await addSessions(['available'], { runId: job.runId, rerunOf: second ?? null })
    await work()
    expect(await sessionsOf(job.runId)).toMatchObject([
      { rerun_of: second, status: 'applied', tries: 2 },
      { rerun_of: first, status: 'applied', tries: 1 },
    ])
    expect(await readRun(headquarters.database, job.runId)).toMatchObject({
      status: 'ended',
      counters: { sessionsApplied: 2 },
    })
  })

  test('stay as they are, but for those that were done, when the run is cancelled half-way', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters } = setting()
    const { database } = headquarters
    await addSessions(Array.from({ length: 20 }, () => 'uploadFailed' as const))
    const job = await rerunMatching({})
    let checkpoints = 0
    let canceled: Promise<void> | undefined
    await work({
      task: withCheckpoints(rerunUploadSessionsTask, ({ runId }) => {
        checkpoints += 1
        // Each of the sessions takes three.
        if (checkpoints > 3)
          canceled ??= inTransaction(database, (trx) => cancelRun(trx, runId, 'ola', now()))
      }) as AnyBatchTask,
    })
    await canceled
    const done = (await sessionsOf(job.runId)).filter(({ status }) => status === 'applied').length
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(20)
    const run = await readRun(database, job.runId)
    expect(run).toMatchObject({ status: 'canceled', progress_total: 20, counters: { sessionsApplied: done } })
    expect(run.messages.at(-1)).toEqual({ code: 'UPLOAD_SESSIONS_RERUN', parameters: { rerun: done } })
  })

  test('are done again over the API by who may run the distribution of their company', async () => {
    registerTasks([rerunUploadSessionsTask])
    const { headquarters } = setting()
    const [session] = await addSessions(['uploadFailed'])
    const [underWay] = await addSessions(['started'])
    const source = `mutation Rerun($input: RerunUploadSessionsInput!) {
      rerunUploadSessions(input: $input) { count run { status } problems { code } } }`
    const ask = (id: Id<'UploadSession'> | undefined, companies: readonly string[]) =>
      operateWithErrors<{ rerunUploadSessions: unknown }>(schema, headquarters.database, source, {
        caller: callerWith(['distribution.run', 'batch.read'], companies),
        variables: { input: { sessions: [encodeGlobalID('UploadSession', id ?? '')] } },
      })
    expect((await ask(session, ['OTHR'])).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await ask(session, [companyId])).data?.rerunUploadSessions).toMatchObject({
      count: 1,
      problems: [],
    })
    expect((await ask(underWay, [companyId])).data?.rerunUploadSessions).toMatchObject({
      problems: [{ code: 'NOTHING_TO_RERUN' }],
    })
    const matching = `mutation { rerunMatchingUploadSessions(
      input: { companyId: "${companyId}", statuses: [UPLOAD_FAILED], hasRows: false }) { count } }`
    const caller = callerWith(['distribution.run'], [companyId])
    expect((await operateWithErrors(schema, headquarters.database, matching, { caller })).data).toEqual({
      rerunMatchingUploadSessions: { count: 1 },
    })
  })
})
