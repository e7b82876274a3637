import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import { sectionOf } from './sections.ts'
import type { TransactionKey } from './tables.ts'

type Standing = Selectable<Tables['channel_transaction']>
type Header = Selectable<Tables['channel_transaction_header']>

/** A channel transaction: where it stands, with the header of the version that counts. */
export interface TransactionRecord extends Standing, Omit<Header, keyof Standing | 'replication_counter'> {}

const headerColumns = sectionOf('channel_transaction_header').fields.map(({ staged }) =>
  sql.ref(`h.${staged}`),
)

/** The columns of a TransactionRecord, of `channel_transaction as t` and `channel_transaction_header as h`. */
export const recordColumns: RawBuilder<unknown> = sql`t.*, ${sql.join(headerColumns)}`

/** Joins `t` with `h`, the header of its counting version. */
export const headerOfTransaction: RawBuilder<boolean> = sql<boolean>`h.company_id = t.company_id
  and h.channel_number = t.channel_number and h.transaction_id = t.transaction_id and h.version = t.version`

/** Reads transactions by their ids, in no order; unknown ids are left out. */
export async function readTransactions(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly TransactionRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TransactionRecord>`
    select ${recordColumns}
    from channel_transaction as t
    join channel_transaction_header as h on ${headerOfTransaction}
    where t.id in (${sql.join(ids)})
  `.execute(queries)
  return rows
}

/** Reads one transaction by its id. */
export async function readTransaction(
  queries: Queries,
  id: Id<'ChannelTransaction'>,
): Promise<TransactionRecord | undefined> {
  const [transaction] = await readTransactions(queries, [id])
  return transaction
}

/** Reads one transaction by the key that the shop and the company give it. */
export async function findTransaction(
  queries: Queries,
  key: TransactionKey,
): Promise<TransactionRecord | undefined> {
  const { rows } = await sql<TransactionRecord>`
    select ${recordColumns}
    from channel_transaction as t
    join channel_transaction_header as h on ${headerOfTransaction}
    where t.company_id = ${key.company_id} and t.channel_number = ${key.channel_number}
      and t.transaction_id = ${key.transaction_id}
  `.execute(queries)
  return rows[0]
}

/** A record's key alone. */
export function keyOf({ company_id, channel_number, transaction_id }: TransactionKey): TransactionKey {
  return { company_id, channel_number, transaction_id }
}
