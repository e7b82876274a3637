import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { Page } from '../graphql/connection.ts'
import type { AuditEntryTable } from './tables.ts'

/** Which entries a list of the audit trail holds. What is left out does not narrow it. */
export interface AuditFilter {
  /** The companies whose entries may be read; `all` also gives the entries that belong to no company. */
  readonly companies: 'all' | readonly string[]
  readonly companyId?: string | null | undefined
  readonly userId?: string | null | undefined
  readonly action?: string | null | undefined
  readonly subjectType?: string | null | undefined
  readonly subjectId?: string | null | undefined
  /** From this moment on. */
  readonly from?: Instant | null | undefined
  /** Before this moment. */
  readonly to?: Instant | null | undefined
}

/** A page of the audit trail, the newest entry first. */
export async function listAuditEntries(
  queries: Queries,
  filter: AuditFilter,
  { after, before, limit, inverted }: Page<string>,
): Promise<readonly AuditEntryTable[]> {
  let query = entriesOf(queries, filter)
    .selectAll()
    .orderBy('id', inverted ? 'asc' : 'desc')
    .limit(limit)
  if (after) query = query.where('id', '<', after as Id<'AuditEntry'>)
  if (before) query = query.where('id', '>', before as Id<'AuditEntry'>)
  return query.execute()
}

/** How many entries the list holds. */
export async function countAuditEntries(queries: Queries, filter: AuditFilter): Promise<number> {
  const { count } = await entriesOf(queries, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many entries there are of each kind of record, the most first; a kind alone does not narrow it. */
export async function countAuditEntriesByType(
  queries: Queries,
  filter: AuditFilter,
): Promise<readonly { readonly subjectType: string; readonly count: number }[]> {
  const subjectType = filter.subjectId ? filter.subjectType : null
  return entriesOf(queries, { ...filter, subjectType })
    .select(['subject_type as subjectType', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('subject_type')
    .orderBy('count', 'desc')
    .orderBy('subject_type')
    .execute()
}

/**
 * How many entries each company has, by its id; the company alone does not narrow it. Entries that belong to none are left
 * out.
 */
export async function countAuditEntriesByCompany(
  queries: Queries,
  filter: AuditFilter,
): Promise<readonly { readonly companyId: string; readonly count: number }[]> {
  const rows = await entriesOf(queries, { ...filter, companyId: null })
    .select(['company_id as companyId', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('company_id')
    .orderBy('company_id')
    .execute()
  return rows.flatMap(({ companyId, count }) => (companyId === null ? [] : [{ companyId, count }]))
}

function entriesOf(queries: Queries, filter: AuditFilter) {
  const { companies, companyId, userId, action, subjectType, subjectId, from, to } = filter
  let query = queries.selectFrom('audit_entry')
  if (companies !== 'all') query = query.where('company_id', 'in', companies.length > 0 ? companies : [''])
  if (companyId) query = query.where('company_id', '=', companyId)
  if (userId) query = query.where('user_id', '=', userId as Id<'User'>)
  if (action) query = query.where('action', '=', action)
  if (subjectType) query = query.where('subject_type', '=', subjectType)
  if (subjectId) query = query.where('subject_id', '=', subjectId)
  // Ids rise with time and the list is read by them, so a period is found by id; the entry's own time then decides.
  if (from) query = query.where('id', '>=', idAround(from, -idSlack)).where('occurred_at', '>=', from)
  if (to) query = query.where('id', '<', idAround(to, idSlack)).where('occurred_at', '<', to)
  return query
}

/** An id is made a moment after its entry's time, at most: a minute is ample. */
const idSlack = 60_000

/** The least UUIDv7 of the moment so many milliseconds from an instant. */
function idAround(instant: Instant, milliseconds: number): Id<'AuditEntry'> {
  const time = Math.max(0, Date.parse(instant) + milliseconds)
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}` as Id<'AuditEntry'>
}
