import { type RawBuilder, type Selectable, sql } from 'kysely'
import { allOf, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import {
  byKey,
  byMoment,
  byNumber,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import type { Tables } from '../database/tables.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import type { QuarantineRecord } from '../transactions/transaction-history.ts'
import type { FindingKind, UploadSessionStatus } from './tables.ts'
import type { UploadSession } from './upload-sessions.ts'

/** Lists of the P-job, each over an index that ends with the rising `sequence`; usually the newest first. */

/** What all lists have in common: whose records, and of which channel database. */
export interface ListFilter {
  readonly companies: 'all' | readonly string[]
  readonly channelDatabaseId?: string | null | undefined
}

export interface SessionFilter extends ListFilter {
  readonly scheduleId?: string | null | undefined
  readonly runId?: string | null | undefined
  readonly statuses?: readonly UploadSessionStatus[] | null | undefined
  /** Only sessions that read rows, or only those that found nothing new. */
  readonly hasRows?: boolean | null | undefined
}

export interface QuarantineFilter extends ListFilter {
  readonly sessionId?: string | null | undefined
  readonly channelTable?: string | null | undefined
  readonly transactionId?: string | null | undefined
  readonly reason?: string | null | undefined
  readonly isResolved?: boolean | null | undefined
}

export interface FindingFilter extends ListFilter {
  readonly kinds?: readonly FindingKind[] | null | undefined
  readonly isResolved?: boolean | null | undefined
}

export type DistributionFinding = Selectable<Tables['distribution_finding']>

type Listed = 'upload_session' | 'quarantined_row' | 'distribution_finding'

function sessionConditions(filter: SessionFilter): RawBuilder<unknown>[] {
  const { scheduleId, runId, statuses, hasRows } = filter
  return [
    ...commonConditions(filter),
    ...equal('schedule_id', scheduleId),
    ...equal('run_id', runId),
    ...(statuses ? [sql`status in (${listOf(statuses)})`] : []),
    ...(typeof hasRows === 'boolean' ? [hasRows ? sql`rows_read > 0` : sql`rows_read = 0`] : []),
  ]
}

function quarantineConditions(filter: QuarantineFilter): RawBuilder<unknown>[] {
  return [
    ...commonConditions(filter),
    ...equal('upload_session_id', filter.sessionId),
    ...equal('channel_table', filter.channelTable),
    ...equal('transaction_id', filter.transactionId),
    ...equal('reason', filter.reason),
    ...resolved(filter.isResolved),
  ]
}

function findingConditions(filter: FindingFilter): RawBuilder<unknown>[] {
  const { kinds, isResolved } = filter
  return [
    ...commonConditions(filter),
    ...(kinds ? [sql`kind in (${listOf(kinds)})`] : []),
    ...resolved(isResolved),
  ]
}

function commonConditions({ companies, channelDatabaseId }: ListFilter): RawBuilder<unknown>[] {
  return [
    ...(companies === 'all' ? [] : [sql`company_id in (${listOf(companies)})`]),
    ...equal('channel_database_id', channelDatabaseId),
  ]
}

function equal(column: string, value: string | null | undefined): RawBuilder<unknown>[] {
  return value ? [sql`${sql.ref(column)} = ${value}`] : []
}

function resolved(isResolved: boolean | null | undefined): RawBuilder<unknown>[] {
  if (typeof isResolved !== 'boolean') return []
  return [isResolved ? sql`resolved_at is not null` : sql`resolved_at is null`]
}

/** What upload sessions are sorted by. */
export const sessionColumns = {
  createdAt: byKey,
  startedAt: byMoment('started_at'),
  rowsRead: byNumber('rows_read'),
  rowsQuarantined: byNumber('rows_quarantined'),
} satisfies Record<string, SortColumn>

/** An upload session's place in a list; its sequence rises with time. */
export type SessionPlace = SortedPlace<readonly [sequence: number]>

/** A page of upload sessions in an order. */
export async function listSessions(
  queries: Queries,
  filter: SessionFilter,
  order: Order<keyof typeof sessionColumns>,
  page: Page<SessionPlace>,
): Promise<readonly (UploadSession & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(sessionColumns, order, ['sequence'], page)
  return queries
    .selectFrom('upload_session')
    .selectAll()
    .select(value.as('sort_value'))
    .where(allOf([...sessionConditions(filter), condition]))
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
}

/** A page of quarantined rows, with the transactions that wait for them. */
export async function listQuarantinedRows(
  queries: Queries,
  filter: QuarantineFilter,
  page: Page<number>,
): Promise<readonly QuarantineRecord[]> {
  const rows = await queries
    .selectFrom((row) =>
      row
        .selectFrom('quarantined_row')
        .selectAll()
        .where(pageOf(quarantineConditions(filter), page))
        .orderBy('sequence', directionOf(page))
        .limit(page.limit)
        .as('r'),
    )
    .leftJoin('channel_transaction as t', (join) =>
      join
        .onRef('t.company_id', '=', 'r.company_id')
        .onRef('t.channel_number', '=', 'r.channel_number')
        .onRef('t.transaction_id', '=', 'r.transaction_id'),
    )
    .selectAll('r')
    .select('t.id as channel_transaction_id')
    .orderBy('r.sequence', directionOf(page))
    .execute()
  // A row whose header has not come has no transaction; the type's other reader only ever asks for those that have.
  return rows as readonly (typeof rows)[number][] as readonly QuarantineRecord[]
}

/** A query of the ids (`id`) of all entries of quarantined rows that a list holds. */
export function quarantinedRowIds(filter: QuarantineFilter): RawBuilder<unknown> {
  return sql`select id from quarantined_row where ${allOf(quarantineConditions(filter))}`
}

/** A page of findings. */
export async function listFindings(
  queries: Queries,
  filter: FindingFilter,
  page: Page<number>,
): Promise<readonly DistributionFinding[]> {
  return queries
    .selectFrom('distribution_finding')
    .selectAll()
    .where(pageOf(findingConditions(filter), page))
    .orderBy('sequence', directionOf(page))
    .limit(page.limit)
    .execute()
}

/** A query of the ids (`id`) of all sessions that a list holds. */
export function sessionIds(filter: SessionFilter): RawBuilder<unknown> {
  return sql`select id from upload_session where ${allOf(sessionConditions(filter))}`
}

/** How many sessions there are of each status. */
export async function countSessions(
  queries: Queries,
  filter: SessionFilter,
): Promise<ReadonlyMap<UploadSessionStatus, number>> {
  const rows = await queries
    .selectFrom('upload_session')
    .select(['status', wholeNumber(sql`count(*)`).as('count')])
    .where(allOf(sessionConditions(filter)))
    .groupBy('status')
    .execute()
  return new Map(rows.map(({ status, count }) => [status, count]))
}

/** How many quarantined rows a list holds. */
export async function countQuarantinedRows(queries: Queries, filter: QuarantineFilter): Promise<number> {
  return countOf(queries, 'quarantined_row', quarantineConditions(filter))
}

/** How many findings a list holds. */
export async function countFindings(queries: Queries, filter: FindingFilter): Promise<number> {
  return countOf(queries, 'distribution_finding', findingConditions(filter))
}

async function countOf(
  queries: Queries,
  table: Listed,
  conditions: readonly RawBuilder<unknown>[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${wholeNumber(sql`count(*)`)} as count from ${sql.table(table)} where ${allOf(conditions)}
  `.execute(queries)
  return rows[0]?.count ?? 0
}

/** The newest come first, so what stands behind another is older. */
function pageOf(
  conditions: readonly RawBuilder<unknown>[],
  { after, before }: Page<number>,
): RawBuilder<boolean> {
  return allOf([
    ...conditions,
    ...(after === undefined ? [] : [sql`sequence < ${after}`]),
    ...(before === undefined ? [] : [sql`sequence > ${before}`]),
  ])
}

function directionOf({ inverted }: Page<number>): 'asc' | 'desc' {
  return inverted ? 'asc' : 'desc'
}
