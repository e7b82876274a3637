import type { Phase } from '../batch/phase.ts'
import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Clock } from '../database/instant.ts'
import { remainingNumbers } from '../sales/number-sequences.ts'
import type { PostingPart } from '../sales/posting.ts'
import type { SynchronizationStatus } from '../transactions/tables.ts'
import type { WorkingFinding } from './find-breaches.ts'
import { type Marking, markSucceeded, refuseTransactions, setAside } from './mark-transactions.ts'
import { type ChannelTotal, findUnnumbered, postLaidOut, totalsByChannel } from './post-transactions.ts'
import { errorKind, failureOf } from './run-errors.ts'
import { addChunk, type ChunkResult, noProgress, type SynchronizationProgress } from './run-progress.ts'
import type { SynchronizationScope } from './scope.ts'
import { loadSettings } from './settings.ts'
import {
  type Cursor,
  countTakeable,
  type Taking,
  takenStatuses,
  takeTransactions,
} from './take-transactions.ts'
import { validateLaidOut } from './validate.ts'

/** What a run of order synchronization works with. */
export interface SynchronizationRun {
  readonly database: Database
  readonly clock: Clock
  readonly scope: SynchronizationScope
  readonly runId?: Id<'BatchJobRun'>
  readonly signal?: AbortSignal
  /** The last statement of every chunk's transaction, with what the run comes to with it: a batch task's checkpoint. */
  readonly checkpoint?: (
    trx: Transaction,
    progress: SynchronizationProgress,
    chunk: ChunkResult,
  ) => Promise<void>
  /** Told what the run is at from now on; null when it is at an end. Every chunk goes through the same phases. */
  readonly phase?: (phase: Phase | null) => void
  /** How many transactions a chunk takes at most. */
  readonly transactionsAtOnce?: number
}

/**
 * Large enough that a chunk's commit weighs little, small enough that whoever waits for SQLite's write lock waits for a
 * fraction of a second.
 */
const defaultTransactionsAtOnce = 10_000

/** How often a chunk that collided with somebody is tried again before it is made smaller. */
const mostCollisions = 5

/** Statuses of an earlier order that a transaction may wait for, in a run's first round and in later ones. */
const awaitedAtFirst = ['pendingSynchronization', 'creating', 'failed'] as const
const awaitedLater = ['pendingSynchronization', 'creating'] as const

/**
 * Validates and posts the scope's transactions chunk by chunk, each chunk in one transaction, so that it may be killed
 * at any instruction, run twice at once, and called again. What breaks a rule is marked as failed with all its causes,
 * and the rest goes on. Cancellations and refunds of orders that are still to be posted wait for a further round.
 */
export async function synchronizeOrders(run: SynchronizationRun): Promise<SynchronizationProgress> {
  const { kysely } = run.database
  run.phase?.('taking')
  const settings = await loadSettings(kysely, run.scope.companyId)
  const taking: Taking = { scope: run.scope, settings, begunAt: run.clock(), runId: run.runId }
  let progress = noProgress(await countTakeable(kysely, taking))
  let awaited: readonly SynchronizationStatus[] = awaitedAtFirst
  for (;;) {
    const before = progress
    let waiting = 0
    for (const status of takenStatuses) {
      const ended = await goThrough(run, taking, status, awaited, progress)
      progress = ended.progress
      waiting += ended.waiting
    }
    if (waiting === 0) {
      run.phase?.(null)
      return progress
    }
    // Nobody is waited for whom a whole round has not brought nearer.
    awaited = progress.posted > before.posted ? awaitedLater : []
  }
}

/** Takes all transactions of a status once, in the order in which they came. */
async function goThrough(
  run: SynchronizationRun,
  taking: Taking,
  status: Cursor['status'],
  awaited: readonly SynchronizationStatus[],
  begun: SynchronizationProgress,
): Promise<{ readonly progress: SynchronizationProgress; readonly waiting: number }> {
  const most = run.transactionsAtOnce ?? defaultTransactionsAtOnce
  let progress = begun
  let cursor: Cursor = { status, after: '' }
  let waiting = 0
  let size = most
  let collisions = 0
  for (;;) {
    run.signal?.throwIfAborted()
    try {
      const chunk = await synchronizeChunk(run, taking, { cursor, size, awaited, progress })
      if (chunk.taken === 0) return { progress, waiting }
      progress = chunk.progress
      waiting += chunk.waiting
      cursor = { status, after: chunk.after }
      size = Math.min(size * 2, most)
      collisions = 0
    } catch (error) {
      const kind = errorKind(error)
      if (kind === 'collision' && ++collisions <= mostCollisions) continue
      if (kind === 'fault' || (kind === 'collision' && size === 1)) throw error
      // Smaller and smaller chunks, until the offender is alone: then it fails by itself.
      if (size > 1) size = Math.ceil(size / 2)
      else {
        const chunk = await refuseNext(run, taking, { cursor, error, progress })
        progress = chunk.progress
        cursor = { status, after: chunk.after }
      }
    }
  }
}

