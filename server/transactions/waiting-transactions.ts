import { sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import type { ChannelNumber } from '../organization/tables.ts'

/** What a channel has sent and order synchronization has not posted yet; what failed or is being edited is not meant. */
export interface WaitingTransactions {
  readonly channel_number: ChannelNumber
  readonly count: number
  /** When the one that has waited longest was pulled. */
  readonly oldest_pulled_at: Instant
}

/**
 * How many transactions of channels wait for order synchronization, and since when; a channel of which none waits is
 * left out. Reads the index of what has not succeeded; ids grow with the time at which they were pulled.
 */
export async function readWaitingTransactions(
  queries: Queries,
  channelNumbers: readonly ChannelNumber[],
): Promise<readonly WaitingTransactions[]> {
  const { rows } = await sql<WaitingTransactions>`
    select waiting.channel_number, waiting.count, oldest.pulled_at as oldest_pulled_at
    from (
      select t.channel_number, count(*) as count, min(t.id) as oldest_id
      from channel_transaction as t
      where t.company_id in (select company_id from channel where number in (${listOf(channelNumbers)}))
        and t.status in ('pendingSynchronization', 'creating')
        and t.channel_number in (${listOf(channelNumbers)})
      group by t.channel_number
    ) as waiting
    join channel_transaction as oldest on oldest.id = waiting.oldest_id
  `.execute(queries)
  return rows
}
