import type { Selectable } from 'kysely'
import type { Database } from '../database/database.ts'
import { addSeconds } from '../database/instant.ts'
import type { BatchEventTable } from './tables.ts'

export type BatchEvent = Selectable<BatchEventTable>

/**
 * What a subscriber gets: where it begins, events in their order, or the news that it was away for too long and must read
 * anew. `sequence` is what it resumes from.
 */
export type FeedItem =
  | { readonly kind: 'opened' | 'reset'; readonly sequence: number }
  | { readonly kind: 'event'; readonly sequence: number; readonly event: BatchEvent }

/** How often the table is asked while somebody listens. */
const pollMilliseconds = 400

/**
 * PostgreSQL gives numbers out before transactions commit, in whatever order: a number that is missing may still come.
 * It is looked for during this time; no transaction that records an event takes longer from there to its commit.
 */
const lateSeconds = 60
const mostGaps = 2_000
/** How far back missing numbers are looked for when somebody begins to listen. */
const mostOpenAtBegin = 200
const batchSize = 1_000

const feeds = new WeakMap<Database, EventFeed>()

/** The one feed of a database in this process: however many listen, the table is asked once a turn. */
export function eventFeed(database: Database): EventFeed {
  const feed = feeds.get(database) ?? new EventFeed(database)
  feeds.set(database, feed)
  return feed
}

