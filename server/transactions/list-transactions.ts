import { sql } from 'kysely'
import { allOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import {
  byDay,
  byKey,
  byText,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import type { Page } from '../graphql/connection.ts'
import { type Candidates, dated, searched, unfinished } from './candidates.ts'
import { countUnfinished, tallied } from './count-transactions.ts'
import { headerConditions, standingConditions, type TransactionFilter } from './transaction-filter.ts'
import { headerOfTransaction, recordColumns, type TransactionRecord } from './transaction-records.ts'

/** What transactions are sorted by; their ids rise with the pull. */
export const transactionColumns = {
  pulledAt: byKey,
  transactionId: byText('h.transaction_id'),
  transactionDate: byDay('h.transaction_date'),
} satisfies Record<string, SortColumn>

/** A transaction's place in a list. */
export type TransactionPlace = SortedPlace<readonly [id: string]>

/** A page of the transactions that the filter lets through, in an order. */
export async function listTransactions(
  queries: Queries,
  filter: TransactionFilter,
  order: Order<keyof typeof transactionColumns>,
  page: Page<TransactionPlace>,
): Promise<readonly (TransactionRecord & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(transactionColumns, order, ['t.id'] as const, page)
  const conditions = [
    ...standingConditions(filter),
    ...headerConditions(filter),
    condition,
    headerOfTransaction,
  ]
  const columns = sql`select ${recordColumns}, ${value} as sort_value`
  const candidates = await candidatesOf(queries, filter)
  const from = candidates
    ? sql`with candidate as materialized (${candidates.query}) ${columns}
      from candidate as c cross join channel_transaction as t cross join channel_transaction_header as h`
    : order.by === 'pulledAt'
      ? sql`${columns} from channel_transaction as t cross join channel_transaction_header as h`
      : sql`${columns} from channel_transaction_header as h cross join channel_transaction as t`
  const { rows } = await sql<TransactionRecord & Sorted>`
    ${from}
    where ${allOf(candidates ? [candidates.join, ...conditions] : conditions)}
    order by ${sorting}
    limit ${page.limit}
  `.execute(queries)
  return rows
}

/** Up to so many candidates are gathered and sorted; of more, the list's own order finds a page sooner. */
const gatheredAtMost = 20_000

/**
 * Where the page's rows are to be looked for: among what a search finds, among what is unfinished, among some days or
 * types; undefined when the list is best read in its own order until the page is full. Cross joins keep SQLite on this
 * path; PostgreSQL joins as it finds best.
 */
async function candidatesOf(queries: Queries, filter: TransactionFilter): Promise<Candidates | undefined> {
  const search = searched(filter)
  if (search) return search
  if (filter.statuses && !filter.statuses.includes('succeeded')) {
    const count = await countUnfinished(queries, filter, gatheredAtMost + 1)
    return count > gatheredAtMost ? undefined : unfinished(filter)
  }
  if (filter.from || filter.to || filter.types) {
    const count = await tallied(queries, filter)
    return count > gatheredAtMost ? undefined : dated(filter)
  }
  return undefined
}
