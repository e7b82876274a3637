import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { cleanUp } from '../../server/batch/clean-up.ts'
import { cancelRun } from '../../server/batch/control-run.ts'
import { TaskFailure } from '../../server/batch/task.ts'
import { inTransaction } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { Stage, signal } from './stage.ts'

type Told = readonly [phase: string, seconds: number, stretches: number, from: string, to: string | null]

/** The phases of a run's attempts as the API tells them; instants by their time of the day. */
async function phasesOf({ database, time }: Stage, runId: string | null): Promise<Told[][]> {
  const { batchJobRun } = await operate<{
    batchJobRun: {
      attempts: {
        phases: {
          phase: string
          subject: string | null
          startedAt: string
          endedAt: string | null
          durationSeconds: number
          stretches: number
        }[]
      }[]
    }
  }>(
    schema,
    database,
    `query ($id: ID!) { batchJobRun(id: $id) { attempts {
      phases { phase subject startedAt endedAt durationSeconds stretches }
    } } }`,
    {
      caller: callerWith(undefined, 'all', 'ann'),
      variables: { id: encodeGlobalID('BatchJobRun', runId ?? '') },
      now: time,
    },
  )
  const timeOf = (instant: string) => instant.slice(11, 19)
  return batchJobRun.attempts.map(({ phases }) =>
    phases.map(({ phase, subject, startedAt, endedAt, durationSeconds, stretches }) => [
      subject === null ? phase : `${subject} ${phase}`,
      durationSeconds,
      stretches,
      timeOf(startedAt),
      endedAt && timeOf(endedAt),
    ]),
  )
}

describeOnBothDatabases('the phases of an attempt', (open) => {
  test('are shown while it runs and afterwards, those of each subject by themselves', async () => {
    const stage = await Stage.open(await open())
    let runId: Id<'BatchJobRun'> | null = null
    let meanwhile: Told[][] = []
    stage.steps.pull = async (context) => {
      context.phase('connecting', 'North')
      stage.pass(2)
      context.phase('staging', 'North')
      context.phase('connecting', 'South')
      stage.pass(5)
      context.phase(null, 'North')
      meanwhile = await phasesOf(stage, runId)
      stage.pass(1)
    }
    ;({ runId } = await stage.createJob({}, { step: 'pull' }))
    await stage.work()
    expect(meanwhile).toEqual([
      [
        ['North CONNECTING', 2, 1, '08:00:00', '08:00:02'],
        ['North STAGING', 5, 1, '08:00:02', '08:00:07'],
        ['South CONNECTING', 5, 1, '08:00:02', null],
      ],
    ])
    expect(await phasesOf(stage, runId)).toEqual([
      [
        ['North CONNECTING', 2, 1, '08:00:00', '08:00:02'],
        ['North STAGING', 5, 1, '08:00:02', '08:00:07'],
        ['South CONNECTING', 6, 1, '08:00:02', '08:00:08'],
      ],
    ])
  })

  test('that it goes through again and again are added up, with no statement a chunk for them', async () => {
    const stage = await Stage.open(await open())
    const { kysely, statements } = recordStatements(stage.database)
    stage.steps.post = async (context) => {
      for (let chunk = 0; chunk < 40; chunk++) {
        context.phase('waitingForTurn')
        context.phase('validating')
        stage.pass(0.03)
        context.phase('postingOrders')
        stage.pass(0.01)
        await kysely.transaction().execute((trx) => context.checkpoint(trx))
      }
    }
    const { runId } = await stage.createJob({}, { step: 'post' })
    await stage.work()
    expect(await phasesOf(stage, runId)).toEqual([
      [
        ['VALIDATING', 1.2, 40, '08:00:00', '08:00:01'],
        ['POSTING_ORDERS', 0.4, 40, '08:00:00', '08:00:01'],
      ],
    ])
    const written = statements.filter(({ sql }) => sql.includes('"batch_attempt_phase"'))
    expect(written.length).toBeLessThan(10)
  })

  test('end with an attempt that fails, is cancelled or is made again; each attempt has its own', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async (context) => {
      context.phase(context.attempt === 1 ? 'reading' : 'counting')
      stage.pass(4)
      if (context.attempt === 1) throw new TaskFailure('BROKEN')
      if (failing.runId)
        await stage.change((trx) => cancelRun(trx, failing.runId as never, 'bob', stage.time))
      await inTransaction(stage.database, (trx) => context.checkpoint(trx))
    }
    const failing = await stage.createJob({ retries: { maximum: 1, firstDelay: 10 } }, { step: 'fail' })
    await stage.work()
    stage.pass(10)
    await stage.work()
    expect((await stage.attempts(failing.runId)).map(({ outcome }) => outcome)).toEqual([
      'failed',
      'canceled',
    ])
    expect(await phasesOf(stage, failing.runId)).toEqual([
      [['READING', 4, 1, '08:00:00', '08:00:04']],
      [['COUNTING', 4, 1, '08:00:14', '08:00:18']],
    ])
  })

  test('end with a worker that died in one, as far as they had been written', async () => {
    const stage = await Stage.open(await open())
    const [begun, takenOver] = [signal(), signal()]
    stage.steps.slow = async (context) => {
      if (context.attempt === 2) return takenOver.give()
      context.phase('counting')
      stage.pass(2)
      context.phase('staging')
      await inTransaction(stage.database, (trx) => context.checkpoint(trx))
      begun.give()
      await takenOver.given
      context.phase('closing')
      await inTransaction(stage.database, (trx) => context.checkpoint(trx))
    }
    const { runId } = await stage.createJob({}, { step: 'slow' })
    const sleepy = stage.startWorker({ concurrency: 1 })
    await begun.given
    stage.pass(30)
    // As if the first worker had died: another finds its lease run out.
    await stage.database.kysely
      .updateTable('batch_task')
      .set({ leased_until: '2000-01-01T00:00:00.000Z' as never })
      .execute()
    const other = stage.startWorker({ concurrency: 1 })
    await takenOver.given
    await other.stop(5_000)
    await sleepy.stop(5_000)
    stage.pass(60)
    expect((await stage.attempts(runId)).map(({ outcome }) => outcome)).toEqual(['lost', 'succeeded'])
    expect(await phasesOf(stage, runId)).toEqual([
      [
        ['COUNTING', 2, 1, '08:00:00', '08:00:02'],
        ['STAGING', 30, 1, '08:00:02', '08:00:32'],
      ],
      [],
    ])
  })

  test('are kept of the twenty subjects that took longest, and go with their run', async () => {
    const stage = await Stage.open(await open())
    stage.steps.pull = async (context) => {
      for (let shop = 1; shop <= 25; shop++) {
        context.phase('reading', `Shop ${shop}`)
        // All of it within the worker's lease.
        stage.pass(shop / 1_000)
        context.phase(null, `Shop ${shop}`)
        await inTransaction(stage.database, (trx) => context.checkpoint(trx))
      }
    }
    const stored = () => stage.database.kysely.selectFrom('batch_attempt_phase').selectAll().execute()
    const { runId } = await stage.createJob({ historyDays: 1 }, { step: 'pull' })
    await stage.work()
    const [names] = (await phasesOf(stage, runId)).map((phases) => phases.map(([name]) => name))
    expect(names).toEqual(Array.from({ length: 20 }, (_, place) => `Shop ${place + 6} READING`))
    expect(await stored()).toHaveLength(20)
    stage.pass(3 * 86_400)
    await cleanUp(stage.database, stage.time)
    expect(await stored()).toEqual([])
  })
})
