import { type Selectable, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'

type WithTransaction<Row> = Row & {
  /** The transaction that the row belongs to. */
  readonly channel_transaction_id: Id<'ChannelTransaction'>
}

/** An operator's correction: what it was made from, by whom, and whether it was undone. */
export type VersionRecord = WithTransaction<Selectable<Tables['channel_transaction_version']>>

/** A field that a correction changed. */
export type ChangeRecord = WithTransaction<Selectable<Tables['channel_transaction_change']>>

/** A row that broke the contract. */
export type QuarantineRecord = WithTransaction<Selectable<Tables['quarantined_row']>>

const sameTransaction = sql<boolean>`r.company_id = t.company_id and r.channel_number = t.channel_number
  and r.transaction_id = t.transaction_id`

/** The corrections of transactions, undone ones included, the first first. */
export async function readVersions(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly VersionRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<VersionRecord>`
    select t.id as channel_transaction_id, r.*
    from channel_transaction as t join channel_transaction_version as r on ${sameTransaction}
    where t.id in (${sql.join(ids)})
    order by t.id, r.version
  `.execute(queries)
  return rows
}

/** Field by field what the corrections of transactions changed, in the order of the corrections. */
export async function readChanges(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly ChangeRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ChangeRecord>`
    select t.id as channel_transaction_id, r.*
    from channel_transaction as t join channel_transaction_change as r on ${sameTransaction}
    where t.id in (${sql.join(ids)})
    order by t.id, r.version, r.position
  `.execute(queries)
  return rows
}

/** The quarantined rows of transactions, mended ones included, the first first. */
export async function readQuarantinedRows(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly QuarantineRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<QuarantineRecord>`
    select t.id as channel_transaction_id, r.*
    from channel_transaction as t join quarantined_row as r on ${sameTransaction}
    where t.id in (${sql.join(ids)})
    order by t.id, r.sequence
  `.execute(queries)
  return rows
}
