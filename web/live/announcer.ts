import type { BatchEventsSubscription } from './live.generated.ts'

export type LiveEvent = BatchEventsSubscription['batchEvents']

/** Called with an event, or with undefined when something may have happened of which nothing is known. */
export type Listener = (event: LiveEvent | undefined) => void

/** An event that has come, or the news that some were missed. */
interface Told {
  readonly sequence: number
  /** When it came although later ones had come before it, as happens on PostgreSQL; undefined in its turn. */
  readonly lateAt: number | undefined
  readonly event: LiveEvent | undefined
}

/** More than happens while a page is on its way. */
const mostRemembered = 1_000
/** Longer than a page is on its way: what came late during it, the page may not show yet. */
const lateMilliseconds = 10_000

/**
 * Hands events on to those that listen, and remembers the latest: a page shows what was true when the server drew it, and
 * what happened before it could listen is told when it does.
 */
export class Announcer {
  /** The highest sequence that has been seen: where a subscription goes on. */
  position: number
  readonly #listeners = new Set<Listener>()
  readonly #remembered: Told[] = []
  /** The highest sequence that is not remembered any more. */
  #forgotten: number

  /** @param position where the subscription begins. */
  constructor(position: number) {
    this.position = position
    this.#forgotten = 0
  }

  /** Hands on what the subscription says; what it says again, after a drop, is not told twice. */
  announce(event: LiveEvent): void {
    const { sequence, kind } = event
    const lateAt = sequence < this.position ? Date.now() : undefined
    this.position = Math.max(this.position, sequence)
    if (kind === 'OPENED' || this.#remembered.some((told) => told.sequence === sequence)) return
    const told = { sequence, lateAt, event: kind === 'RESET' ? undefined : event }
    this.#remember(told)
    for (const listener of this.#listeners) listener(told.event)
  }

  /** Lets everybody look for themselves: events do not come. */
  lookAnew(): void {
    for (const listener of this.#listeners) listener(undefined)
  }

  /**
   * @param since position of the events when what the listener shows was drawn.
   * @returns how to stop.
   */
  listen(listener: Listener, since: number): () => void {
    this.#listeners.add(listener)
    if (since < this.#forgotten) listener(undefined)
    const lateSince = Date.now() - lateMilliseconds
    for (const { sequence, lateAt = 0, event } of this.#remembered)
      if (sequence > since || lateAt > lateSince) listener(event)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  #remember(told: Told): void {
    this.#remembered.push(told)
    if (this.#remembered.length <= mostRemembered) return
    const oldest = this.#remembered.shift()
    this.#forgotten = Math.max(this.#forgotten, oldest?.sequence ?? 0)
  }
}
