import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'

/** For whom, and when, documents are posted. */
export interface Posting {
  readonly companyId: CompanyId
  readonly now: Instant
}

/** Columns by name, of a table if one is named, with commas. */
export function columnList(columns: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)))
}
