import type { ChannelTotal } from './post-transactions.ts'

/** What one chunk came to. */
export interface ChunkResult {
  readonly posted: readonly ChannelTotal[]
  readonly failed: number
  /** Transactions that broke a rule, by its code; one that broke several counts for each. */
  readonly failedByCode: Readonly<Record<string, number>>
}

/** How far a run has come. */
export interface SynchronizationProgress {
  /** Transactions posted or failed. */
  readonly done: number
  /** Transactions that the run found to take when it began. */
  readonly total: number
  readonly posted: number
  readonly failed: number
  readonly failedByCode: Readonly<Record<string, number>>
  /** What was posted, by channel. */
  readonly postedByChannel: readonly ChannelTotal[]
}

/** A run that has just begun. */
export function noProgress(total: number): SynchronizationProgress {
  return { done: 0, total, posted: 0, failed: 0, failedByCode: {}, postedByChannel: [] }
}

/** The run with one chunk more. */
export function addChunk(run: SynchronizationProgress, chunk: ChunkResult): SynchronizationProgress {
  const posted = run.posted + chunk.posted.reduce((sum, { transactions }) => sum + transactions, 0)
  const failed = run.failed + chunk.failed
  const failedByCode = { ...run.failedByCode }
  for (const [code, count] of Object.entries(chunk.failedByCode)) {
    failedByCode[code] = (failedByCode[code] ?? 0) + count
  }
  return {
    done: posted + failed,
    total: Math.max(run.total, posted + failed),
    posted,
    failed,
    failedByCode,
    postedByChannel: addTotals(run.postedByChannel, chunk.posted),
  }
}

function addTotals(totals: readonly ChannelTotal[], more: readonly ChannelTotal[]): readonly ChannelTotal[] {
  const sums = new Map(totals.map((total) => [`${total.channelNumber} ${total.currency}`, total]))
  for (const total of more) {
    const key = `${total.channelNumber} ${total.currency}`
    const sum = sums.get(key)
    sums.set(
      key,
      sum
        ? {
            ...sum,
            transactions: sum.transactions + total.transactions,
            grossAmount: (sum.grossAmount + total.grossAmount) as ChannelTotal['grossAmount'],
          }
        : total,
    )
  }
  return [...sums.values()]
}
