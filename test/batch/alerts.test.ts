import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createAlertRules } from '../../server/batch/alert-rules.ts'
import { cleanUp } from '../../server/batch/clean-up.ts'
import { cancelRun } from '../../server/batch/control-run.ts'
import { alertOfMissedRuns } from '../../server/batch/missed-runs.ts'
import { TaskFailure } from '../../server/batch/task.ts'
import { deliverWebhooks, webhookKey, webhookSignature } from '../../server/batch/webhooks.ts'
import { silentLog } from '../../server/log.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { secret } from './embedded-worker.ts'
import { Stage, signal, usrt } from './stage.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Received {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A receiver of webhooks that answers what it is told to. */
async function receiver(answers: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ headers: request.headers, body })
    response.statusCode = answers.shift() ?? 204
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}

describeOnBothDatabases('alerts', (open) => {
  test('reach who asked for them, of what they asked for', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN', { address: 'shop.sqlite' })
    }
    const alerts = [{ on: ['ended', 'error', 'canceled'] as const }]
    await stage.createJob({ alerts })
    await stage.createJob({ alerts, retries: { maximum: 0 } }, { step: 'fail' })
    const canceled = await stage.createJob({ alerts, recurrence: { unit: 'hours', startTime: '20:00' } })
    await stage.createJob({ alerts: [{ on: ['error'] }] })
    await stage.createJob({ alerts }, { userId: 'bob' })
    await stage.work({ concurrency: 1 })
    if (canceled.runId) {
      const { runId } = canceled
      await stage.change((trx) => cancelRun(trx, runId, null, stage.time))
    }
    expect(await stage.notifications('ann')).toEqual([
      'BATCH_JOB_ENDED',
      'BATCH_JOB_ERROR',
      'BATCH_JOB_CANCELED',
    ])
    expect(await stage.notifications('bob')).toEqual(['BATCH_JOB_ENDED'])
    const told = await stage.database.kysely
      .selectFrom('notification')
      .select('parameters')
      .where('code', '=', 'BATCH_JOB_ERROR')
      .executeTakeFirstOrThrow()
    expect(told.parameters).toMatchObject({ errorCode: 'BROKEN', address: 'shop.sqlite' })
  })

  test('of every job of a company leave out what is private to somebody else', async () => {
    const stage = await Stage.open(await open())
    await stage.change((trx) =>
      createAlertRules(trx, { companyId: usrt, jobId: null, userId: 'eve' }, [{ on: ['ended'] }], stage.time),
    )
    await stage.createJob()
    await stage.createJob({ isPrivate: true })
    await stage.work()
    expect(await stage.notifications('eve')).toEqual(['BATCH_JOB_ENDED'])
  })

  test('tell the owner of a critical job what went wrong, without being asked to', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN')
    }
    await stage.createJob({ isCritical: true, retries: { maximum: 0 } }, { step: 'fail' })
    await stage.createJob({ isCritical: true })
    await stage.work()
    expect(await stage.notifications()).toEqual(['BATCH_JOB_ERROR'])
  })

  test('come once, of a run that should have begun and has not', async () => {
    const stage = await Stage.open(await open())
    await stage.createJob({
      recurrence: { unit: 'hours', startTime: '10:00' },
      alerts: [{ on: ['missed'], lateAfterSeconds: 300 }],
    })
    stage.pass(3_600 + 299)
    await alertOfMissedRuns(stage.database, stage.time)
    expect(await stage.notifications()).toEqual([])
    stage.pass(2)
    await alertOfMissedRuns(stage.database, stage.time)
    stage.pass(3_600)
    await alertOfMissedRuns(stage.database, stage.time)
    expect(await stage.notifications()).toEqual(['BATCH_JOB_MISSED'])
    await stage.work()
    expect(await stage.notifications()).toEqual(['BATCH_JOB_MISSED'])
  })

  test('come of a missed run when the next worker begins it, if nobody was there to see it missed', async () => {
    const stage = await Stage.open(await open())
    await stage.createJob({ recurrence: { unit: 'hours', startTime: '10:00' }, alerts: [{ on: ['missed'] }] })
    stage.pass(5 * 3_600)
    await stage.work()
    expect(await stage.notifications()).toEqual(['BATCH_JOB_MISSED'])
  })

  test('come once, of an occurrence that the job’s own run holds up', async () => {
    const stage = await Stage.open(await open())
    const begun = signal()
    const ends = signal()
    stage.steps.hang = async () => {
      begun.give()
      await ends.given
    }
    const { jobId } = await stage.createJob(
      { recurrence: { count: 5 }, alerts: [{ on: ['missed'], lateAfterSeconds: 60 }] },
      { step: 'hang' },
    )
    const worker = stage.startWorker()
    await begun.given
    stage.pass(5 * 60 + 59)
    await alertOfMissedRuns(stage.database, stage.time)
    expect(await stage.notifications()).toEqual([])
    stage.pass(2)
    await alertOfMissedRuns(stage.database, stage.time)
    stage.pass(600)
    await alertOfMissedRuns(stage.database, stage.time)
    expect(await stage.notifications()).toEqual(['BATCH_JOB_MISSED'])
    ends.give()
    await stage.untilIdle()
    await worker.stop(5_000)
    expect((await stage.statuses(jobId)).filter((status) => status === 'ended')).toHaveLength(2)
    expect(await stage.notifications()).toEqual(['BATCH_JOB_MISSED'])
  })

  test('reach nobody who may not see the job any more', async () => {
    const stage = await Stage.open(await open())
    stage.steps.fail = async () => {
      throw new TaskFailure('BROKEN')
    }
    const { url, received } = await receiver([])
    await stage.createJob(
      { isCritical: true, retries: { maximum: 0 }, alerts: [{ on: ['error'], webhookUrl: url }] },
      { step: 'fail' },
    )
    await stage.database.kysely
      .deleteFrom('role_assignment')
      .where('user_id', '=', 'ann' as never)
      .execute()
    await stage.work()
    await deliverWebhooks({ database: stage.database, log: silentLog(), clock: stage.clock, secret })
    expect([await stage.notifications(), received]).toEqual([[], []])
  })

  test('that alert of nothing, reach nobody or name no address are refused', async () => {
    const stage = await Stage.open(await open())
    await expect(
      stage.createJob({
        alerts: [
          { on: [], inApp: false },
          { on: ['error'], webhookUrl: 'ftp://x' },
        ],
      }),
    ).rejects.toMatchObject({
      problems: [
        { code: 'ALERT_OF_NOTHING' },
        { code: 'ALERT_REACHES_NOBODY' },
        { code: 'WEBHOOK_URL_INVALID' },
      ],
    })
  })
})

