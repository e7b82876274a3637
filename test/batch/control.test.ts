import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { saveCategory } from '../../server/batch/categories.ts'
import { deleteJob, resumeJob, runJobNow, withholdJob } from '../../server/batch/control-job.ts'
import { reviveOrphans, showReadyRuns } from '../../server/batch/duties.ts'
import { TaskFailure } from '../../server/batch/task.ts'
import { updateJob } from '../../server/batch/update-job.ts'
import { waitingReasons } from '../../server/batch/waiting-reason.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { Stage, signal, usrt } from './stage.ts'

async function category(stage: Stage, name = 'Orders'): Promise<Id<'BatchCategory'>> {
  const { after } = await stage.change((trx) => saveCategory(trx, { companyId: usrt, name }, stage.time))
  return after.id
}

async function reasonOf(stage: Stage, runId: Id<'BatchJobRun'> | null) {
  const run = await stage.run(runId)
  return (await waitingReasons(stage.database.kysely, [run], stage.time)).get(run.id)
}

describeOnBothDatabases('a category', (open) => {
  test('runs one job at a time by priority, and the others wait for the one by name', async () => {
    const stage = await Stage.open(await open())
    const categoryId = await category(stage)
    const order: string[] = []
    const [begun, released] = [signal(), signal()]
    stage.steps.note = async ({ runId }) => {
      order.push((await stage.run(runId)).description)
      if (order.length > 1) return
      begun.give()
      await released.given
    }
    const create = (description: string, priority: 'low' | 'normal' | 'critical') =>
      stage.createJob({ categoryId, priority }, { step: 'note', description })
    const first = await create('first', 'low')
    const worker = stage.startWorker({ concurrency: 4 })
    await begun.given
    const low = await create('low', 'low')
    stage.pass(1)
    await create('normal', 'normal')
    stage.pass(1)
    const critical = await create('critical', 'critical')
    await pause(50)
    expect(order).toEqual(['first'])
    expect(await stage.run(critical.runId)).toMatchObject({ status: 'waiting' })
    expect(await reasonOf(stage, low.runId)).toEqual({
      code: 'CATEGORY_TAKEN',
      until: null,
      runId: first.runId,
    })
    released.give()
    await stage.untilIdle()
    await worker.stop(5_000)
    expect(order).toEqual(['first', 'critical', 'normal', 'low'])
  })

  test('is held until the children of its run have ended', async () => {
    const stage = await Stage.open(await open())
    const categoryId = await category(stage)
    const [childBegun, released] = [signal(), signal()]
    stage.steps.child = async () => {
      childBegun.give()
      await released.given
    }
    stage.steps.parent = async (context) => {
      await context.startChild({ task: stage.task, parameters: { step: 'child' }, description: 'a child' })
    }
    const parent = await stage.createJob({ categoryId }, { step: 'parent' })
    const worker = stage.startWorker({ concurrency: 4 })
    await childBegun.given
    const other = await stage.createJob({ categoryId })
    await pause(50)
    expect(await reasonOf(stage, other.runId)).toMatchObject({ code: 'CATEGORY_TAKEN', runId: parent.runId })
    released.give()
    await stage.untilIdle()
    await worker.stop(5_000)
    expect((await stage.run(other.runId)).status).toBe('ended')
  })

  test('that is withheld starts nothing, and what waited is done when it is resumed', async () => {
    const stage = await Stage.open(await open())
    const categoryId = await category(stage)
    const before = await stage.createJob({ categoryId })
    const withhold = (isWithheld: boolean) =>
      stage.change((trx) =>
        saveCategory(trx, { id: categoryId, companyId: usrt, name: 'Orders', isWithheld }, stage.time),
      )
    await withhold(true)
    const during = await stage.createJob({ categoryId })
    await stage.work()
    expect((await stage.run(before.runId)).status).toBe('waiting')
    expect(await reasonOf(stage, during.runId)).toMatchObject({ code: 'CATEGORY_WITHHELD' })
    await withhold(false)
    await stage.work()
    expect((await stage.run(before.runId)).status).toBe('ended')
    expect((await stage.run(during.runId)).status).toBe('ended')
  })

  test('has a name of its own in its company', async () => {
    const stage = await Stage.open(await open())
    await category(stage, 'Orders')
    await expect(category(stage, 'Orders')).rejects.toMatchObject({
      problems: [{ code: 'BATCH_CATEGORY_NAME_TAKEN', field: 'name' }],
    })
  })
})

