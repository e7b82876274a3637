import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { cancelRun, rerunRun, retryRun } from '../../server/batch/control-run.ts'
import { CanceledError, StaleTaskError, TaskFailure } from '../../server/batch/task.ts'
import { inTransaction } from '../../server/database/database.ts'
import { problemError } from '../../server/graphql/problems.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { Stage, signal } from './stage.ts'

describeOnBothDatabases('retries', (open) => {
  test('back off, are bounded, and every attempt keeps its own error', async () => {
    const stage = await Stage.open(await open())
    let times = 0
    stage.steps.fail = async () => {
      throw new TaskFailure('DATABASE_AWAY', { times: ++times })
    }
    const { runId } = await stage.createJob(
      { retries: { maximum: 3, firstDelay: 10, factor: 3, longestDelay: 60 } },
      { step: 'fail' },
    )
    const delays: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      const begun = stage.time
      await stage.work()
      const run = await stage.run(runId)
      if (run.status !== 'waiting') break
      delays.push((Date.parse(run.due_at) - Date.parse(begun)) / 1000)
      stage.passTo(run.due_at)
    }
    expect(delays).toEqual([10, 30, 60])
    expect(await stage.run(runId)).toMatchObject({ status: 'error', error_code: 'DATABASE_AWAY' })
    const attempts = await stage.attempts(runId)
    expect(attempts.map(({ outcome, error_parameters }) => [outcome, error_parameters])).toEqual([
      ['failed', { times: 1 }],
      ['failed', { times: 2 }],
      ['failed', { times: 3 }],
      ['failed', { times: 4 }],
    ])
    expect(attempts.map(({ next_attempt_at }) => next_attempt_at !== null)).toEqual([true, true, true, false])
  })

  test('are not made where trying again cannot help', async () => {
    const stage = await Stage.open(await open())
    stage.steps.hopeless = async () => {
      throw new TaskFailure('TABLE_MISSING', { table: 'ax.retailtransactiontable' }, { retryable: false })
    }
    stage.steps.mendable = async () => {
      throw problemError('CHANNEL_DATABASE_PAUSED', { name: 'north' })
    }
    const hopeless = await stage.createJob({}, { step: 'hopeless' })
    const mendable = await stage.createJob({}, { step: 'mendable' })
    await stage.work()
    expect(await stage.run(hopeless.runId)).toMatchObject({ status: 'error', error_code: 'TABLE_MISSING' })
    expect(await stage.run(mendable.runId)).toMatchObject({
      status: 'error',
      error_code: 'CHANNEL_DATABASE_PAUSED',
    })
  })

  test('an error that nobody foresaw is told by an id, and its detail kept with the attempt', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new Error('password for north is hunter2')
    }
    const { runId } = await stage.createJob({ retries: { maximum: 0 } }, { step: 'fail' })
    await stage.work()
    const run = await stage.run(runId)
    expect(run.error_code).toBe('TASK_FAILED')
    expect(JSON.stringify(run.error_parameters)).not.toContain('hunter2')
    expect((await stage.attempts(runId))[0]?.error_detail).toContain('hunter2')
  })

  test('a run by hand of what failed keeps the attempts and gets new tries', async () => {
    const stage = await Stage.open(await open())
    let isMended = false
    stage.steps.mend = async () => {
      if (!isMended) throw new TaskFailure('BROKEN')
    }
    const { jobId, runId } = await stage.createJob(
      { recurrence: { unit: 'hours' }, retries: { maximum: 0 } },
      { step: 'mend' },
    )
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['error', 'waiting'])
    isMended = true
    if (!runId) throw new Error('no run')
    await stage.change((trx) => retryRun(trx, runId, stage.time))
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
    expect(await stage.run(runId)).toMatchObject({ status: 'ended', error_code: null, attempt_count: 2 })
    expect((await stage.attempts(runId)).map(({ outcome, error_code }) => [outcome, error_code])).toEqual([
      ['failed', 'BROKEN'],
      ['succeeded', null],
    ])
    expect((await stage.job(jobId)).next_run_at).toBe('2026-11-21T09:00:00.000Z')
  })

  test('a rerun does again what that run did, though the job says otherwise by now', async () => {
    const stage = await Stage.open(await open())
    const done: string[] = []
    stage.steps.first = async () => void done.push('first')
    const { jobId, runId } = await stage.createJob({}, { step: 'first' })
    await stage.work()
    await stage.database.kysely.updateTable('batch_job').set({ description: 'renamed' }).execute()
    if (!runId) throw new Error('no run')
    await stage.change((trx) => rerunRun(trx, runId, 'bob', stage.time))
    await stage.work()
    expect(done).toEqual(['first', 'first'])
    expect(await stage.statuses(jobId)).toEqual(['ended', 'ended'])
    await expect(stage.change((trx) => retryRun(trx, runId, stage.time))).rejects.toThrow(
      'BATCH_STATUS_FORBIDS',
    )
  })
})

