import type { Transaction } from '../database/database.ts'
import { newUuid } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { ProblemError } from '../graphql/problems.ts'
import type { BegunRun } from './begin-run.ts'
import { cancelRunTree, finishRun, outcomeWithChildren, type RunError } from './finish-run.ts'
import { addToCounters, appendMessages } from './messages.ts'
import { openingFor, scheduleRun } from './plan-run.ts'
import { retryDelay } from './policies.ts'
import type { Delivery } from './queue.ts'
import {
  type BatchJob,
  type BatchJobRun,
  changeRun,
  liveChildrenOf,
  lockRun,
  moveRun,
  refreshJob,
} from './records.ts'
import type { Unwritten } from './run-context.ts'
import { replacePhases } from './store-phases.ts'
import type { AttemptOutcome, OwnOutcome } from './tables.ts'
import { CanceledError, StaleTaskError, TaskFailure, WorkerStoppingError } from './task.ts'

/** How an attempt went. */
export type AttemptResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'handedBack' }
  | { readonly kind: 'stale' }
  | {
      readonly kind: 'failed'
      readonly error: RunError
      readonly retryable: boolean
      readonly detail: string | null
    }

/** What an error that a task threw says of its attempt. */
export function resultOfError(error: unknown, signal: AbortSignal): AttemptResult {
  if (error instanceof StaleTaskError) return { kind: 'stale' }
  if (error instanceof CanceledError) return { kind: 'canceled' }
  if (isAbort(error, signal)) {
    if (signal.reason instanceof CanceledError) return { kind: 'canceled' }
    if (signal.reason instanceof WorkerStoppingError) return { kind: 'handedBack' }
    return { kind: 'stale' }
  }
  if (error instanceof TaskFailure) {
    const { code, parameters, retryable } = error
    return { kind: 'failed', error: { code, parameters }, retryable, detail: detailOf(error.cause) }
  }
  const [problem] = error instanceof ProblemError ? error.problems : []
  if (problem) {
    // What a person must mend does not mend itself by trying again.
    const { code, parameters } = problem
    return { kind: 'failed', error: { code, parameters }, retryable: false, detail: null }
  }
  const unforeseen = { code: 'TASK_FAILED', parameters: { errorId: newUuid() } }
  return { kind: 'failed', error: unforeseen, retryable: true, detail: detailOf(error) }
}

/**
 * Ends an attempt: the run ends, is tried again, goes back to the queue, or waits for its children.
 * @throws StaleTaskError when another worker has taken the run over: nothing is written then.
 */
export async function settleAttempt(
  trx: Transaction,
  delivery: Delivery,
  begun: BegunRun,
  unwritten: Unwritten,
  result: Exclude<AttemptResult, { kind: 'stale' }>,
  now: Instant,
): Promise<void> {
  const { job, run: held } = await lockRun(trx, begun.run.id)
  if (held.attempt_id !== begun.attemptId) throw new StaleTaskError()
  const rest = { attempt_id: null, lost_attempts: 0, ...unwritten.progress }
  const run = await changeRun(trx, held, rest, now)
  await appendMessages(trx, run.id, unwritten.messages)
  await replacePhases(trx, begun.attemptId, unwritten.phases)
  if (result.kind === 'succeeded') await addToCounters(trx, run.id, unwritten.counts)
  const close = (outcome: AttemptOutcome, nextAttemptAt: Instant | null = null) =>
    closeAttempt(trx, begun, outcome, result, now, nextAttemptAt)

  switch (result.kind) {
    case 'succeeded':
      await close('succeeded')
      return endOwnWork(trx, delivery, job, run, 'succeed', null, now)
    case 'canceled':
      await close('canceled')
      return endOwnWork(trx, delivery, job, await asCanceling(trx, run, now), 'stop', null, now)
    case 'handedBack':
      await close('handedBack')
      return handBack(trx, delivery, job, run, now)
    case 'failed': {
      const failed = run.failed_attempts + 1
      const delay = result.retryable ? retryDelay(job.retry_policy, failed) : undefined
      if (delay === undefined || run.status === 'canceling') {
        await close('failed')
        const last = await changeRun(trx, run, { failed_attempts: failed }, now)
        return endOwnWork(trx, delivery, job, last, 'fail', result.error, now)
      }
      const retryAt = retryInstant(job, run, addSeconds(now, delay))
      await close('failed', retryAt)
      await delivery.complete(trx)
      const waiting = await moveRun(trx, run, 'retry', now, {
        failed_attempts: failed,
        error_code: result.error.code,
        error_parameters: json(result.error.parameters),
      })
      const isHeldBack = job.is_withheld && !run.parent_run_id
      if (isHeldBack) await moveRun(trx, waiting, 'withhold', now, { due_at: retryAt, task_id: null })
      else await scheduleRun(trx, waiting, retryAt, now)
      if (!run.parent_run_id) await refreshJob(trx, job.id, now)
    }
  }
}

