import { sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import type { SynchronizationScope } from './scope.ts'
import { loadSettings } from './settings.ts'

/**
 * Why a run does not even look at a transaction. `editing`: an operator has it locked. `incomplete`: rows of it are missing
 * or broke the contract. `waitsForRetry`: it failed, and its next attempt is not due. `needsPerson`: it has failed as often
 * as the company wants it tried.
 */
export type LeftOutReason = 'editing' | 'incomplete' | 'waitsForRetry' | 'needsPerson'

/** How many transactions are left out for a reason. */
export interface LeftOutCount {
  readonly reason: LeftOutReason
  readonly count: number
}

/** Counts the scope's transactions that a run would leave out now. */
export async function countLeftOut(
  queries: Queries,
  { companyId, channelNumbers }: SynchronizationScope,
  at: Instant,
): Promise<readonly LeftOutCount[]> {
  const { retryLimit } = await loadSettings(queries, companyId)
  const { rows } = await sql<LeftOutCount>`
    select left_out.reason, count(*) as count
    from (
      select case
          when status = 'editing' then 'editing'
          when status = 'none' then 'incomplete'
          when next_attempt_at is null or retry_count >= ${retryLimit} then 'needsPerson'
          when next_attempt_at > ${at} then 'waitsForRetry'
        end as reason
      from channel_transaction
      where company_id = ${companyId} and status <> 'succeeded' and status in ('none', 'failed', 'editing')
        and channel_number in (${listOf(channelNumbers)}) and (status <> 'none' or is_complete = false)
    ) as left_out
    where left_out.reason is not null
    group by left_out.reason
    order by left_out.reason
  `.execute(queries)
  return rows
}