describeOnBothDatabases('a checkpoint', (open) => {
  test('writes progress, counters and messages exactly when the work is', async () => {
    const stage = await Stage.open(await open())
    stage.steps.chunks = async (context) => {
      for (let chunk = 1; chunk <= 3; chunk++) {
        await inTransaction(stage.database, async (trx) => {
          context.count('ordersPosted', 10)
          context.progress(chunk * 10, 30)
          context.message('information', 'CHUNK_POSTED', { chunk })
          await context.checkpoint(trx)
        })
      }
    }
    const { runId } = await stage.createJob({}, { step: 'chunks' })
    await stage.work()
    expect(await stage.run(runId)).toMatchObject({ progress_done: 30, progress_total: 30 })
    const counters = await stage.database.kysely.selectFrom('batch_run_counter').selectAll().execute()
    expect(counters).toEqual([{ run_id: runId, name: 'ordersPosted', value: 30 }])
    expect(await stage.messageCodes(runId)).toEqual(['CHUNK_POSTED', 'CHUNK_POSTED', 'CHUNK_POSTED'])
  })

  test('that is rolled back counts nothing, and what was said before the failure is kept', async () => {
    const stage = await Stage.open(await open())
    stage.steps.breaks = async (context) => {
      await inTransaction(stage.database, async (trx) => {
        context.count('ordersPosted', 10)
        await context.checkpoint(trx)
      })
      context.count('ordersPosted', 7)
      context.message('warning', 'ABOUT_TO_BREAK')
      throw new TaskFailure('BROKEN')
    }
    const { runId } = await stage.createJob({ retries: { maximum: 0 } }, { step: 'breaks' })
    await stage.work()
    const counters = await stage.database.kysely.selectFrom('batch_run_counter').selectAll().execute()
    expect(counters.map(({ value }) => value)).toEqual([10])
    expect(await stage.messageCodes(runId)).toEqual(['ABOUT_TO_BREAK'])
  })

  test('keeps only lines of the job’s log level', async () => {
    const stage = await Stage.open(await open())
    stage.steps.talk = async (context) => {
      for (const level of ['debug', 'information', 'warning', 'error'] as const)
        context.message(level, level.toUpperCase())
    }
    const { runId } = await stage.createJob({ logLevel: 'warning' }, { step: 'talk' })
    await stage.work()
    expect(await stage.messageCodes(runId)).toEqual(['WARNING', 'ERROR'])
  })

  test('of a worker that another one has taken over from writes nothing', async () => {
    const stage = await Stage.open(await open())
    let attempts = 0
    let staleError: unknown
    const [begun, takenOver, settled] = [signal(), signal(), signal()]
    stage.steps.slow = async (context) => {
      if (++attempts === 2) return takenOver.give()
      begun.give()
      await takenOver.given
      staleError = await inTransaction(stage.database, async (trx) => {
        context.count('ordersPosted')
        await context.checkpoint(trx)
      }).catch((error: unknown) => error)
      settled.give()
      throw staleError
    }
    const { runId } = await stage.createJob({}, { step: 'slow' })
    const sleepy = stage.startWorker({ concurrency: 1 })
    await begun.given
    // As if the first worker had slept through its lease: another finds it run out.
    await stage.database.kysely
      .updateTable('batch_task')
      .set({ leased_until: '2000-01-01T00:00:00.000Z' as never })
      .execute()
    const other = stage.startWorker({ concurrency: 1 })
    await settled.given
    await other.stop(5_000)
    await sleepy.stop(5_000)
    expect(staleError).toBeInstanceOf(StaleTaskError)
    expect(await stage.run(runId)).toMatchObject({ status: 'ended', attempt_count: 2 })
    expect((await stage.attempts(runId)).map(({ outcome }) => outcome)).toEqual(['lost', 'succeeded'])
    expect(await stage.database.kysely.selectFrom('batch_run_counter').selectAll().execute()).toEqual([])
    expect(await stage.messageCodes(runId)).toEqual(['WORKER_LOST'])
  })
})