const phaseOfPart = { orders: 'postingOrders', payments: 'postingPayments' } as const

interface Chunk {
  readonly taken: number
  readonly waiting: number
  readonly after: string
  readonly progress: SynchronizationProgress
}

/** Takes, validates, posts and marks one chunk, in one transaction. */
async function synchronizeChunk(
  run: SynchronizationRun,
  taking: Taking,
  at: {
    readonly cursor: Cursor
    readonly size: number
    readonly awaited: readonly SynchronizationStatus[]
    readonly progress: SynchronizationProgress
  },
): Promise<Chunk> {
  const { settings } = taking
  run.phase?.('waitingForTurn')
  return inTransaction(run.database, async (trx) => {
    run.phase?.('taking')
    const { count, after } = await takeTransactions(trx, taking, at.cursor, at.size)
    if (count === 0) return { taken: 0, waiting: 0, after, progress: at.progress }
    // From here on the company's runs go one after the other, although the numbers are needed only later: what the rules
    // say of earlier orders (twins, cancelled ones, payments given back) must still be so when these are posted.
    run.phase?.('waitingForTurn')
    await remainingNumbers(trx, settings.companyId, 'salesOrder')
    run.phase?.('validating')
    const marking = markingOf(run, taking)
    const verdict = await validateLaidOut(trx, settings, at.awaited)
    await setAside(trx, verdict.waiting)
    let failed = await refuseTransactions(trx, verdict.findings, marking)
    const unnumbered = await findUnnumbered(trx, (sequence) =>
      remainingNumbers(trx, settings.companyId, sequence),
    )
    failed += await refuseTransactions(trx, unnumbered, marking)
    const posted = await totalsByChannel(trx)
    if (posted.length > 0) {
      run.phase?.('postingOrders')
      const enter = (part: PostingPart) => run.phase?.(phaseOfPart[part])
      await postLaidOut(trx, settings, { companyId: settings.companyId, now: marking.now, enter })
      run.phase?.('marking')
      await markSucceeded(trx, marking)
    }
    run.phase?.('marking')
    const findings = [...verdict.findings, ...unnumbered]
    const progress = await checkpoint(run, trx, at.progress, { posted, failed, findings })
    return { taken: count, waiting: verdict.waiting.size, after, progress }
  })
}

/** Marks the next transaction as failed by an error that it brought about. */
async function refuseNext(
  run: SynchronizationRun,
  taking: Taking,
  at: { readonly cursor: Cursor; readonly error: unknown; readonly progress: SynchronizationProgress },
): Promise<Chunk> {
  run.phase?.('marking')
  return inTransaction(run.database, async (trx) => {
    const { count, after } = await takeTransactions(trx, taking, at.cursor, 1)
    const findings: WorkingFinding[] = []
    if (count > 0) findings.push({ position: 1, line_number: null, ...failureOf(at.error) })
    const failed = await refuseTransactions(trx, findings, markingOf(run, taking))
    const progress = await checkpoint(run, trx, at.progress, { posted: [], failed, findings })
    return { taken: count, waiting: 0, after, progress }
  })
}

function markingOf(run: SynchronizationRun, { settings }: Taking): Marking {
  return { settings, now: run.clock(), runId: run.runId ?? null }
}

async function checkpoint(
  run: SynchronizationRun,
  trx: Transaction,
  before: SynchronizationProgress,
  chunk: {
    readonly posted: readonly ChannelTotal[]
    readonly failed: number
    readonly findings: readonly WorkingFinding[]
  },
): Promise<SynchronizationProgress> {
  const result: ChunkResult = {
    posted: chunk.posted,
    failed: chunk.failed,
    failedByCode: countByCode(chunk.findings),
  }
  const progress = addChunk(before, result)
  await run.checkpoint?.(trx, progress, result)
  return progress
}

/** How many transactions broke each rule; one that broke it on several lines counts once. */
function countByCode(findings: readonly WorkingFinding[]): Readonly<Record<string, number>> {
  const positions = Map.groupBy(findings, ({ code }) => code)
  return Object.fromEntries(
    [...positions].map(([code, ofCode]) => [code, new Set(ofCode.map(({ position }) => position)).size]),
  )
}
