import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'

/** For whom, and when, documents are posted. */
export interface Posting {
  readonly companyId: CompanyId
  readonly now: Instant
  /** Told which part the posting is at from now on, for whoever measures what takes how long. */
  readonly enter?: (part: PostingPart) => void
}

/** What posting a document consists of: the order with all that belongs to it, and its payments. */
export type PostingPart = 'orders' | 'payments'

/** Columns by name, of a table if one is named, with commas. */
export function columnList(columns: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)))
}