describeOnBothDatabases('cancelling', (open) => {
  test('takes effect between two chunks: what was committed stays, the rest is not begun', async () => {
    const stage = await Stage.open(await open())
    const { jobId, runId } = await stage.createJob({ recurrence: { unit: 'hours' } }, { step: 'chunks' })
    let canceled: unknown
    stage.steps.chunks = async (context) => {
      for (let chunk = 1; chunk <= 10; chunk++) {
        if (chunk === 3 && runId) await stage.change((trx) => cancelRun(trx, runId, 'bob', stage.time))
        if (chunk === 3) expect((await stage.job(jobId)).status).toBe('canceling')
        await inTransaction(stage.database, async (trx) => {
          context.count('chunks')
          await context.checkpoint(trx)
        }).catch((error: unknown) => {
          canceled = error
          throw error
        })
      }
    }
    await stage.work()
    expect(canceled).toBeInstanceOf(CanceledError)
    expect(await stage.run(runId)).toMatchObject({
      status: 'canceled',
      cancel_requested_by: 'bob',
      error_code: null,
    })
    const counters = await stage.database.kysely.selectFrom('batch_run_counter').selectAll().execute()
    expect(counters.map(({ value }) => value)).toEqual([2])
    expect(await stage.statuses(jobId)).toEqual(['canceled', 'waiting'])
  })

  test('reaches a task that waits on its signal', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    stage.steps.wait = async (context) => {
      begun.give()
      await pause(60_000, undefined, { signal: context.signal })
    }
    const { jobId, runId } = await stage.createJob({}, { step: 'wait' })
    const worker = stage.startWorker()
    await begun.given
    if (runId) await stage.change((trx) => cancelRun(trx, runId, null, stage.time))
    await stage.untilIdle()
    await worker.stop(5_000)
    expect(await stage.statuses(jobId)).toEqual(['canceled'])
    expect((await stage.attempts(runId))[0]?.outcome).toBe('canceled')
  })

  test('of an occurrence that has not begun is at once, and the next one is planned', async () => {
    const stage = await Stage.open(await open())
    const { jobId, runId } = await stage.createJob({ recurrence: { unit: 'hours', startTime: '12:00' } })
    if (runId) await stage.change((trx) => cancelRun(trx, runId, 'bob', stage.time))
    const runs = await stage.runs(jobId)
    expect(runs.map(({ status }) => status)).toEqual(['canceled', 'waiting'])
    expect(runs[1]?.planned_at).toBe('2026-11-21T12:00:00.000Z')
    if (runId)
      await expect(stage.change((trx) => cancelRun(trx, runId, 'bob', stage.time))).rejects.toThrow(
        'BATCH_STATUS_FORBIDS',
      )
  })

  test('of a run whose worker died while it was stopping ends it', async () => {
    const stage = await Stage.open(await open())
    const { runId } = await stage.createJob({}, { step: 'dies' })
    const begun = signal()
    const never = signal()
    stage.steps.dies = async () => {
      begun.give()
      await never.given
    }
    const dying = stage.startWorker()
    await begun.given
    if (runId) await stage.change((trx) => cancelRun(trx, runId, 'bob', stage.time))
    await stage.database.kysely
      .updateTable('batch_task')
      .set({ leased_until: '2000-01-01T00:00:00.000Z' as never })
      .execute()
    const other = stage.startWorker()
    while ((await stage.run(runId)).status !== 'canceled') await pause(5)
    await other.stop(1_000)
    never.give()
    await dying.stop(1_000)
    expect((await stage.attempts(runId)).map(({ outcome }) => outcome)).toEqual(['lost'])
  })
})