describeOnBothDatabases('webhooks', (open) => {
  test('are posted after the transaction, signed, with all that the receiver needs', async () => {
    const stage = await Stage.open(await open())
    const { url, received } = await receiver([])
    const { jobId, runId } = await stage.createJob({
      alerts: [{ on: ['ended'], webhookUrl: url, inApp: false }],
    })
    await stage.work()
    const sender = { database: stage.database, log: silentLog(), clock: stage.clock, secret }
    expect(await deliverWebhooks(sender)).toBe(1)
    expect(await deliverWebhooks(sender)).toBe(0)
    const [hook] = received
    const body = JSON.parse(hook?.body ?? '{}')
    expect(body).toMatchObject({
      event: 'ended',
      companyId: 'USRT',
      job: { id: jobId, description: 'A job' },
      run: { id: runId, status: 'ended', error: null },
    })
    const rule = await stage.database.kysely
      .selectFrom('batch_alert_rule')
      .select('id')
      .executeTakeFirstOrThrow()
    const signature = webhookSignature(webhookKey(secret, rule.id), hook?.body ?? '', stage.time)
    expect(hook?.headers['x-kontor-signature']).toBe(signature)
    expect(await stage.notifications()).toEqual([])
  })

  test('are tried again with growing pauses, the same each time, and given up in the end', async () => {
    const stage = await Stage.open(await open())
    const { url, received } = await receiver([500, 503, 204])
    await stage.createJob({ alerts: [{ on: ['ended'], webhookUrl: url }] })
    await stage.work()
    const sender = { database: stage.database, log: silentLog(), clock: stage.clock, secret }
    const delivery = () =>
      stage.database.kysely.selectFrom('webhook_delivery').selectAll().executeTakeFirstOrThrow()
    await deliverWebhooks(sender)
    expect(await delivery()).toMatchObject({
      status: 'pending',
      response_status: 500,
      last_error: 'HTTP_500',
    })
    expect(await deliverWebhooks(sender)).toBe(0)
    stage.pass(10)
    await deliverWebhooks(sender)
    stage.pass(60)
    await deliverWebhooks(sender)
    expect(await delivery()).toMatchObject({
      status: 'delivered',
      attempt_count: 3,
      delivered_at: stage.time,
    })
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  })

  test('that nobody takes fail after the last try', async () => {
    const stage = await Stage.open(await open())
    await stage.createJob({ alerts: [{ on: ['ended'], webhookUrl: 'http://127.0.0.1:9/closed' }] })
    await stage.work()
    const sender = { database: stage.database, log: silentLog(), clock: stage.clock, secret }
    let tries = 0
    while ((await deliverWebhooks(sender)) > 0) {
      tries++
      stage.pass(86_400)
    }
    expect(tries).toBe(8)
    const delivery = await stage.database.kysely
      .selectFrom('webhook_delivery')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(delivery).toMatchObject({ status: 'failed', response_status: null })
  })
})

describeOnBothDatabases('clean-up', (open) => {
  test('removes runs past their job’s history, never the last one, and jobs that were done once', async () => {
    const stage = await Stage.open(await open())
    const kept = await stage.createJob({ recurrence: { unit: 'days', startTime: '10:00' }, historyDays: 2 })
    const once = await stage.createJob({ batchProcessing: false, historyDays: 3 })
    for (let day = 0; day < 6; day++) {
      await stage.work()
      stage.pass(86_400)
    }
    expect(await stage.statuses(kept.jobId)).toHaveLength(6)
    const removed = await cleanUp(stage.database, stage.time)
    expect(removed).toMatchObject({ batch_job: 1 })
    expect(await stage.statuses(kept.jobId)).toEqual(['ended', 'ended', 'waiting'])
    expect(await stage.runs(once.jobId)).toEqual([])
    stage.pass(30 * 86_400)
    await cleanUp(stage.database, stage.time)
    expect(await stage.statuses(kept.jobId)).toEqual(['ended', 'waiting'])
    expect(await stage.database.kysely.selectFrom('batch_event').selectAll().execute()).toEqual([])
  })
})