/** A task may stop by itself, saying that it was cancelled: then nobody has asked for it before. */
async function asCanceling(trx: Transaction, run: BatchJobRun, now: Instant): Promise<BatchJobRun> {
  return run.status === 'canceling' ? run : moveRun(trx, run, 'cancel', now, { cancel_requested_at: now })
}

/** The run's own work is over. While children go on, it keeps its category and waits for them. */
async function endOwnWork(
  trx: Transaction,
  delivery: Delivery,
  job: BatchJob,
  run: BatchJobRun,
  outcome: OwnOutcome,
  error: RunError | null,
  now: Instant,
): Promise<void> {
  const children = await liveChildrenOf(trx, run.id)
  const own = await changeRun(
    trx,
    run,
    {
      own_outcome: outcome,
      error_code: error?.code ?? null,
      error_parameters: error ? json(error.parameters) : null,
    },
    now,
  )
  if (children.length === 0) {
    await delivery.complete(trx)
    const combined = own.status === 'canceling' && outcome === 'succeed'
    const end = combined ? { event: 'succeed' as const, error: null } : await outcomeWithChildren(trx, own)
    return finishRun(trx, job, own, end.event, now, end.error)
  }
  await delivery.park(trx)
  // What a failed or cancelled run has started is of no use any more.
  if (outcome !== 'succeed')
    for (const child of children) await cancelRunTree(trx, job, child, run.cancel_requested_by, now)
}

async function handBack(
  trx: Transaction,
  delivery: Delivery,
  job: BatchJob,
  run: BatchJobRun,
  now: Instant,
): Promise<void> {
  if (run.status === 'canceling') return endOwnWork(trx, delivery, job, run, 'stop', null, now)
  await delivery.release(trx, now)
  await moveRun(trx, run, 'handBack', now)
  if (!run.parent_run_id) await refreshJob(trx, job.id, now)
}

function retryInstant(job: BatchJob, run: BatchJobRun, at: Instant): Instant {
  return run.trigger === 'manual' || run.trigger === 'child' ? at : openingFor(job, at)
}

async function closeAttempt(
  trx: Transaction,
  begun: BegunRun,
  outcome: AttemptOutcome,
  result: AttemptResult,
  now: Instant,
  nextAttemptAt: Instant | null,
): Promise<void> {
  const error = result.kind === 'failed' ? result : null
  await trx
    .updateTable('batch_job_attempt')
    .set({
      outcome,
      ended_at: now,
      error_code: error?.error.code ?? null,
      error_parameters: error ? json(error.error.parameters) : null,
      error_detail: error?.detail ?? null,
      next_attempt_at: nextAttemptAt,
    })
    .where('id', '=', begun.attemptId)
    .execute()
}

/** Whether an error comes of the signal: its own reason, what an aborted wait throws, or an error caused by one. */
function isAbort(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false
  if (error === signal.reason || error instanceof WorkerStoppingError) return true
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || (error.cause !== undefined && isAbort(error.cause, signal))
}

function detailOf(error: unknown): string | null {
  if (error === undefined || error === null) return null
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