describeOnBothDatabases('a worker', (open) => {
  test('that stops hands its runs back, to go on where they were', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    let attempts = 0
    stage.steps.wait = async (context) => {
      if (++attempts === 2) return
      begun.give()
      await pause(60_000, undefined, { signal: context.signal })
    }
    const { runId } = await stage.createJob({ retries: { maximum: 0 } }, { step: 'wait' })
    const worker = stage.startWorker()
    await begun.given
    await worker.stop(5_000)
    expect((await stage.run(runId)).status).toBe('ready')
    await stage.work()
    expect((await stage.run(runId)).status).toBe('ended')
    expect((await stage.attempts(runId)).map(({ outcome }) => outcome)).toEqual(['handedBack', 'succeeded'])
  })

  test('that dies again and again over one run fails it in the end', async () => {
    const stage = await Stage.open(await open())
    const never = signal()
    stage.steps.dies = async () => never.given
    const { runId } = await stage.createJob({}, { step: 'dies' })
    const workers = []
    for (let death = 1; death <= 5; death++) {
      workers.push(stage.startWorker({ concurrency: 1 }))
      while ((await stage.attempts(runId)).length < death) await pause(5)
      await stage.database.kysely
        .updateTable('batch_task')
        .set({ leased_until: '2000-01-01T00:00:00.000Z' as never })
        .execute()
    }
    workers.push(stage.startWorker({ concurrency: 1 }))
    while ((await stage.run(runId)).status === 'executing') await pause(5)
    never.give()
    for (const worker of workers) await worker.stop(1_000)
    expect(await stage.run(runId)).toMatchObject({
      status: 'error',
      error_code: 'WORKERS_LOST',
      attempt_count: 5,
    })
  })

  test('drops a task that is not the run’s any more', async () => {
    const stage = await Stage.open(await open())
    let begun = 0
    stage.steps.count = async () => {
      begun++
    }
    const { runId } = await stage.createJob({}, { step: 'count' })
    await stage.database.kysely
      .insertInto('batch_task')
      .values({
        id: 'stale' as never,
        run_id: runId ?? ('' as never),
        not_before: stage.time,
        category: null,
        priority: 9,
        state: 'waiting',
        cancel_requested: false,
        deliveries: 0,
      })
      .execute()
    await stage.work({ concurrency: 1 })
    expect(begun).toBe(1)
    expect(await stage.database.kysely.selectFrom('batch_task').selectAll().execute()).toEqual([])
  })
})

