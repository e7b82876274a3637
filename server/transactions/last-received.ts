import type { Queries } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'

/** When the newest transaction of a company was pulled, by an index; undefined when there is none. */
export async function lastReceivedAt(queries: Queries, companyId: CompanyId): Promise<Instant | undefined> {
  const newest = await queries
    .selectFrom('channel_transaction')
    .select('pulled_at')
    .where('company_id', '=', companyId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.pulled_at
}
