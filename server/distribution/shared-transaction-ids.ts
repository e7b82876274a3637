import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { wholeNumber } from '../database/values.ts'
import type { Finding } from './findings.ts'
import type { PullScope } from './pull-scope.ts'

/**
 * Whether transactions that have just come bear ids that other channels of the company have used. Each channel's ids are
 * its own, so nothing is wrong with the data; but whoever searches by an id finds two transactions, and where two shops
 * should have been one, or one was set up twice, this is how it shows.
 * @param headers a query with channel_number and transaction_id.
 * @returns one finding for each two channels.
 */
export async function findSharedTransactionIds(
  trx: Transaction,
  { companyId }: PullScope,
  headers: RawBuilder<unknown>,
): Promise<readonly Finding[]> {
  const { rows } = await sql<{ channel: number; other: number; shared: number; example: string }>`
    select h.channel_number as channel, o.channel_number as other, ${wholeNumber(sql`count(*)`)} as shared,
           min(h.transaction_id) as example
    from (${headers}) as h
    join channel_transaction_header as o on o.transaction_id = h.transaction_id
    where o.company_id = ${companyId} and o.version = 0 and o.channel_number <> h.channel_number
    group by h.channel_number, o.channel_number
  `.execute(trx)
  return rows.map(({ channel, other, shared, example }) => ({
    kind: 'transactionIdInSeveralChannels',
    subject: [channel, other].sort((one, two) => one - two).join(' '),
    channelNumber: channel,
    transactionId: example,
    parameters: { channel, otherChannel: other },
    occurrences: shared,
  }))
}
