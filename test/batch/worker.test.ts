import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startBatchWorker } from '../../server/batch/worker.ts'
import { silentLog } from '../../server/log.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { secret } from './embedded-worker.ts'
import { Stage, signal } from './stage.ts'

describeOnBothDatabases('the batch worker', (open) => {
  function start(stage: Stage) {
    const stopping = new AbortController()
    const stopped = startBatchWorker({
      database: stage.database,
      tasks: [stage.task],
      concurrency: 2,
      log: silentLog(),
      signal: stopping.signal,
      secret,
      dataDirectory: '/data',
      clock: stage.clock,
      dutyMilliseconds: 20,
    })
    return {
      stop: async () => {
        stopping.abort()
        await stopped
      },
    }
  }

  test('does what is due and its duties until it is told to stop, and hands running work back', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    let given: unknown
    stage.steps.wait = async (context) => {
      given = { secret: context.secret, dataDirectory: context.dataDirectory }
      begun.give()
      await pause(60_000, undefined, { signal: context.signal })
    }
    const done = await stage.createJob()
    const waiting = await stage.createJob({}, { step: 'wait' })
    const late = await stage.createJob({
      recurrence: { unit: 'days', startTime: '09:30' },
      alerts: [{ on: ['missed'], lateAfterSeconds: 60 }],
    })
    const worker = start(stage)
    await begun.given
    await worker.stop()
    expect(given).toEqual({ secret, dataDirectory: '/data' })
    expect((await stage.run(done.runId)).status).toBe('ended')
    expect((await stage.run(waiting.runId)).status).toBe('ready')
    expect((await stage.run(late.runId)).status).toBe('waiting')
    expect(await stage.database.kysely.selectFrom('batch_task').select('state').execute()).toEqual([
      { state: 'waiting' },
      { state: 'waiting' },
    ])
  })

  test('ends at once when it was told to stop before it began', async () => {
    const stage = await Stage.open(await open())
    const { runId } = await stage.createJob()
    const worker = start(stage)
    await worker.stop()
    expect(['ready', 'ended']).toContain((await stage.run(runId)).status)
  })
})
