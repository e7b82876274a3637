import type { Announcer, LiveEvent } from './announcer.ts'

/** Whether events come as they happen, are waited for again by a tab that is seen, are asked for now and then, or not. */
export type Connection = 'connecting' | 'live' | 'paused' | 'polling' | 'offline'

/** Whoever is told what a subscription says. */
export interface EventSink {
  /** Something has come, be it only a sign of life. */
  heard(): void
  event(event: LiveEvent): void
  /** It broke, was refused, or ended. */
  lost(): void
}

/**
 * Subscribes to what happens after an event's sequence.
 * @returns how to stop: its sink is told nothing more then.
 */
export type Subscribe = (since: number, sink: EventSink) => () => void

const pollMilliseconds = 15_000
/** In which a stream says where it begins. A proxy that keeps answers until they end lets none through. */
const openingMilliseconds = 10_000
/** Two signs of life that the server gives every twelve seconds, and some. */
const silenceMilliseconds = 30_000
const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

/**
 * Follows events for an announcer, by one subscription: after a drop, or when nothing comes any more, it goes on from the
 * last event seen, and while it cannot, listeners are called now and then to look for themselves. It begins paused, and
 * holds no connection while it is.
 */
export class EventFollower {
  readonly #announcer: Announcer
  readonly #subscribe: Subscribe | undefined
  readonly #tell: (connection: Connection) => void
  readonly #isOnline: () => boolean
  #isPaused = true
  #isPolling = false
  /** Until the next try to subscribe, after a drop. */
  #pause = firstPauseMilliseconds
  #poll: ReturnType<typeof setInterval> | undefined
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #stop: (() => void) | undefined

  /**
   * @param subscribe undefined where the reader may not: then it only polls.
   * @param tell called with how it stands.
   * @param isOnline whether the machine has a network at all.
   */
  constructor({
    announcer,
    subscribe,
    tell,
    isOnline,
  }: {
    readonly announcer: Announcer
    readonly subscribe: Subscribe | undefined
    readonly tell: (connection: Connection) => void
    readonly isOnline: () => boolean
  }) {
    this.#announcer = announcer
    this.#subscribe = subscribe
    this.#tell = tell
    this.#isOnline = isOnline
  }

  /** Ends the subscription until it is resumed. */
  pause(): void {
    this.end()
    this.#isPaused = true
    this.#tell('paused')
  }

  /** Goes on from the last event seen: what has happened meanwhile is told. */
  resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    // Whether a subscription would tell it now is not known yet.
    if (this.#isPolling) this.#announcer.lookAnew()
    if (this.#isPolling || !this.#subscribe) this.#askNowAndThen()
    this.#open()
  }

  /** The network is back: there is no more to wait for. */
  comeBack(): void {
    if (!this.#isPaused) this.#open()
  }

  /** The subscription is lost: listeners look for themselves until a new one succeeds. */
  lose(): void {
    if (this.#isPaused || !this.#subscribe) return
    this.#close()
    this.#askNowAndThen()
    this.#retry = setTimeout(() => this.#open(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, longestPauseMilliseconds)
  }

  /** Ends everything, and tells nobody. */
  end(): void {
    this.#close()
    this.#askNoMore()
  }

  #open(): void {
    this.#close()
    if (!this.#subscribe) return
    let hasBegun = false
    this.#watch(openingMilliseconds)
    this.#stop = this.#subscribe(this.#announcer.position, {
      heard: () => hasBegun && this.#watch(silenceMilliseconds),
      event: (event) => {
        hasBegun = true
        this.#watch(silenceMilliseconds)
        this.#pause = firstPauseMilliseconds
        this.#isPolling = false
        this.#askNoMore()
        this.#tell('live')
        this.#announcer.announce(event)
      },
      lost: () => this.lose(),
    })
  }

  /** Takes the stream for lost unless something comes within so many milliseconds. */
  #watch(milliseconds: number): void {
    clearTimeout(this.#watchdog)
    this.#watchdog = setTimeout(() => {
      // It may have said nothing for a while of what happened.
      if (!this.#isPolling) this.#announcer.lookAnew()
      this.lose()
    }, milliseconds)
  }

  #close(): void {
    clearTimeout(this.#watchdog)
    clearTimeout(this.#retry)
    this.#stop?.()
    this.#stop = undefined
  }

  #askNowAndThen(): void {
    this.#isPolling = true
    // Streams that are lost sooner than that must not put it off.
    this.#poll ??= setInterval(() => this.#announcer.lookAnew(), pollMilliseconds)
    this.#tell(this.#isOnline() ? 'polling' : 'offline')
  }

  #askNoMore(): void {
    clearInterval(this.#poll)
    this.#poll = undefined
  }
}
