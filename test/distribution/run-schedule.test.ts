import { expect, test } from 'vitest'
import { createBatchJob } from '../../server/batch/jobs.ts'
import type { Phase } from '../../server/batch/phase.ts'
import { runOnceNow } from '../../server/batch/run-in-background.ts'
import {
  CanceledError,
  type MessageParameters,
  type TaskContext,
  TaskFailure,
  WorkerStoppingError,
} from '../../server/batch/task.ts'
import { inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { now } from '../../server/database/instant.ts'
import { runSchedule, type ScheduleRun } from '../../server/distribution/run-schedule.ts'
import { runDistributionScheduleTask } from '../../server/distribution/tasks.ts'
import { silentLog } from '../../server/log.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { companyId, type Headquarters, pullApplied, register, secret, stagedRows } from './headquarters.ts'
import { orderRows, writeOrder } from './orders.ts'
import { useShop } from './setting.ts'
import { createSqliteShop, type Shop } from './shop.ts'

interface Said {
  readonly context: TaskContext<unknown>
  readonly messages: { code: string; parameters: MessageParameters }[]
  readonly counters: Map<string, number>
  /** The phases that each channel database went through, in their order. */
  readonly phases: Map<string, (Phase | null)[]>
  progress: [number, number | null]
  /** Everything that was said of it. */
  readonly steps: [number, number | null][]
}

/** What a run gives its task, and what the task says. */
function runOf({ database, dataDirectory }: Headquarters, change: Partial<TaskContext<unknown>> = {}): Said {
  const said: Omit<Said, 'context'> & { context?: TaskContext<unknown> } = {
    messages: [],
    counters: new Map(),
    phases: new Map(),
    progress: [0, null],
    steps: [],
  }
  const context: TaskContext<unknown> = {
    database,
    log: silentLog(),
    runId: newId<'BatchJobRun'>(),
    jobId: newId<'BatchJob'>(),
    attempt: 1,
    companyId,
    userId: null,
    parameters: null,
    signal: new AbortController().signal,
    clock: now,
    secret,
    dataDirectory,
    progress: (done, total) => {
      said.progress = [done, total]
      said.steps.push([done, total])
    },
    phase: (phase, subject = '') => {
      const phases = said.phases.get(subject) ?? []
      said.phases.set(subject, phases)
      if (phases.at(-1) !== phase) phases.push(phase)
    },
    count: (name, by = 1) => {
      said.counters.set(name, (said.counters.get(name) ?? 0) + by)
    },
    message: (_level, code, parameters = {}) => {
      said.messages.push({ code, parameters })
    },
    checkpoint: async () => {},
    startChild: async () => newId<'BatchJobRun'>(),
    ...change,
  }
  return Object.assign(said, { context })
}

describeOnBothDatabases('a run of a distribution schedule', (open) => {
  const setting = useShop(open, 'sqlite')

  const schedule = (change: Partial<ScheduleRun> = {}): ScheduleRun => ({
    scheduleId: setting().headquarters.scheduleId,
    ...change,
  })

  const moreShops = async (...names: string[]): Promise<Shop[]> => {
    const { headquarters, path } = setting()
    const shops = names.map(() => createSqliteShop(path))
    for (const [place, shop] of shops.entries())
      await register(headquarters, shop, { channels: [], name: names[place] ?? '' })
    return shops
  }

  test('opens one session with each channel database, and tells what each brought', async () => {
    const { headquarters, shop } = setting()
    const [second] = await moreShops('Second')
    await writeOrder(shop, 'T-1')
    const run = runOf(headquarters)
    await runSchedule(run.context, schedule())
    const byName = run.messages.toSorted((one, other) =>
      String(one.parameters.channelDatabase).localeCompare(String(other.parameters.channelDatabase)),
    )
    expect(byName).toEqual([
      {
        code: 'CHANNEL_DATABASE_PULLED',
        parameters: { channelDatabase: 'Second', rows: 0, quarantined: 0, transactions: 0 },
      },
      {
        code: 'CHANNEL_DATABASE_PULLED',
        parameters: {
          channelDatabase: 'Shop',
          rows: orderRows('T-1').length,
          quarantined: 0,
          transactions: 1,
        },
      },
    ])
    expect(run.progress).toEqual([orderRows('T-1').length, orderRows('T-1').length])
    expect(Object.fromEntries(run.counters)).toMatchObject({
      sessionsApplied: 2,
      rowsApplied: orderRows('T-1').length,
    })
    const sessions = await headquarters.database.kysely.selectFrom('upload_session').selectAll().execute()
    expect(sessions.map((session) => session.run_id)).toEqual([run.context.runId, run.context.runId])
    await second?.close()
  })

  test.each(['wal', 'delete'] as const)(
    'tells row by row how far it has come with one large channel database (journal: %s)',
    async (journalMode) => {
      const { headquarters, path, channelDatabase } = setting()
      const shop = createSqliteShop(path, { journalMode })
      await headquarters.database.kysely
        .updateTable('channel_database')
        .set({ address: shop.address })
        .where('id', '=', channelDatabase.id)
        .execute()
      await shop.execute('begin')
      await writeOrder(shop, 'T-1', { lines: 10_500 })
      await shop.execute('commit')
      const run = runOf(headquarters)
      await runSchedule(run.context, schedule())
      const rows = orderRows('T-1', { lines: 10_500 }).length
      expect(await stagedRows(headquarters)).toBe(rows)
      const counted = run.steps.filter(([, total]) => total === rows)
      const done = counted.map(([each]) => each)
      expect(done).toEqual(done.toSorted((one, other) => one - other))
      // Two large tables, each in two slices; where rows are copied first, copying is half of the work.
      expect(new Set(done).size).toBeGreaterThan(4)
      expect(counted.at(-1)).toEqual([rows, rows])
      // Only what needs a copy is read first. A SQLite headquarters is written by one at a time.
      expect(run.phases.get('Shop')).toEqual([
        'connecting',
        'counting',
        ...(journalMode === 'delete' ? ['reading'] : []),
        'staging',
        ...(headquarters.database.kind === 'sqlite' ? ['waitingForTurn', 'staging'] : []),
        'registering',
        'staging',
        'registering',
        'closing',
        null,
      ])
      await shop.close()
    },
  )

  test('leaves the others alone when one fails, and takes only that one again', async () => {
    const { headquarters, shop } = setting()
    const [broken] = await moreShops('Broken')
    await broken?.execute('drop table RetailTransactionTable')
    await writeOrder(shop, 'T-1')
    const run = runOf(headquarters)
    await expect(runSchedule(run.context, schedule())).rejects.toThrow(
      expect.objectContaining({ code: 'UPLOAD_SESSIONS_FAILED', parameters: { failed: 1, sessions: 2 } }),
    )
    expect(run.messages).toContainEqual({
      code: 'CHANNEL_DATABASE_PULL_FAILED',
      parameters: expect.objectContaining({
        channelDatabase: 'Broken',
        problem: 'CHANNEL_DATABASE_TABLES_MISSING',
      }),
    })
    expect(run.phases.get('Broken')).toEqual(['connecting', 'counting', 'closing', null])
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
    await writeOrder(shop, 'T-2')
    await broken?.execute('create table RetailTransactionTable (x)')
    await expect(runSchedule(run.context, schedule())).rejects.toThrow(TaskFailure)
    const sessions = await headquarters.database.kysely
      .selectFrom('upload_session')
      .select(['status', 'tries'])
      .orderBy('status')
      .execute()
    // The run's own session with the sound database is done; what came since waits for the next run.
    expect(sessions).toEqual([
      { status: 'applied', tries: 1 },
      { status: 'uploadFailed', tries: 2 },
    ])
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
    await broken?.close()
  })

  test('passes over a paused channel database, and says so', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    await headquarters.database.kysely
      .updateTable('channel_database')
      .set({ is_paused: true })
      .where('id', '=', channelDatabase.id)
      .execute()
    const run = runOf(headquarters)
    await runSchedule(run.context, schedule())
    expect(run.messages).toEqual([
      { code: 'CHANNEL_DATABASE_PAUSED', parameters: { channelDatabase: 'Shop' } },
    ])
    expect(await stagedRows(headquarters)).toBe(0)
  })

  test('does nothing for a schedule that is not active, or has no channel databases', async () => {
    const { headquarters } = setting()
    const { kysely } = headquarters.database
    await kysely.deleteFrom('distribution_schedule_group').execute()
    const none = runOf(headquarters)
    await runSchedule(none.context, schedule())
    expect(none.messages.map(({ code }) => code)).toEqual(['NO_CHANNEL_DATABASES'])
    await kysely.updateTable('distribution_schedule').set({ is_active: false }).execute()
    const inactive = runOf(headquarters)
    await runSchedule(inactive.context, schedule({ groupIds: [headquarters.groupId] }))
    expect(inactive.messages.map(({ code }) => code)).toEqual(['DISTRIBUTION_SCHEDULE_INACTIVE'])
    expect(await kysely.selectFrom('upload_session').selectAll().execute()).toEqual([])
  })

  test('takes the groups of the run instead of the schedule’s', async () => {
    const { headquarters, shop } = setting()
    await headquarters.database.kysely.deleteFrom('distribution_schedule_group').execute()
    await writeOrder(shop, 'T-1')
    await runSchedule(runOf(headquarters).context, schedule({ groupIds: [headquarters.groupId] }))
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
  })

  test('pulls only the tables of enabled subjobs, and goes on where one stopped', async () => {
    const { headquarters, shop } = setting()
    const { kysely } = headquarters.database
    const taxes = await kysely
      .selectFrom('scheduler_subjob')
      .select('id')
      .where('name', '=', 'RetailTransactionTaxTrans')
      .executeTakeFirstOrThrow()
    const enable = (isEnabled: boolean) =>
      kysely
        .updateTable('scheduler_job_subjob')
        .set({ is_enabled: isEnabled })
        .where('subjob_id', '=', taxes.id)
        .execute()
    await writeOrder(shop, 'T-1')
    await enable(false)
    await runSchedule(runOf(headquarters).context, schedule())
    expect(await stagedRows(headquarters, 'channel_transaction_tax')).toBe(0)
    await enable(true)
    await runSchedule(runOf(headquarters).context, schedule())
    expect(await stagedRows(headquarters, 'channel_transaction_tax')).toBe(2)
  })

  test('leaves a channel database to the run that has it', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    const { kysely } = headquarters.database
    const runId = newId<'BatchJobRun'>()
    const at = now()
    await kysely
      .insertInto('upload_session')
      .values({
        id: newId<'UploadSession'>(),
        company_id: companyId,
        schedule_id: headquarters.scheduleId,
        channel_database_id: channelDatabase.id,
        run_id: runId,
        status: 'started',
        tries: 1,
        rows_read: 0,
        rows_applied: 0,
        rows_already_received: 0,
        rows_quarantined: 0,
        started_at: at,
      })
      .execute()
    await addExecutingRun(headquarters, runId)
    const run = runOf(headquarters)
    await runSchedule(run.context, schedule())
    expect(run.messages).toEqual([
      { code: 'CHANNEL_DATABASE_PULL_UNDER_WAY', parameters: { channelDatabase: 'Shop' } },
    ])
    expect(await stagedRows(headquarters)).toBe(0)
    // That run has died and was given up.
    await kysely.updateTable('batch_job_run').set({ status: 'error' }).where('id', '=', runId).execute()
    await runSchedule(runOf(headquarters).context, schedule())
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
    const sessions = await kysely
      .selectFrom('upload_session')
      .select(['status', 'problem'])
      .orderBy('sequence')
      .execute()
    expect(sessions).toEqual([
      { status: 'uploadFailed', problem: { code: 'UPLOAD_SESSION_INTERRUPTED', parameters: {} } },
      { status: 'applied', problem: null },
    ])
  })

  test('ends its session as cancelled when the run is, and pulls when that is tried again', async () => {
    const { headquarters, shop } = setting()
    await writeOrder(shop, 'T-1')
    const controller = new AbortController()
    const run = runOf(headquarters, {
      signal: controller.signal,
      checkpoint: async () => controller.abort(new CanceledError()),
    })
    await expect(runSchedule(run.context, schedule())).rejects.toThrow(CanceledError)
    expect(await statuses(headquarters)).toEqual(['canceled'])
    expect(await stagedRows(headquarters)).toBe(0)
    const again = runOf(headquarters, { runId: run.context.runId, attempt: 2 })
    await runSchedule(again.context, schedule())
    expect(await statuses(headquarters)).toEqual(['applied'])
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
  })

  test('takes its session up again when a worker stopped in the middle', async () => {
    const { headquarters, shop } = setting()
    await writeOrder(shop, 'T-1')
    const controller = new AbortController()
    const run = runOf(headquarters, {
      signal: controller.signal,
      checkpoint: async () => controller.abort(new WorkerStoppingError()),
    })
    await expect(runSchedule(run.context, schedule())).rejects.toThrow(WorkerStoppingError)
    expect(await statuses(headquarters)).toEqual(['started'])
    const elsewhere = runOf(headquarters, { runId: run.context.runId, attempt: 2 })
    await runSchedule(elsewhere.context, schedule())
    expect(await statuses(headquarters)).toEqual(['applied'])
    expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
  })

  test('does a session again by the counters that it read', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    const { sessionId } = await pullApplied(headquarters, channelDatabase)
    await writeOrder(shop, 'T-2')
    await runSchedule(
      runOf(headquarters).context,
      schedule({ channelDatabaseIds: [channelDatabase.id], rerunOf: sessionId }),
    )
    const rerun = await headquarters.database.kysely
      .selectFrom('upload_session')
      .selectAll()
      .where('rerun_of', '=', sessionId)
      .executeTakeFirstOrThrow()
    const rows = orderRows('T-1').length
    expect(rerun).toMatchObject({ rows_read: rows, rows_applied: 0, rows_already_received: rows })
    expect(await stagedRows(headquarters)).toBe(rows)
  })
})

async function statuses({ database }: Headquarters): Promise<string[]> {
  const sessions = await database.kysely
    .selectFrom('upload_session')
    .select('status')
    .orderBy('sequence')
    .execute()
  return sessions.map(({ status }) => status)
}

/** A run that some worker is executing. */
async function addExecutingRun(
  { database, scheduleId }: Headquarters,
  runId: ReturnType<typeof newId<'BatchJobRun'>>,
) {
  const job = await inTransaction(database, (trx) =>
    createBatchJob(
      trx,
      {
        task: runDistributionScheduleTask,
        parameters: { scheduleId },
        companyId,
        userId: null,
        subject: 'P-0001',
        background: runOnceNow,
      },
      now(),
    ),
  )
  await database.kysely
    .updateTable('batch_job_run')
    .set({ id: runId, status: 'executing' })
    .where('job_id', '=', job.jobId)
    .execute()
}
