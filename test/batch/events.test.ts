import { encodeGlobalID } from '@pothos/plugin-relay'
import { parse, subscribe } from 'graphql'
import { expect, test } from 'vitest'
import { withholdJob } from '../../server/batch/control-job.ts'
import { eventFeed, type FeedItem } from '../../server/batch/event-feed.ts'
import { recordBatchEvents } from '../../server/batch/events.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { addSeconds, now } from '../../server/database/instant.ts'
import type { Caller } from '../../server/graphql/access.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases, describeOnPostgres } from '../support/databases.ts'
import { callerWith, operate, testContext } from '../support/graphql.ts'
import { createCompany, Stage, signal, usrt } from './stage.ts'

interface Told {
  readonly sequence: number
  readonly kind: string
  readonly jobId: string | null
  readonly job: { description: string; status: string } | null
  readonly run: { status: string } | null
  readonly unreadNotificationCount: number | null
}

const jobChanged = () => ({ kind: 'jobChanged' as const, companyId: usrt, jobId: newId<'BatchJob'>() })

async function sequences(items: AsyncIterableIterator<FeedItem>, count: number): Promise<number[]> {
  const told: number[] = []
  while (told.length < count) {
    const { value } = await items.next()
    if (value.kind === 'event') told.push(value.sequence)
  }
  return told
}

/** Writes one event that has not committed yet, and a later one that has; what commits the first. */
async function writeOutOfOrder(database: Database): Promise<() => Promise<void>> {
  const [inserted, released] = [signal(), signal()]
  const slow = inTransaction(database, async (trx) => {
    await recordBatchEvents(trx, [jobChanged()], now())
    inserted.give()
    await released.given
  })
  await inserted.given
  await inTransaction(database, (trx) => recordBatchEvents(trx, [jobChanged()], now()))
  return async () => {
    released.give()
    await slow
  }
}

/** Subscribes as a client would, and hands over one event a call. */
async function listen(database: Database, args = '', caller: Caller = callerWith(undefined, 'all', 'ann')) {
  const document = parse(
    `subscription { batchEvents${args} {
      sequence kind jobId job { description status } run { status } unreadNotificationCount } }`,
  )
  const result = await subscribe({ schema, document, contextValue: testContext(database, { caller }) })
  if (!(Symbol.asyncIterator in result)) throw new Error(JSON.stringify(result.errors))
  const events = result[Symbol.asyncIterator]()
  return {
    next: async (): Promise<Told> => {
      const { value, done } = await events.next()
      if (done) throw new Error('The subscription has ended')
      if (value.errors) throw value.errors[0]
      return (value as { data: { batchEvents: Told } }).data.batchEvents
    },
    until: async function until(this: { next: () => Promise<Told> }, isThere: (event: Told) => boolean) {
      for (;;) {
        const event = await this.next()
        if (isThere(event)) return event
      }
    },
    end: () => events.return?.(undefined),
  }
}