describeOnBothDatabases('withholding', (open) => {
  test('an occurrence that passes meanwhile did not run, and the next one is planned on resuming', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { unit: 'hours', startTime: '10:00' } })
    await stage.change((trx) => withholdJob(trx, jobId, stage.time))
    expect(await stage.job(jobId)).toMatchObject({ status: 'withhold', is_withheld: true })
    stage.pass(2 * 3_600)
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['withhold'])
    await stage.change((trx) => resumeJob(trx, jobId, stage.time))
    expect(await stage.statuses(jobId)).toEqual(['didNotRun', 'waiting'])
    expect((await stage.job(jobId)).next_run_at).toBe('2026-11-21T11:00:00.000Z')
  })

  test('does not stop what executes, and nothing follows it', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { count: 5 } }, { step: 'withholdMe' })
    stage.steps.withholdMe = async () => {
      await stage.change((trx) => withholdJob(trx, jobId, stage.time))
      expect((await stage.job(jobId)).status).toBe('executing')
    }
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended'])
    expect((await stage.job(jobId)).status).toBe('withhold')
    await stage.change((trx) => resumeJob(trx, jobId, stage.time))
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
  })

  test('holds back the next try of a run that fails meanwhile', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    const fails = signal()
    let tries = 0
    stage.steps.fail = async () => {
      if (++tries > 1) return
      begun.give()
      await fails.given
      throw new TaskFailure('BROKEN')
    }
    const { jobId } = await stage.createJob({}, { step: 'fail' })
    const worker = stage.startWorker()
    await begun.given
    await stage.change((trx) => withholdJob(trx, jobId, stage.time))
    fails.give()
    await stage.untilIdle()
    stage.pass(600)
    await stage.untilIdle()
    expect([await stage.statuses(jobId), tries]).toEqual([['withhold'], 1])
    await stage.change((trx) => resumeJob(trx, jobId, stage.time))
    await stage.untilIdle()
    await worker.stop(5_000)
    expect([await stage.statuses(jobId), tries]).toEqual([['ended'], 2])
  })

  test('a job that runs once runs when it is resumed', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob()
    await stage.change((trx) => withholdJob(trx, jobId, stage.time))
    await stage.work()
    stage.pass(60)
    await stage.change((trx) => resumeJob(trx, jobId, stage.time))
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended'])
  })

  test('a withheld job is not run now', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { unit: 'days', startTime: '20:00' } })
    await stage.change((trx) => withholdJob(trx, jobId, stage.time))
    await expect(stage.change((trx) => runJobNow(trx, jobId, 'bob', stage.time))).rejects.toThrow(
      'BATCH_JOB_WITHHELD',
    )
  })
})

