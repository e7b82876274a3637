import type { Contact } from './contact-words.tsx'

/** A channel's contact, which is that of the database it lives in, and what of it has come and is not posted yet. */
export interface ChannelContact extends Contact {
  readonly number: number
  readonly name: string
  readonly channelDatabaseId: string
  readonly waiting: Waiting | null
}

/** Transactions that wait for order synchronization. */
export interface Waiting {
  readonly count: number
  readonly oldestReceivedAt: string
}

export interface ChannelLag extends ChannelContact {
  /** How long the bar is, between 0 and 1; null for none, of a channel that was never heard of. */
  readonly share: number | null
}

const millisecondsOfHour = 3_600_000

/**
 * Channels by how long ago they were heard of, the longest first; one that never was comes before all, and has no bar:
 * there is no time to draw. A whole bar is the longest time, and an hour at least: where all is well, bars are short.
 */
export function lagsOf(channels: readonly ChannelContact[], now: number): readonly ChannelLag[] {
  const lags = channels.map((channel) => {
    const { lastContactAt } = channel
    return { channel, lag: lastContactAt === null ? Infinity : Math.max(now - Date.parse(lastContactAt), 0) }
  })
  const known = lags.map(({ lag }) => lag).filter(Number.isFinite)
  const longest = Math.max(millisecondsOfHour, ...known)
  return lags
    .toSorted((one, other) => (one.lag === other.lag ? 0 : other.lag - one.lag))
    .map(({ channel, lag }) => ({ ...channel, share: Number.isFinite(lag) ? lag / longest : null }))
}

/**
 * Channels in the order in which headquarters is behind them, the furthest first: by when the shop was last heard of, or
 * by when the oldest transaction was pulled that is not posted yet, whichever is earlier.
 */
export function furthestBehindFirst<Lag extends ChannelContact>(lags: readonly Lag[]): readonly Lag[] {
  return lags.toSorted((one, other) => behindSince(one) - behindSince(other))
}

function behindSince({ lastContactAt, waiting }: ChannelContact): number {
  const times = [lastContactAt ?? 0, ...(waiting ? [waiting.oldestReceivedAt] : [])]
  return Math.min(...times.map((time) => new Date(time).getTime()))
}
