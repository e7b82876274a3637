import { sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { type AuditRecord, recordAudit } from '../identity/audit.ts'
import type { CompanyId } from '../organization/tables.ts'
import { completeTransactions } from './register-transactions.ts'

/** Who lets rows go, and when. */
export interface Dismisser {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** An entry in quarantine: one fault of a row. */
interface QuarantineEntry {
  readonly id: Id<'QuarantinedRow'>
  readonly company_id: CompanyId
  readonly channel_database_id: Id<'ChannelDatabase'>
  readonly channel_table: string
  readonly replication_counter: number | null
  readonly transaction_id: string | null
  readonly row_key: string
}

/** What became of it. */
export interface Dismissal {
  /** Rows that were let go; one whose faults were settled already is none of them. */
  readonly rows: number
  /** Transactions that waited for nothing else. */
  readonly completed: number
}

/**
 * Lets quarantined rows go: the shop will not mend them, and their transactions wait for them no longer. All faults of
 * each row are settled; the rows themselves stay out. Each has an audit entry.
 * @param ids entries of the rows, one or several of each.
 */
export async function dismissRows(
  trx: Transaction,
  ids: readonly Id<'QuarantinedRow'>[],
  dismisser: Dismisser,
): Promise<Dismissal> {
  const entries = await settleFaults(trx, ids, dismisser.at)
  const rows = oneEach(entries, new Set(ids))
  await recordAudit(
    trx,
    rows.map((row) => auditOfDismissal(row, dismisser)),
  )
  const sources = new Map(rows.map((row) => [row.channel_database_id, row.company_id]))
  let completed = 0
  for (const [channelDatabaseId, companyId] of sources)
    completed += await completeTransactions(trx, { companyId, channelDatabaseId })
  return { rows: rows.length, completed }
}

/** Entries by id, those that are there. */
export async function findQuarantined(queries: Queries, ids: readonly Id<'QuarantinedRow'>[]) {
  return queries
    .selectFrom('quarantined_row')
    .select(['id', 'company_id'])
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .execute()
}

/** Settles the entries, and all others of the same rows. @returns those that were open. */
async function settleFaults(
  trx: Transaction,
  ids: readonly Id<'QuarantinedRow'>[],
  at: Instant,
): Promise<readonly QuarantineEntry[]> {
  const { rows } = await sql<QuarantineEntry>`
    update quarantined_row set resolved_at = ${at}
    where resolved_at is null and id in (
      select chosen.id from quarantined_row as chosen where chosen.id in (${listOf(ids)})
      union
      select other.id from quarantined_row as chosen
      join quarantined_row as other on other.channel_database_id = chosen.channel_database_id
        and other.channel_table = chosen.channel_table and other.replication_counter = chosen.replication_counter
        and other.resolved_at is null
      where chosen.id in (${listOf(ids)})
    )
    returning id, company_id, channel_database_id, channel_table, replication_counter, transaction_id, row_key
  `.execute(trx)
  return rows
}

/** One entry of each row: one that was chosen, if any was. A row without a counter is known by its entry alone. */
function oneEach(
  entries: readonly QuarantineEntry[],
  chosen: ReadonlySet<Id<'QuarantinedRow'>>,
): readonly QuarantineEntry[] {
  const ordered = entries.toSorted((one, other) => Number(chosen.has(one.id)) - Number(chosen.has(other.id)))
  return [
    ...new Map(
      ordered.map((entry) => {
        const { id, channel_database_id, channel_table, replication_counter } = entry
        return [`${channel_database_id} ${channel_table} ${replication_counter ?? id}`, entry]
      }),
    ).values(),
  ]
}

function auditOfDismissal(row: QuarantineEntry, { userId, requestId, at }: Dismisser): AuditRecord {
  return {
    userId,
    requestId: requestId ?? null,
    at,
    companyId: row.company_id,
    action: 'dismissQuarantinedRow',
    subjectType: 'QuarantinedRow',
    subjectId: row.id,
    subjectName: row.transaction_id ?? row.row_key,
    changes: {
      row: { from: [row.channel_table, row.transaction_id, row.row_key].filter((part) => part), to: null },
    },
  }
}