describeOnBothDatabases('children', (open) => {
  test('a run ends when all its children have ended', async () => {
    const stage = await Stage.open(await open())
    const order: string[] = []
    const parentReturns = signal()
    stage.steps.child = async ({ parameters }) => {
      await parentReturns.given
      order.push(`child ${parameters.times}`)
    }
    stage.steps.parent = async (context) => {
      for (const times of [1, 2, 3])
        await context.startChild({
          task: stage.task,
          parameters: { step: 'child', times },
          description: `number ${times}`,
        })
      order.push('parent')
      parentReturns.give()
    }
    const { jobId, runId } = await stage.createJob({ recurrence: { unit: 'hours' } }, { step: 'parent' })
    await stage.work({ concurrency: 4 })
    expect(order[0]).toBe('parent')
    expect(order).toHaveLength(4)
    const [parent, children] = [await stage.run(runId), await stage.children(runId)]
    expect(children.map(({ status, description }) => [status, description])).toEqual([
      ['ended', 'number 1'],
      ['ended', 'number 2'],
      ['ended', 'number 3'],
    ])
    expect(parent.status).toBe('ended')
    expect(children.every(({ ended_at }) => ended_at && parent.ended_at && ended_at <= parent.ended_at)).toBe(
      true,
    )
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
  })

  test('a run one of whose children fails has failed, and its retry takes only that child again', async () => {
    const stage = await Stage.open(await open())
    const done: number[] = []
    let isMended = false
    stage.steps.child = async ({ parameters }) => {
      if (parameters.times === 2 && !isMended) throw new TaskFailure('DATABASE_AWAY')
      done.push(parameters.times ?? 0)
    }
    stage.steps.parent = async (context) => {
      for (const times of [1, 2])
        await context.startChild({
          task: stage.task,
          parameters: { step: 'child', times },
          description: `${times}`,
        })
    }
    const { runId } = await stage.createJob({ retries: { maximum: 0 } }, { step: 'parent' })
    await stage.work()
    expect(await stage.run(runId)).toMatchObject({
      status: 'error',
      error_code: 'CHILD_RUNS_FAILED',
      error_parameters: { failed: 1, children: 2 },
    })
    const [, failed] = await stage.children(runId)
    if (failed)
      await expect(stage.change((trx) => retryRun(trx, failed.id, stage.time))).rejects.toThrow(
        'BATCH_RUN_IS_CHILD',
      )
    isMended = true
    if (runId) await stage.change((trx) => retryRun(trx, runId, stage.time))
    await stage.work()
    expect((await stage.run(runId)).status).toBe('ended')
    expect(done).toEqual([1, 2])
    expect(await stage.children(runId)).toHaveLength(2)
  })

  test('cancelling a run cancels its children', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    stage.steps.child = async (context) => {
      begun.give()
      await pause(60_000, undefined, { signal: context.signal })
    }
    stage.steps.parent = async (context) => {
      for (const times of [1, 2])
        await context.startChild({
          task: stage.task,
          parameters: { step: 'child', times },
          description: `${times}`,
        })
    }
    const { runId } = await stage.createJob({}, { step: 'parent' })
    const worker = stage.startWorker({ concurrency: 1 })
    await begun.given
    expect((await stage.run(runId)).status).toBe('executing')
    if (runId) await stage.change((trx) => cancelRun(trx, runId, 'bob', stage.time))
    await stage.untilIdle()
    await worker.stop(5_000)
    expect((await stage.children(runId)).map(({ status }) => status)).toEqual(['canceled', 'canceled'])
    expect((await stage.run(runId)).status).toBe('canceled')
    expect(await stage.database.kysely.selectFrom('batch_task').selectAll().execute()).toEqual([])
  })

  test('a run that fails for good cancels the children that it started', async () => {
    const stage = await Stage.open(await open())
    stage.steps.child = async (context) => {
      await pause(60_000, undefined, { signal: context.signal })
    }
    stage.steps.parent = async (context) => {
      await context.startChild({ task: stage.task, parameters: { step: 'child' }, description: 'a child' })
      throw new TaskFailure('BROKEN')
    }
    const { runId } = await stage.createJob({ retries: { maximum: 0 } }, { step: 'parent' })
    await stage.work()
    expect((await stage.children(runId)).map(({ status }) => status)).toEqual(['canceled'])
    expect(await stage.run(runId)).toMatchObject({ status: 'error', error_code: 'BROKEN' })
  })
})
