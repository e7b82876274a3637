import { type Selectable, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import type { Page } from '../graphql/connection.ts'
import type { CompanyId } from '../organization/tables.ts'

/** A customer payment journal. */
export type JournalRecord = Selectable<Tables['customer_payment_journal']>

/** A voucher of a customer payment journal, with the journal's currency. */
export type JournalLineRecord = Selectable<Tables['customer_payment_journal_line']> & {
  readonly journal_currency: string
}

/** Which journals a list holds. */
export interface JournalFilter {
  readonly companies: 'all' | readonly CompanyId[]
  readonly currency?: string | null | undefined
}

/** A page of payment journals, the latest first. */
export async function listJournals(
  queries: Queries,
  filter: JournalFilter,
  { after, before, limit, inverted }: Page<string>,
): Promise<readonly JournalRecord[]> {
  let query = journalsOf(queries, filter)
    .selectAll()
    .orderBy('id', inverted ? 'asc' : 'desc')
    .limit(limit)
  if (after) query = query.where('id', '<', after as Id<'CustomerPaymentJournal'>)
  if (before) query = query.where('id', '>', before as Id<'CustomerPaymentJournal'>)
  return query.execute()
}

/** How many journals the list holds: there are a few a run. */
export async function countJournals(queries: Queries, filter: JournalFilter): Promise<number> {
  const { count } = await journalsOf(queries, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** A page of a journal's vouchers, by line. */
export async function listJournalLines(
  queries: Queries,
  journalId: Id<'CustomerPaymentJournal'>,
  { after, before, limit, inverted }: Page<number>,
): Promise<readonly JournalLineRecord[]> {
  let query = linesWithCurrency(queries)
    .where('line.journal_id', '=', journalId)
    .orderBy('line.line_number', inverted ? 'desc' : 'asc')
    .limit(limit)
  if (after !== undefined) query = query.where('line.line_number', '>', after)
  if (before !== undefined) query = query.where('line.line_number', '<', before)
  return query.execute()
}

/** The vouchers of orders. */
export async function readJournalLines(
  queries: Queries,
  orderIds: readonly Id<'SalesOrder'>[],
): Promise<readonly JournalLineRecord[]> {
  if (orderIds.length === 0) return []
  return linesWithCurrency(queries)
    .where('line.sales_order_id', 'in', orderIds)
    .orderBy('line.journal_id')
    .orderBy('line.line_number')
    .execute()
}

function linesWithCurrency(queries: Queries) {
  return queries
    .selectFrom('customer_payment_journal_line as line')
    .innerJoin('customer_payment_journal as journal', 'journal.id', 'line.journal_id')
    .selectAll('line')
    .select('journal.currency as journal_currency')
}

function journalsOf(queries: Queries, { companies, currency }: JournalFilter) {
  let query = queries.selectFrom('customer_payment_journal')
  if (companies !== 'all') query = query.where(sql<boolean>`company_id in (${listOf(companies)})`)
  if (currency) query = query.where('currency', '=', currency)
  return query
}
