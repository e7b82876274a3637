import { decodeGlobalID } from '@pothos/plugin-relay'
import { type RawBuilder, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'

const kinds = new Map<string, RawBuilder<unknown>>()

/**
 * Makes known what records of a kind are called. Records live floors above: they say it themselves.
 * @param type name of their GraphQL type.
 * @param query of all of them: `id`, `company_id` and `name`.
 */
export function nameRecords(type: string, query: RawBuilder<unknown>): void {
  kinds.set(type, query)
}

/**
 * The names of records by their global ids, for the audit trail: people do not know ids.
 * @param texts global ids among other texts, which are passed over.
 * @param companyId whose records alone are named, so that nobody learns what another company's are called; null for all.
 */
export async function namesOfRecords(
  queries: Queries,
  texts: readonly string[],
  companyId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const records = texts.flatMap((text) => recordIn(text) ?? [])
  const names = new Map<string, string>()
  for (const [type, ofType] of Map.groupBy(records, (record) => record.type)) {
    const ids = new Map(ofType.map(({ id, text }) => [id, text]))
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from (${kinds.get(type)}) as named
      where id in (${listOf([...ids.keys()])}) and ${companyId === null ? sql`true` : sql`company_id = ${companyId}`}
    `.execute(queries)
    for (const { id, name } of rows) names.set(ids.get(id) ?? '', name)
  }
  return names
}

function recordIn(
  text: string,
): { readonly type: string; readonly id: string; readonly text: string } | undefined {
  try {
    const { typename, id } = decodeGlobalID(text)
    return kinds.has(typename) ? { type: typename, id, text } : undefined
  } catch {
    return undefined
  }
}
