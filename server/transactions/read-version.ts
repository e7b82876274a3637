import { type RawBuilder, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { type Section, type StagedValues, sections } from './sections.ts'
import type { TransactionKey } from './tables.ts'

/** All staged rows of one version of a transaction, section by section, in the order of their keys. */
export type VersionContent = ReadonlyMap<Section, readonly StagedValues[]>

/** Reads all staged rows of one version of a transaction: a statement a section. */
export async function readVersion(
  queries: Queries,
  key: TransactionKey,
  version: number,
): Promise<VersionContent> {
  const content = new Map<Section, readonly StagedValues[]>()
  for (const section of sections) {
    const order = section.contract.key.map((column) => sql.ref(column))
    const { rows } = await sql<StagedValues>`
      select * from ${sql.table(section.table)}
      where ${isOfVersion(key, version)}
      ${order.length > 0 ? sql`order by ${sql.join(order)}` : sql``}
    `.execute(queries)
    content.set(section, rows)
  }
  return content
}

/** Holds for the staged rows of one version of a transaction. */
export function isOfVersion(key: TransactionKey, version: number): RawBuilder<boolean> {
  return sql<boolean>`company_id = ${key.company_id} and channel_number = ${key.channel_number}
    and transaction_id = ${key.transaction_id} and version = ${version}`
}
