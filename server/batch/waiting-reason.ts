import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { BatchJobRun } from './records.ts'
import { executingStatuses } from './statuses.ts'

/** Why a run waits, as a code; `until` and `run` say for when or for whom. */
export const waitingCodes = [
  'NOT_DUE',
  'RETRY_DELAY',
  'OUTSIDE_ACTIVE_PERIOD',
  'CATEGORY_TAKEN',
  'CATEGORY_WITHHELD',
  'NO_FREE_WORKER',
] as const
export type WaitingCode = (typeof waitingCodes)[number]

export interface WaitingReason {
  readonly code: WaitingCode
  /** When it is due, for those that wait for a time. */
  readonly until: Instant | null
  /** The run that has the category. */
  readonly runId: Id<'BatchJobRun'> | null
}

/**
 * Why runs wait: those that are waiting or ready, by run; in one query, however many there are. Which run has the
 * category is said by name (engines-and-peers 2.3).
 */
export async function waitingReasons(
  queries: Queries,
  runs: readonly BatchJobRun[],
  now: Instant,
): Promise<Map<Id<'BatchJobRun'>, WaitingReason>> {
  const waiting = runs.filter(({ status }) => status === 'waiting' || status === 'ready')
  const categories = [...new Set(waiting.map(({ category_id }) => category_id).filter((id) => id !== null))]
  const states =
    categories.length === 0
      ? []
      : await queries
          .selectFrom('batch_category')
          .leftJoin('batch_job_run as holder', (join) =>
            join
              .onRef('holder.category_id', '=', 'batch_category.id')
              .on('holder.status', 'in', [...executingStatuses]),
          )
          .select(['batch_category.id', 'batch_category.is_withheld', 'holder.id as holder_id'])
          .where('batch_category.id', 'in', categories)
          .execute()
  const stateOf = new Map(states.map((state) => [state.id, state]))
  return new Map(
    waiting.map((run) => [
      run.id,
      reasonOf(run, run.category_id ? stateOf.get(run.category_id) : undefined, now),
    ]),
  )
}

interface CategoryState {
  readonly is_withheld: boolean
  readonly holder_id: Id<'BatchJobRun'> | null
}

function reasonOf(run: BatchJobRun, category: CategoryState | undefined, now: Instant): WaitingReason {
  if (run.due_at > now) {
    const code =
      run.failed_attempts > 0
        ? 'RETRY_DELAY'
        : run.due_at > run.planned_at
          ? 'OUTSIDE_ACTIVE_PERIOD'
          : 'NOT_DUE'
    return { code, until: run.due_at, runId: null }
  }
  if (category?.is_withheld) return { code: 'CATEGORY_WITHHELD', until: null, runId: null }
  if (category?.holder_id) return { code: 'CATEGORY_TAKEN', until: null, runId: category.holder_id }
  return { code: 'NO_FREE_WORKER', until: null, runId: null }
}
