import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Section, StagedValues } from './sections.ts'

/** A staged row of the version that counts, with its transaction and the currencies that its amounts may be in. */
export interface StagedRowOfTransaction extends StagedValues {
  readonly channel_transaction_id: Id<'ChannelTransaction'>
  readonly transaction_currency: string
  readonly company_currency: string
}

/** A section's rows of many transactions, each transaction's in the order of their keys. */
export async function readStagedRows(
  queries: Queries,
  section: Section,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly StagedRowOfTransaction[]> {
  if (ids.length === 0) return []
  const order = section.contract.key.map((column) => sql.ref(`r.${column}`))
  const { rows } = await sql<StagedRowOfTransaction>`
    select t.id as channel_transaction_id, h.currency as transaction_currency,
      coalesce(company.currency, h.currency) as company_currency, r.*
    from channel_transaction as t
    join channel_transaction_header as h on h.company_id = t.company_id and h.channel_number = t.channel_number
      and h.transaction_id = t.transaction_id and h.version = t.version
    join ${sql.table(section.table)} as r on r.company_id = t.company_id and r.channel_number = t.channel_number
      and r.transaction_id = t.transaction_id and r.version = t.version
    left join company on company.id = t.company_id
    where t.id in (${sql.join(ids)})
    order by t.id, ${sql.join(order)}
  `.execute(queries)
  return rows
}
