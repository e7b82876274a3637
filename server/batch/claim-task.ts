import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'

/** A task that a worker has taken. */
export interface ClaimedTask {
  readonly id: Id<'BatchTask'>
  readonly run_id: Id<'BatchJobRun'>
  readonly deliveries: number
}

/** A task whose time has come or whose lease has run out, and whose category no other task has taken. */
function takeable(at: Instant) {
  return sql<boolean>`(
    (task.state = 'waiting' and task.not_before <= ${at})
    or (task.state = 'leased' and task.leased_until < ${at})
  ) and not exists (
    select 1 from batch_task other
    where other.category = task.category and other.id <> task.id and other.state in ('leased', 'parked')
  )`
}

/** A look without a lock: most turns of the timer find nothing and must not take SQLite's write lock for it. */
export async function hasTaskToTake(queries: Queries, at: Instant): Promise<boolean> {
  const found = await sql`select 1 from batch_task task where ${takeable(at)} limit 1`.execute(queries)
  return found.rows.length > 0
}

/**
 * Takes the first task in one statement. The outer condition repeats the state: on PostgreSQL a worker that waited for
 * another one's claim looks again at the row as that one left it, and finds it taken.
 */
export async function claimTask(
  queries: Queries,
  claim: { worker: string; token: string; at: Instant; leasedUntil: Instant },
): Promise<ClaimedTask | 'contended' | undefined> {
  const { rows } = await sql<ClaimedTask>`
    update batch_task
    set state = 'leased', worker = ${claim.worker}, lease_token = ${claim.token},
        leased_until = ${claim.leasedUntil}, deliveries = deliveries + 1
    where id = (
      select task.id from batch_task task where ${takeable(claim.at)}
      order by task.priority desc, task.not_before, task.sequence limit 1
    ) and (state = 'waiting' or (state = 'leased' and leased_until < ${claim.at}))
    returning id, run_id, deliveries`.execute(queries)
  return rows[0]
}
