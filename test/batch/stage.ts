import { z } from 'zod'
import { type CreatedBatchJob, createBatchJob } from '../../server/batch/jobs.ts'
import type { BatchJob, BatchJobRun } from '../../server/batch/records.ts'
import type { RunInBackground } from '../../server/batch/run-in-background.ts'
import { defineBatchTask, type TaskContext } from '../../server/batch/task.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { type Database, inTransaction, type Transaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, type Instant, parseInstant } from '../../server/database/instant.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { startWorker, untilIdle, workUntilIdle } from './embedded-worker.ts'

export const usrt = 'USRT' as CompanyId

type Parameters = { step: string; times?: number | undefined }

/** What a test has its task do, by the step that the task's parameters name. */
export type Steps = Record<string, (context: TaskContext<Parameters>) => Promise<void>>

/**
 * A headquarters whose time stands still until the test moves it: jobs are made, time passes, a worker does what is due,
 * and the test looks at what became of it.
 */
export class Stage {
  readonly database: Database
  readonly steps: Steps = { nothing: async () => {} }
  time: Instant = parseInstant('2026-11-21T08:00:00Z')

  private constructor(database: Database) {
    this.database = database
  }

  static async open(database: Database): Promise<Stage> {
    const stage = new Stage(database)
    registerTasks([stage.task])
    await createCompany(database, usrt)
    for (const name of ['ann', 'bob', 'eve']) await createAdministrator(database, name)
    return stage
  }

  readonly clock = (): Instant => this.time

  readonly task = defineBatchTask({
    name: 'doStep',
    version: 1,
    description: 'Does one step of a test.',
    parameters: z.object({ step: z.string(), times: z.int().optional() }),
    permission: 'distribution.run',
    run: async (context, { step }): Promise<void> => {
      const work = this.steps[step]
      if (!work) throw new Error(`The test has no step ${step}.`)
      await work(context)
    },
  })

  async change<Result>(work: (trx: Transaction) => Promise<Result>): Promise<Result> {
    return inTransaction(this.database, work)
  }

  async createJob(
    background: Partial<RunInBackground> = {},
    { step = 'nothing', description = 'A job', subject = '', userId = 'ann' as string | null } = {},
  ): Promise<CreatedBatchJob> {
    return this.change((trx) =>
      createBatchJob(
        trx,
        {
          task: this.task,
          parameters: { step },
          companyId: usrt,
          userId,
          subject,
          background: { batchProcessing: true, description, ...background },
        },
        this.time,
      ),
    )
  }

  pass(seconds: number): void {
    this.time = addSeconds(this.time, seconds)
  }

  passTo(instant: Instant | null | undefined): void {
    if (instant && instant > this.time) this.time = instant
  }

  /** A worker does what is due, until nothing more is. */
  async work({ concurrency = 2 } = {}): Promise<void> {
    await workUntilIdle({ ...this.#work, concurrency })
  }

  startWorker({ concurrency = 2, database = this.database } = {}) {
    return startWorker({ ...this.#work, concurrency, database })
  }

  async untilIdle(): Promise<void> {
    await untilIdle(this.#work)
  }

  get #work() {
    return { database: this.database, clock: this.clock }
  }

  async job(id: Id<'BatchJob'>): Promise<BatchJob> {
    return this.database.kysely
      .selectFrom('batch_job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  }

  /** The runs of a job, oldest first, children left out. */
  async runs(id: Id<'BatchJob'>): Promise<BatchJobRun[]> {
    return this.database.kysely
      .selectFrom('batch_job_run')
      .selectAll()
      .where('job_id', '=', id)
      .where('parent_run_id', 'is', null)
      .orderBy('id')
      .execute()
  }

  async run(id: Id<'BatchJobRun'> | null): Promise<BatchJobRun> {
    return this.database.kysely
      .selectFrom('batch_job_run')
      .selectAll()
      .where('id', '=', id ?? ('' as Id<'BatchJobRun'>))
      .executeTakeFirstOrThrow()
  }

  async children(id: Id<'BatchJobRun'> | null): Promise<BatchJobRun[]> {
    return this.database.kysely
      .selectFrom('batch_job_run')
      .selectAll()
      .where('parent_run_id', '=', id)
      .orderBy('id')
      .execute()
  }

  async statuses(id: Id<'BatchJob'>): Promise<string[]> {
    return (await this.runs(id)).map(({ status }) => status)
  }

  async attempts(id: Id<'BatchJobRun'> | null) {
    return this.database.kysely
      .selectFrom('batch_job_attempt')
      .selectAll()
      .where('run_id', '=', id ?? ('' as Id<'BatchJobRun'>))
      .orderBy('number')
      .execute()
  }

  async messageCodes(id: Id<'BatchJobRun'> | null): Promise<string[]> {
    const rows = await this.database.kysely
      .selectFrom('batch_run_message')
      .select('code')
      .where('run_id', '=', id ?? ('' as Id<'BatchJobRun'>))
      .orderBy('number')
      .execute()
    return rows.map(({ code }) => code)
  }

  async notifications(userId = 'ann'): Promise<string[]> {
    const rows = await this.database.kysely
      .selectFrom('notification')
      .select('code')
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute()
    return rows.map(({ code }) => code)
  }
}

/** A company with nothing in it. */
export async function createCompany(database: Database, id: CompanyId): Promise<void> {
  const at = parseInstant('2026-01-01T00:00:00Z')
  await database.kysely
    .insertInto('company')
    .values({
      id,
      name: `Company ${id}`,
      currency: 'SEK',
      time_zone: 'Europe/Stockholm',
      language: 'en',
      edited_order_hold_code: null,
      synchronization_retry_limit: 5,
      synchronization_retry_base_seconds: 60,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

/** A user who sees every job; the tests know people by their names, so these are their ids. */
async function createAdministrator(database: Database, name: string): Promise<void> {
  const id = name as Id<'User'>
  const at = parseInstant('2026-01-01T00:00:00Z')
  await database.kysely
    .insertInto('account_user')
    .values({
      id,
      name,
      email: `${name}@kontor.example`,
      email_verified: true,
      image: null,
      disabled_at: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
  await database.kysely
    .insertInto('role_assignment')
    .values({ id: newId(), user_id: id, role: 'administrator', company_id: null, created_at: at })
    .execute()
}

/** Something that is waited for. */
export function signal(): { given: Promise<void>; give: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { given: promise, give: resolve }
}