describeOnBothDatabases('batch events', (open) => {
  test('tell of jobs and runs as they change, with what they are now', async () => {
    const stage = await Stage.open(await open())
    const listener = await listen(stage.database)
    expect((await listener.next()).kind).toBe('OPENED')
    await stage.createJob()
    expect(await listener.until(({ kind }) => kind === 'RUN_CHANGED')).toMatchObject({
      run: { status: 'READY' },
    })
    await stage.work()
    expect(await listener.until(({ run }) => run?.status === 'ENDED')).toMatchObject({
      kind: 'RUN_CHANGED',
      job: { description: 'A job', status: 'ENDED' },
    })
    await listener.end()
  })

  test('tell of a run that works, also when it has nothing to say', async () => {
    const stage = await Stage.open(await open())
    stage.steps.write = (context) => inTransaction(context.database, (trx) => context.checkpoint(trx))
    const listener = await listen(stage.database)
    await listener.next()
    await stage.createJob({}, { step: 'write' })
    await stage.work()
    expect(await listener.until(({ kind }) => kind === 'RUN_PROGRESSED')).toBeDefined()
    await listener.end()
  })

  test('tell each user of their own notifications, raised and read, whatever else was asked for', async () => {
    const stage = await Stage.open(await open())
    const other = encodeGlobalID('BatchJob', newId<'BatchJob'>())
    const ann = await listen(stage.database, `(jobIds: ["${other}"])`)
    const bob = await listen(stage.database, '', callerWith(undefined, 'all', 'bob'))
    await ann.next()
    await stage.createJob({ alerts: [{ on: ['ended'] }] })
    await stage.work()
    expect(await ann.next()).toMatchObject({ kind: 'NOTIFICATION_RAISED', unreadNotificationCount: 1 })
    await operate(schema, stage.database, 'mutation { markNotificationsRead(input: {}) { count } }', {
      caller: callerWith(undefined, 'all', 'ann'),
    })
    expect(await ann.next()).toMatchObject({
      kind: 'NOTIFICATIONS_READ',
      jobId: null,
      unreadNotificationCount: 0,
    })
    const { jobId } = await stage.createJob()
    const kinds: string[] = []
    await bob.until(({ kind, jobId: about }) => {
      kinds.push(kind)
      return about === encodeGlobalID('BatchJob', jobId)
    })
    expect(kinds).not.toContain('NOTIFICATION_RAISED')
    expect(kinds).not.toContain('NOTIFICATIONS_READ')
    await Promise.all([ann.end(), bob.end()])
  })

  test('that come after their position was read are told to who subscribes from there', async () => {
    const stage = await Stage.open(await open())
    await stage.createJob()
    const { batchEventPosition: position } = await operate<{ batchEventPosition: number }>(
      schema,
      stage.database,
      '{ batchEventPosition }',
      { caller: callerWith(undefined, 'all', 'ann') },
    )
    const { jobId } = await stage.createJob()
    const listener = await listen(stage.database, `(since: ${position})`)
    expect(await listener.next()).toMatchObject({ kind: 'OPENED', sequence: position })
    const first = await listener.until(({ sequence }) => sequence > position)
    expect(first.jobId).toBe(encodeGlobalID('BatchJob', jobId))
    await listener.end()
  })

  test('resume after a drop where the reader was', async () => {
    const stage = await Stage.open(await open())
    const first = await listen(stage.database)
    await first.next()
    const { jobId } = await stage.createJob({ recurrence: { unit: 'hours', startTime: '12:00' } })
    const seen = await first.until(({ kind }) => kind === 'JOB_CHANGED')
    await first.end()
    await stage.change((trx) => withholdJob(trx, jobId, stage.time))
    const second = await listen(stage.database, `(since: ${seen.sequence})`)
    expect(await second.next()).toMatchObject({ kind: 'OPENED', sequence: seen.sequence })
    expect(await second.until(({ sequence }) => sequence > seen.sequence)).toMatchObject({
      job: { status: 'WITHHOLD' },
    })
    await second.end()
  })

  test('tell a reader who was away for too long to read anew', async () => {
    const stage = await Stage.open(await open())
    await stage.createJob()
    await stage.work()
    const newest = await stage.database.kysely
      .selectFrom('batch_event')
      .select('sequence')
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow()
    await stage.database.kysely.deleteFrom('batch_event').where('sequence', '<', newest.sequence).execute()
    const listener = await listen(stage.database, '(since: 1)')
    expect(await listener.next()).toMatchObject({ kind: 'RESET', sequence: newest.sequence })
    await listener.end()
  })

  test('are those of the companies, jobs and runs that were asked for', async () => {
    const stage = await Stage.open(await open())
    const wanted = await stage.createJob({ recurrence: { unit: 'hours' } })
    const other = await stage.createJob({ recurrence: { unit: 'hours' } })
    const listener = await listen(stage.database, `(jobIds: ["${encodeGlobalID('BatchJob', wanted.jobId)}"])`)
    await listener.next()
    await stage.change((trx) => withholdJob(trx, other.jobId, stage.time))
    await stage.change((trx) => withholdJob(trx, wanted.jobId, stage.time))
    expect((await listener.next()).jobId).toBe(encodeGlobalID('BatchJob', wanted.jobId))
    await listener.end()
  })

  test('of private jobs and of other companies are not told', async () => {
    const stage = await Stage.open(await open())
    await createCompany(stage.database, 'NORW' as typeof usrt)
    const bob = await listen(stage.database, '', callerWith(undefined, ['USRT'], 'bob'))
    const eve = await listen(stage.database, '', callerWith(undefined, ['NORW'], 'eve'))
    expect([(await bob.next()).kind, (await eve.next()).kind]).toEqual(['OPENED', 'OPENED'])
    await stage.createJob({ isPrivate: true }, { description: 'Secret' })
    await stage.createJob({}, { description: 'Open' })
    await stage.change((trx) =>
      recordBatchEvents(
        trx,
        [{ kind: 'jobDeleted', companyId: 'NORW' as typeof usrt, jobId: newId<'BatchJob'>() }],
        stage.time,
      ),
    )
    expect((await bob.next()).job?.description).toBe('Open')
    expect((await eve.next()).kind).toBe('JOB_DELETED')
    await bob.end()
    await eve.end()
  })

  test('end for a reader who waits, when the subscription is ended', async () => {
    const stage = await Stage.open(await open())
    const listener = await listen(stage.database)
    await listener.next()
    const waiting = listener.next().catch((error: Error) => error.message)
    await listener.end()
    expect(await waiting).toBe('The subscription has ended')
  })
})