/** Follows `batch_event` while somebody listens. */
export class EventFeed {
  readonly #database: Database
  readonly #subscribers = new Set<Subscriber>()
  #timer: NodeJS.Timeout | undefined
  #polling: Promise<void> | undefined
  #last = 0
  /** Numbers that were passed over, with the time until which they are looked for. */
  readonly #gaps = new Map<number, number>()

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * Events after `since`, then as they come; without it, from now on. An event may come twice (after a drop on
   * PostgreSQL, the last minute's do): it says that something changed, and to read that again does no harm.
   */
  subscribe(since: number | null): AsyncIterableIterator<FeedItem> {
    const subscriber = new Subscriber(() => this.#leave(subscriber))
    void this.#join(subscriber, since).catch((error: unknown) => subscriber.fail(error))
    return subscriber
  }

  /** Tells an event that is not stored, and that nobody misses who comes later. */
  passOn(event: Omit<BatchEvent, 'sequence'>): void {
    const sequence = this.#last
    for (const subscriber of this.#subscribers)
      subscriber.push({ kind: 'event', sequence, event: { ...event, sequence } })
  }

  async #join(subscriber: Subscriber, since: number | null): Promise<void> {
    if (this.#subscribers.size === 0) await this.#begin()
    if (subscriber.isOver) return
    // From here on live events gather behind what is read now; those that are read twice are told once.
    this.#subscribers.add(subscriber)
    this.#timer ??= setInterval(() => this.#poll(), pollMilliseconds)
    const position = this.#last
    subscriber.hold()
    if (since === null) subscriber.start([{ kind: 'opened', sequence: position }])
    else subscriber.start(await this.#missed(since, position))
  }

  #leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
    if (this.#subscribers.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #begin(): Promise<void> {
    const newest = await this.#database.kysely
      .selectFrom('batch_event')
      .select('sequence')
      .orderBy('sequence', 'desc')
      .limit(mostOpenAtBegin)
      .execute()
    if (this.#subscribers.size > 0) return
    this.#gaps.clear()
    const oldest = newest.at(-1)
    if (oldest) this.#last = Math.max(this.#last, oldest.sequence)
    for (const { sequence } of newest.reverse()) this.#advance(sequence)
  }

  async #missed(since: number, position: number): Promise<FeedItem[]> {
    const { kysely } = this.#database
    const known = await kysely
      .selectFrom('batch_event')
      .select('occurred_at')
      .where('sequence', '=', since)
      .executeTakeFirst()
    const opened = { kind: 'opened', sequence: since } as const
    if (!known) return since === position ? [opened] : [{ kind: 'reset', sequence: position }]
    let query = kysely
      .selectFrom('batch_event')
      .selectAll()
      .where('sequence', '<=', position)
      .orderBy('sequence')
      .limit(batchSize + 1)
    query =
      this.#database.kind === 'sqlite'
        ? query.where('sequence', '>', since)
        : query.where((where) =>
            where.or([
              where('sequence', '>', since),
              where('occurred_at', '>=', addSeconds(known.occurred_at, -lateSeconds)),
            ]),
          )
    const events = await query.execute()
    // Whoever missed so much reads the lists faster than it follows their story.
    if (events.length > batchSize) return [{ kind: 'reset', sequence: position }]
    return [opened, ...events.map((event) => ({ kind: 'event', sequence: event.sequence, event }) as const)]
  }

  #poll(): void {
    this.#polling ??= this.#read()
      .catch((error: unknown) => {
        for (const subscriber of this.#subscribers) subscriber.fail(error)
      })
      .finally(() => {
        this.#polling = undefined
      })
  }

  async #read(): Promise<void> {
    for (;;) {
      const gaps = this.#openGaps()
      let query = this.#database.kysely
        .selectFrom('batch_event')
        .selectAll()
        .orderBy('sequence')
        .limit(batchSize)
      const last = this.#last
      query =
        gaps.length === 0
          ? query.where('sequence', '>', last)
          : query.where((where) => where.or([where('sequence', '>', last), where('sequence', 'in', gaps)]))
      const events = await query.execute()
      for (const event of events) {
        this.#advance(event.sequence)
        for (const subscriber of this.#subscribers)
          subscriber.push({ kind: 'event', sequence: event.sequence, event })
      }
      if (events.length < batchSize) return
    }
  }

  #advance(sequence: number): void {
    this.#gaps.delete(sequence)
    if (sequence <= this.#last) return
    if (this.#database.kind === 'postgres') {
      const until = Date.now() + lateSeconds * 1000
      const first = Math.max(this.#last + 1, sequence - mostGaps)
      for (let missing = first; missing < sequence; missing++) this.#gaps.set(missing, until)
    }
    this.#last = sequence
  }

  #openGaps(): number[] {
    for (const [sequence, until] of this.#gaps) if (until < Date.now()) this.#gaps.delete(sequence)
    return [...this.#gaps.keys()].slice(-mostGaps)
  }
}

interface WaitingReader {
  readonly resolve: (result: IteratorResult<FeedItem>) => void
  readonly reject: (error: unknown) => void
}

/** One reader's queue. Ending it wakes a reader that waits, which an async generator could not. */
class Subscriber implements AsyncIterableIterator<FeedItem> {
  isOver = false
  readonly #leave: () => void
  #items: FeedItem[] = []
  #held: FeedItem[] | undefined
  #failure: unknown
  #waiting: WaitingReader | undefined

  constructor(leave: () => void) {
    this.#leave = leave
  }

  /** Keeps live events back until the ones before them have been read. */
  hold(): void {
    this.#held = []
  }

  start(items: readonly FeedItem[]): void {
    const held = this.#held ?? []
    this.#held = undefined
    const told = new Set(items.filter(({ kind }) => kind === 'event').map(({ sequence }) => sequence))
    for (const item of items) this.push(item)
    for (const item of held) if (!told.has(item.sequence)) this.push(item)
  }

  push(item: FeedItem): void {
    if (this.isOver) return
    if (this.#held) this.#held.push(item)
    else if (this.#waiting) this.#settle((waiting) => waiting.resolve({ done: false, value: item }))
    else this.#items.push(item)
  }

  fail(error: unknown): void {
    this.#end()
    if (this.#waiting) this.#settle((waiting) => waiting.reject(error))
    else this.#failure = error
  }

  async next(): Promise<IteratorResult<FeedItem>> {
    const item = this.#items.shift()
    if (item) return { done: false, value: item }
    if (this.isOver) {
      const failure = this.#failure
      this.#failure = undefined
      if (failure !== undefined) throw failure
      return { done: true, value: undefined }
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  async return(): Promise<IteratorResult<FeedItem>> {
    this.#end()
    this.#items = []
    this.#settle((waiting) => waiting.resolve({ done: true, value: undefined }))
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #end(): void {
    if (this.isOver) return
    this.isOver = true
    this.#leave()
  }

  #settle(how: (waiting: WaitingReader) => void): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) how(waiting)
  }
}