describeOnBothDatabases('chaining', (open) => {
  async function chain(stage: Stage, parts = {}) {
    const second = await stage.createJob(
      { isOnDemand: true },
      { step: 'second', description: 'Synchronize orders' },
    )
    const first = await stage.createJob(
      { recurrence: { count: 5 }, followUpJobId: second.jobId, retries: { maximum: 0 }, ...parts },
      { step: 'first', description: 'P-0001' },
    )
    return { first, second }
  }

  test('a job starts another when it ends', async () => {
    const stage = await Stage.open(await open())
    const order: string[] = []
    stage.steps.first = async () => void order.push('pull')
    stage.steps.second = async () => void order.push('synchronize')
    const { first, second } = await chain(stage)
    expect(second.runId).toBeNull()
    expect((await stage.job(second.jobId)).status).toBe('waiting')
    await stage.work()
    stage.pass(300)
    await stage.work()
    expect(order).toEqual(['pull', 'synchronize', 'pull', 'synchronize'])
    const [pulled] = await stage.runs(first.jobId)
    expect((await stage.runs(second.jobId))[0]).toMatchObject({
      trigger: 'followUp',
      triggered_by_run_id: pulled?.id,
      status: 'ended',
    })
    expect((await stage.job(second.jobId)).status).toBe('waiting')
  })

  test('not after an error, unless that is asked for', async () => {
    const stage = await Stage.open(await open())
    stage.steps.first = async () => {
      throw new TaskFailure('DATABASE_AWAY')
    }
    stage.steps.second = async () => {}
    const careful = await chain(stage)
    const bold = await chain(stage, { followUpOn: 'endedOrError' })
    await stage.work()
    expect(await stage.statuses(careful.second.jobId)).toEqual([])
    expect(await stage.statuses(bold.second.jobId)).toEqual(['ended'])
  })

  test('what ends while the other executes has it run once more', async () => {
    const stage = await Stage.open(await open())
    let pulls = 0
    const [secondBegun, released] = [signal(), signal()]
    stage.steps.first = async () => {
      pulls++
    }
    stage.steps.second = async () => {
      secondBegun.give()
      await released.given
    }
    const { first, second } = await chain(stage)
    const worker = stage.startWorker({ concurrency: 4 })
    await secondBegun.given
    // Two more pulls end while the synchronization of the first one's orders goes on.
    for (const expected of [2, 3]) {
      stage.pass(300)
      while (pulls < expected || (await stage.job(first.jobId)).last_run_started_at !== stage.time)
        await pause(5)
    }
    expect(await stage.statuses(second.jobId)).toEqual(['executing'])
    released.give()
    await stage.untilIdle()
    await worker.stop(5_000)
    expect(await stage.statuses(second.jobId)).toEqual(['ended', 'ended'])
  })

  test('a circle is refused', async () => {
    const stage = await Stage.open(await open())
    const { first, second } = await chain(stage)
    await expect(
      stage.change((trx) => updateJob(trx, second.jobId, { followUpJobId: first.jobId }, stage.time)),
    ).rejects.toThrow('BATCH_FOLLOW_UP_CIRCULAR')
  })

  test('a withheld follow-up is not started, and the run’s log says so', async () => {
    const stage = await Stage.open(await open())
    stage.steps.first = async () => {}
    const { first, second } = await chain(stage)
    await stage.change((trx) => withholdJob(trx, second.jobId, stage.time))
    await stage.work()
    expect(await stage.messageCodes(first.runId)).toEqual(['FOLLOW_UP_JOB_WITHHELD'])
    expect(await stage.statuses(second.jobId)).toEqual([])
  })
})

describeOnBothDatabases('changing a job', (open) => {
  test('a new recurrence is planned from now on, and counted from the start', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { count: 5, end: 'after', endAfter: 3 } })
    await stage.work()
    await stage.change((trx) =>
      updateJob(
        trx,
        jobId,
        { recurrence: { unit: 'hours', startTime: '12:00', end: 'after', endAfter: 2 } },
        stage.time,
      ),
    )
    expect(await stage.statuses(jobId)).toEqual(['ended', 'waiting'])
    expect(await stage.job(jobId)).toMatchObject({
      next_run_at: '2026-11-21T11:00:00.000Z',
      occurrences_started: 0,
    })
  })

  test('settings alone leave the planned time as it was', async () => {
    const stage = await Stage.open(await open())
    const categoryId = await category(stage)
    const { jobId } = await stage.createJob({ recurrence: { count: 5 } })
    await stage.work()
    const before = (await stage.job(jobId)).next_run_at
    await stage.change((trx) =>
      updateJob(
        trx,
        jobId,
        { priority: 'critical', categoryId, description: 'Renamed', parameters: { step: 'other' } },
        stage.time,
      ),
    )
    expect(await stage.job(jobId)).toMatchObject({
      next_run_at: before,
      description: 'Renamed',
      priority: 'critical',
    })
    expect((await stage.runs(jobId)).at(-1)).toMatchObject({
      status: 'waiting',
      category_id: categoryId,
      priority: 'critical',
      parameters: { step: 'other' },
    })
    let done = false
    stage.steps.other = async () => {
      done = true
    }
    stage.passTo(before)
    await stage.work()
    expect(done).toBe(true)
  })

  test('parameters that do not fit the task are refused', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob()
    await expect(
      stage.change((trx) => updateJob(trx, jobId, { parameters: { step: 7 } }, stage.time)),
    ).rejects.toMatchObject({ problems: [{ code: 'BATCH_PARAMETERS_INVALID', field: 'parameters' }] })
  })

  test('a recurrence that is taken away before the first run leaves nothing to come', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { unit: 'days', startTime: '20:00' } })
    const { after } = await stage.change((trx) => updateJob(trx, jobId, { recurrence: null }, stage.time))
    expect([after.status, after.next_run_at, await stage.runs(jobId)]).toEqual(['didNotRun', null, []])
  })

  test('a job that is over begins anew with a new recurrence', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob()
    await stage.work()
    expect((await stage.job(jobId)).status).toBe('ended')
    await stage.change((trx) => updateJob(trx, jobId, { recurrence: { unit: 'hours' } }, stage.time))
    expect(await stage.job(jobId)).toMatchObject({ status: 'ready', batch_processing: true })
    await stage.work()
    expect(await stage.statuses(jobId)).toEqual(['ended', 'ended', 'waiting'])
  })

  test('deleting takes its runs and its task along, but not while it executes', async () => {
    const stage = await Stage.open(await open())
    const { jobId } = await stage.createJob({ recurrence: { count: 5 } }, { step: 'tryDelete' })
    let refusal: unknown
    stage.steps.tryDelete = async () => {
      refusal = await stage
        .change((trx) => deleteJob(trx, jobId, stage.time))
        .catch((error: unknown) => error)
    }
    await stage.work()
    expect(refusal).toMatchObject({ problems: [{ code: 'BATCH_JOB_EXECUTING' }] })
    await stage.change((trx) => deleteJob(trx, jobId, stage.time))
    for (const table of ['batch_job', 'batch_job_run', 'batch_job_attempt', 'batch_task'] as const)
      expect(await stage.database.kysely.selectFrom(table).selectAll().execute()).toEqual([])
  })
})