describeOnBothDatabases('the event feed', (open) => {
  test('tells every event once to each reader, however many are written at once', async () => {
    const database = await open()
    const readers = [1, 2].map(() => eventFeed(database).subscribe(null))
    for (const reader of readers) await reader.next()
    for (let number = 0; number < 30; number++)
      await inTransaction(database, (trx) => recordBatchEvents(trx, [jobChanged(), jobChanged()], now()))
    for (const reader of readers) {
      const told = await sequences(reader, 60)
      expect(new Set(told).size).toBe(60)
      await reader.return?.()
    }
  })

  test('asks nothing while nobody listens', async () => {
    const database = await open()
    const reader = eventFeed(database).subscribe(null)
    await reader.next()
    await reader.return?.()
    await inTransaction(database, (trx) => recordBatchEvents(trx, [jobChanged()], addSeconds(now(), -10)))
    const again = eventFeed(database).subscribe(null)
    const opened = await again.next()
    expect(opened.value).toMatchObject({ kind: 'opened' })
    expect(opened.value.sequence).toBeGreaterThan(0)
    await again.return?.()
  })
})

/** SQLite has one writer: there events commit in the order in which they were written. */
describeOnBothDatabases('progress in a long transaction', (open) => {
  test('is told to who listens and who asks, though nobody can write meanwhile', async () => {
    const stage = await Stage.open(await open())
    const [begun, released] = [signal(), signal()]
    stage.steps.long = async (context) => {
      await inTransaction(stage.database, async (trx) => {
        await context.checkpoint(trx)
        context.progress(7, 9)
        begun.give()
        await released.given
      })
    }
    const { runId } = await stage.createJob({}, { step: 'long' })
    const items = eventFeed(stage.database).subscribe(null)
    const working = stage.work()
    await begun.given
    for (let told = false; !told; ) {
      const { value } = await items.next()
      told = value.kind === 'event' && value.event.kind === 'runProgressed' && value.event.run_id === runId
    }
    const { batchJobRun } = await operate<{ batchJobRun: unknown }>(
      schema,
      stage.database,
      'query ($id: ID!) { batchJobRun(id: $id) { progressDone progressTotal progressUnit } }',
      { variables: { id: encodeGlobalID('BatchJobRun', runId ?? '') } },
    )
    expect(batchJobRun).toEqual({ progressDone: 7, progressTotal: 9, progressUnit: 'PARTS' })
    released.give()
    await working
    await items.return?.()
    expect(await stage.run(runId)).toMatchObject({ status: 'ended', progress_done: 7 })
  })
})

describeOnPostgres('the event feed while several write', (open) => {
  test('tells of an event that committed after a later one', async () => {
    const database = await open()
    const reader = eventFeed(database).subscribe(null)
    await reader.next()
    const commitEarlier = await writeOutOfOrder(database)
    const [later] = await sequences(reader, 1)
    await commitEarlier()
    const [earlier] = await sequences(reader, 1)
    expect(earlier).toBeLessThan(later ?? 0)
    await reader.return?.()
  })

  test('a reader that resumes gets what committed late behind its position', async () => {
    const database = await open()
    const commitEarlier = await writeOutOfOrder(database)
    const { sequence: position } = await database.kysely
      .selectFrom('batch_event')
      .select('sequence')
      .executeTakeFirstOrThrow()
    await commitEarlier()
    const reader = eventFeed(database).subscribe(position)
    expect((await sequences(reader, 1))[0]).toBeLessThan(position)
    await reader.return?.()
  })
})
