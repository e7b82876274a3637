import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'

/**
 * What the record is called that a list was narrowed to: the audit trail tells of it by its name.
 * @returns undefined when it was narrowed to none.
 */
export async function nameOf(
  queries: Queries,
  table: 'distribution_schedule' | 'channel_database',
  id: string | null | undefined,
): Promise<string | undefined> {
  if (!id) return undefined
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} where id = ${id}`.execute(
    queries,
  )
  return rows[0]?.name ?? id
}
