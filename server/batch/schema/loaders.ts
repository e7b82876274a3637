import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import type { Selectable } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import type { RequestContext } from '../../graphql/context.ts'
import type { RecordedPhase } from '../phase-recorder.ts'
import type { BatchJobRun } from '../records.ts'
import { executingStatuses, liveStatuses } from '../statuses.ts'
import type { BatchJobAttemptTable, BatchRunCounterTable } from '../tables.ts'
import { type WaitingReason, waitingReasons } from '../waiting-reason.ts'

/** Loaders of what hangs on jobs and runs: one query for all records that a level of an operation asks about. */

export type Attempt = Selectable<BatchJobAttemptTable>
export type Counter = Selectable<BatchRunCounterTable>

const clearings: ((context: RequestContext) => void)[] = []

/** Forgets what was loaded: of several mutations in one operation, each shows what it has changed. */
export function clearBatchLoaders(context: RequestContext): void {
  for (const clear of clearings) clear(context)
}

/** A loader of one value a key. Keys are compared by `identify`, since records are read anew. */
function loaderOf<Key, Value>(
  load: (keys: readonly Key[], context: RequestContext) => Promise<(key: Key) => Value>,
  identify: (key: Key) => unknown = (key) => key,
): (context: RequestContext) => DataLoader<Key, Value, unknown> {
  const cache = createContextCache(
    (context: RequestContext) =>
      new DataLoader<Key, Value, unknown>(
        async (keys) => {
          const find = await load(keys, context)
          return keys.map(find)
        },
        { cacheKeyFn: identify },
      ),
  )
  clearings.push((context) => cache(context).clearAll())
  return cache
}

/** Why a run waits. */
export const waitingReasonOf = loaderOf<BatchJobRun, WaitingReason | null>(
  async (runs, { database, clock }) => {
    const reasons = await waitingReasons(database.kysely, runs, clock())
    return ({ id }) => reasons.get(id) ?? null
  },
  ({ id }) => id,
)

/** The attempts at a run, in their order. */
export const attemptsOf = loaderOf<Id<'BatchJobRun'>, readonly Attempt[]>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('batch_job_attempt')
    .selectAll()
    .where('run_id', 'in', ids)
    .orderBy('number')
    .execute()
  return grouped(rows, ({ run_id }) => run_id)
})

/** The stored phases of an attempt, in the order in which they began. */
export const phasesOf = loaderOf<Id<'BatchJobAttempt'>, readonly RecordedPhase[]>(
  async (ids, { database }) => {
    const rows = await database.kysely
      .selectFrom('batch_attempt_phase')
      .selectAll()
      .where('attempt_id', 'in', ids)
      .orderBy('number')
      .execute()
    return grouped(rows, ({ attempt_id }) => attempt_id)
  },
)

/** The counters of a run, by name. */
export const countersOf = loaderOf<Id<'BatchJobRun'>, readonly Counter[]>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('batch_run_counter')
    .selectAll()
    .where('run_id', 'in', ids)
    .orderBy('name')
    .execute()
  return grouped(rows, ({ run_id }) => run_id)
})

/** The children of a run, in the order in which they were started. */
export const childrenOf = loaderOf<Id<'BatchJobRun'>, readonly BatchJobRun[]>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('parent_run_id', 'in', ids)
    .orderBy('id')
    .execute()
  return grouped(rows, ({ parent_run_id }) => parent_run_id)
})

/** The run of a job that is to come or under way. */
export const liveRunLoader = loaderOf<Id<'BatchJob'>, BatchJobRun | null>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('job_id', 'in', ids)
    .where('parent_run_id', 'is', null)
    .where('status', 'in', [...liveStatuses])
    .execute()
  const byJob = new Map(rows.map((row) => [row.job_id, row]))
  return (id) => byJob.get(id) ?? null
})

/** The run that has a category. */
export const holderLoader = loaderOf<Id<'BatchCategory'>, BatchJobRun | null>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('category_id', 'in', ids)
    .where('status', 'in', [...executingStatuses])
    .execute()
  const byCategory = new Map(rows.map((row) => [row.category_id, row]))
  return (id) => byCategory.get(id) ?? null
})

/** What a user is called; null for one who is not there any more. */
export const userNameOf = loaderOf<string, string | null>(async (ids, { database }) => {
  const rows = await database.kysely
    .selectFrom('account_user')
    .select(['id', 'name'])
    .where('id', 'in', ids as Id<'User'>[])
    .execute()
  const byId = new Map<string, string>(rows.map(({ id, name }) => [id, name]))
  return (id) => byId.get(id) ?? null
})

function grouped<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key | null) {
  const groups = Map.groupBy(rows, keyOf)
  return (key: Key): readonly Row[] => groups.get(key) ?? []
}
