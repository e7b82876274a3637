import { expect, test } from 'vitest'
import { runJobNow } from '../../server/batch/control-job.ts'
import { createBatchJob } from '../../server/batch/jobs.ts'
import { parseInstant } from '../../server/database/instant.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { Stage } from './stage.ts'

describeOnBothDatabases('a batch job', (open) => {
  test('with batch processing off runs once, now, though End after says one', async () => {
    const stage = await Stage.open(await open())
    // Seeds 001 and 002, "Manually run order synchronization": batch processing off, End after 1.
    const { jobId, runId } = await stage.createJob({
      batchProcessing: false,
      recurrence: { end: 'after', endAfter: 1 },
    })
    expect(await stage.run(runId)).toMatchObject({ status: 'ready', due_at: stage.time })
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended'])
    expect(await stage.job(jobId)).toMatchObject({ status: 'ended', next_run_at: null })
  })

  test('with batch processing off ignores a recurrence that would go on', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ batchProcessing: false, recurrence: { count: 5 } })
    await stage.work()
    stage.pass(3_600)
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended'])
  })

  test('with batch processing on, no end date and count 5 runs now and every five minutes', async () => {
    const stage = await Stage.open(await open())
    // Seeds 001 and 002, "Schedule a recurring P-job": nothing is set but no end date and the count.
    const { jobId } = await stage.createJob({ recurrence: { end: 'never', count: 5 } })
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
    expect(await stage.job(jobId)).toMatchObject({
      status: 'waiting',
      next_run_at: '2026-11-21T08:05:00.000Z',
      last_run_status: 'ended',
    })
    stage.pass(299)
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
    stage.pass(1)
    await stage.work()
    expect((await stage.runs(jobId)).map(({ planned_at }) => planned_at)).toEqual([
      '2026-11-21T08:00:00.000Z',
      '2026-11-21T08:05:00.000Z',
      '2026-11-21T08:10:00.000Z',
    ])
  })

  test('without a recurrence runs once, in its active period', async () => {
    const stage = await Stage.open(await open())
    const { jobId, runId } = await stage.createJob({ activePeriod: { from: '18:00', to: '06:00' } })
    expect((await stage.run(runId)).due_at).toBe('2026-11-21T17:00:00.000Z')
    stage.pass(9 * 3_600)
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended'])
  })

  test('End after counts occurrences, whether they ended well or not, and not their retries', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new Error('no luck')
    }
    const { jobId } = await stage.createJob(
      { recurrence: { count: 10, end: 'after', endAfter: 2 }, retries: { maximum: 1, firstDelay: 1 } },
      { step: 'fail' },
    )
    for (let minute = 0; minute < 60; minute++) {
      await stage.work()
      stage.pass(60)
    }
    expect(await stage.statuses(jobId)).toEqual(['error', 'error'])
    expect((await stage.runs(jobId)).map(({ attempt_count }) => attempt_count)).toEqual([2, 2])
    expect(await stage.job(jobId)).toMatchObject({ status: 'error', occurrences_started: 2 })
  })

  test('coalesces what it missed into one run, and says how many', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { count: 5 } })
    await stage.work()
    stage.pass(3_600 + 120)
    await stage.work()
    const runs = await stage.runs(jobId)
    expect(runs.map(({ status }) => status)).toEqual(['ended', 'ended', 'waiting'])
    // Planned for 08:05; 08:10 to 09:00 are the eleven that it stands for as well.
    expect(runs[1]).toMatchObject({ planned_at: '2026-11-21T08:05:00.000Z', coalesced_count: 11 })
    expect(await stage.messageCodes(runs[1]?.id ?? null)).toEqual(['OCCURRENCES_COALESCED'])
    expect(runs[2]?.due_at).toBe('2026-11-21T09:05:00.000Z')
  })

  test('never overlaps itself: what came due meanwhile is one run after it', async () => {
    const stage = await Stage.open(await open())
    stage.steps.slow = async () => stage.pass(720)
    const { jobId } = await stage.createJob({ recurrence: { count: 5 } }, { step: 'slow' })
    const worker = stage.startWorker()
    while ((await stage.runs(jobId)).filter(({ status }) => status === 'ended').length < 3)
      await new Promise((resolve) => setTimeout(resolve, 10))
    await worker.stop(5_000)
    const [first, second, third] = await stage.runs(jobId)
    expect(second?.started_at).toBe(first?.ended_at)
    expect(third?.started_at).toBe(second?.ended_at)
    // A clock that jumps may cost a run its lease, and then it takes longer: the plan follows from when it began.
    const fiveMinutes = 300_000
    const nextAfter = (start: string | null | undefined) =>
      new Date(Math.floor(Date.parse(start ?? '') / fiveMinutes) * fiveMinutes + fiveMinutes).toISOString()
    expect(first?.planned_at).toBe('2026-11-21T08:00:00.000Z')
    expect(second?.planned_at).toBe(nextAfter(first?.started_at))
    expect(third?.planned_at).toBe(nextAfter(second?.started_at))
  })

  test('keeps wall-clock time across the change of the clocks', async () => {
    const stage = await Stage.open(await open())
    stage.time = parseInstant('2026-10-24T04:30:00Z')
    const { jobId } = await stage.createJob({
      recurrence: { unit: 'days', startTime: '08:00', timeZone: 'Europe/Stockholm' },
    })
    for (let day = 0; day < 2; day++) {
      stage.passTo((await stage.job(jobId)).next_run_at)
      await stage.work()
    }
    expect((await stage.runs(jobId)).map(({ planned_at }) => planned_at)).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ])
  })

  test('goes on recurring after an error, unless it is told not to', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new Error('no luck')
    }
    const once = { retries: { maximum: 0 }, recurrence: { count: 5 } }
    const goesOn = await stage.createJob(once, { step: 'fail' })
    const stops = await stage.createJob({ ...once, goesOnAfterError: false }, { step: 'fail' })
    await stage.work()
    expect(await stage.statuses(goesOn.jobId)).toEqual(['error', 'waiting'])
    expect(await stage.job(goesOn.jobId)).toMatchObject({ status: 'waiting', last_run_status: 'error' })
    expect(await stage.statuses(stops.jobId)).toEqual(['error'])
    expect(await stage.job(stops.jobId)).toMatchObject({ status: 'error' })
  })

  test('that comes late and finds its active period over waits for the next', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({
      recurrence: { unit: 'days', startTime: '10:00' },
      activePeriod: { from: '09:00', to: '11:00' },
    })
    expect((await stage.job(jobId)).next_run_at).toBe('2026-11-21T09:00:00.000Z')
    stage.time = parseInstant('2026-11-21T15:00:00Z')
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['waiting'])
    expect((await stage.job(jobId)).next_run_at).toBe('2026-11-22T08:00:00.000Z')
  })

  test('refuses a dialog with faults, all of them at once and each by its field', async () => {
    const stage = await Stage.open(await open())
    const refused = stage.createJob({
      recurrence: { count: 0, end: 'after' },
      activePeriod: { from: '25:00', to: '06:00' },
      historyDays: 0,
    })
    await expect(refused).rejects.toMatchObject({
      problems: [
        { code: 'RECURRENCE_COUNT_OUT_OF_RANGE', field: 'runInBackground.recurrence.count' },
        { code: 'RECURRENCE_END_AFTER_OUT_OF_RANGE', field: 'runInBackground.recurrence.endAfter' },
        { code: 'TIME_OF_DAY_INVALID', field: 'runInBackground.activePeriod.from' },
        { code: 'BATCH_HISTORY_DAYS_OUT_OF_RANGE', field: 'runInBackground.historyDays' },
      ],
    })
  })

  test('keeps no name that nobody has typed, but what it works on, cut where that is long', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ description: ' ' }, { subject: 'Store '.repeat(100) })
    const job = await stage.job(jobId)
    expect(job).toMatchObject({ description: '', subject: expect.stringMatching(/…$/) })
    expect(job.subject.length).toBeLessThanOrEqual(200)
    expect(await stage.runs(jobId)).toMatchObject([{ description: '', subject: job.subject }])
  })

  test('refuses a name that is too long', async () => {
    const stage = await Stage.open(await open())
    await expect(stage.createJob({ description: 'Store '.repeat(100) })).rejects.toMatchObject({
      problems: [{ code: 'VALUE_TOO_LONG', field: 'runInBackground.description' }],
    })
  })

  test('leaves nothing behind when its transaction rolls back', async () => {
    const stage = await Stage.open(await open())
    await stage
      .change(async (trx) => {
        await createBatchJob(
          trx,
          {
            task: stage.task,
            parameters: { step: 'nothing' },
            companyId: 'USRT' as never,
            userId: null,
            subject: 'never mind',
            background: { batchProcessing: false },
          },
          stage.time,
        )
        throw new Error('never mind')
      })
      .catch(() => {})
    for (const table of ['batch_job', 'batch_job_run', 'batch_task', 'batch_event'] as const)
      expect(await stage.database.kysely.selectFrom(table).selectAll().execute()).toEqual([])
  })

  test('run now comes before the planned occurrence, which comes all the same', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({
      recurrence: { unit: 'days', startTime: '20:00', end: 'after', endAfter: 1 },
    })
    const run = await stage.change((trx) => runJobNow(trx, jobId, 'bob', stage.time))
    expect(run).toMatchObject({ trigger: 'manual', user_id: 'bob', due_at: stage.time })
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
    stage.pass(12 * 3_600)
    await stage.work()
    expect((await stage.runs(jobId)).map(({ trigger, status }) => [trigger, status])).toEqual([
      ['manual', 'ended'],
      ['schedule', 'ended'],
    ])
  })

  test('run now while it executes is refused with the run that executes', async () => {
    const stage = await Stage.open(await open())
    const { jobId, runId } = await stage.createJob({ recurrence: { count: 5 } }, { step: 'tryNow' })
    let refusal: unknown
    stage.steps.tryNow = async () => {
      refusal = await stage.change((trx) => runJobNow(trx, jobId, 'bob', stage.time)).catch((error) => error)
    }
    await stage.work()
    expect(refusal).toMatchObject({
      problems: [{ code: 'BATCH_JOB_EXECUTING', parameters: { runId, description: 'A job' } }],
    })
  })

  test('an occurrence is started once, however many workers there are', async () => {
    const stage = await Stage.open(await open())
    let begun = 0
    stage.steps.count = async () => {
      begun++
    }
    const { jobId } = await stage.createJob({ recurrence: { count: 1 } }, { step: 'count' })
    const workers = [stage.startWorker(), stage.startWorker(), stage.startWorker()]
    for (let minute = 0; minute < 10; minute++) {
      await stage.untilIdle()
      stage.pass(60)
    }
    await stage.untilIdle()
    for (const worker of workers) await worker.stop(5_000)
    const runs = await stage.runs(jobId)
    expect(runs.filter(({ status }) => status === 'ended')).toHaveLength(begun)
    expect(new Set(runs.map(({ slot }) => slot)).size).toBe(runs.length)
    expect(runs.every(({ attempt_count, status }) => attempt_count === (status === 'ended' ? 1 : 0))).toBe(
      true,
    )
  })
})