describeOnBothDatabases('the worker’s duties', (open) => {
  test('show ready what is due and only lacks a worker', async () => {
    const stage = await Stage.open(await open())
    const { jobId, runId } = await stage.createJob({ recurrence: { unit: 'hours', startTime: '10:00' } })
    expect(await reasonOf(stage, runId)).toMatchObject({ code: 'NOT_DUE', until: '2026-11-21T09:00:00.000Z' })
    stage.pass(3_600 + 2)
    await showReadyRuns(stage.database, stage.time)
    expect((await stage.run(runId)).status).toBe('ready')
    expect((await stage.job(jobId)).status).toBe('ready')
    expect(await reasonOf(stage, runId)).toMatchObject({ code: 'NO_FREE_WORKER' })
  })

  test('show waiting what another run of the category has overtaken', async () => {
    const stage = await Stage.open(await open())
    const categoryId = await category(stage)
    const slow = await stage.createJob({ categoryId }, { step: 'slow' })
    const overtaken = await stage.createJob({ categoryId, priority: 'low' })
    expect((await stage.run(overtaken.runId)).status).toBe('ready')
    let meanwhile: string | undefined
    stage.steps.slow = async () => {
      stage.pass(2)
      await showReadyRuns(stage.database, stage.time)
      meanwhile = (await stage.run(overtaken.runId)).status
    }
    const worker = stage.startWorker({ concurrency: 1 })
    while ((await stage.run(slow.runId)).status !== 'ended') await pause(5)
    await stage.untilIdle()
    await worker.stop(5_000)
    expect(meanwhile).toBe('waiting')
    expect((await stage.run(overtaken.runId)).status).toBe('ended')
  })

  test('bring back runs whose task somebody lost, and jobs that have no run', async () => {
    const stage = await Stage.open(await open())
    const once = await stage.createJob()
    const recurring = await stage.createJob({ recurrence: { unit: 'hours', startTime: '10:00' } })
    await stage.database.kysely.deleteFrom('batch_task').execute()
    await stage.database.kysely.deleteFrom('batch_job_run').where('job_id', '=', recurring.jobId).execute()
    await stage.database.kysely
      .updateTable('batch_job')
      .set({ next_run_at: null })
      .where('id', '=', recurring.jobId)
      .execute()
    expect(await reviveOrphans(stage.database, stage.time)).toBe(2)
    await stage.work()
    expect(await stage.statuses(once.jobId)).toEqual(['ended'])
    expect(await stage.statuses(recurring.jobId)).toEqual(['waiting'])
    expect(await reviveOrphans(stage.database, stage.time)).toBe(0)
  })
})
