import { type RawBuilder, sql } from 'kysely'
import { allOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { Page } from '../graphql/connection.ts'
import { type Candidates, dated, searched, unfinished } from './candidates.ts'
import { countUnfinished, tallied } from './count-transactions.ts'
import { headerConditions, standingConditions, type TransactionFilter } from './transaction-filter.ts'
import { headerOfTransaction, recordColumns, type TransactionRecord } from './transaction-records.ts'

/** The order of a list: by when transactions were pulled, or by the day on which they were made in the shop. */
export interface TransactionOrder {
  readonly by: 'pulled' | 'transactionDate'
  readonly direction: 'ascending' | 'descending'
}

/** A transaction's place in a list: its day (empty in a list by pull) and its id, which rises with the pull. */
export type TransactionPlace = readonly [day: CalendarDate | '', id: string]

/** A transaction's place in a list of the order. */
export function placeOf({ by }: TransactionOrder, transaction: TransactionRecord): TransactionPlace {
  return [by === 'pulled' ? '' : transaction.transaction_date, transaction.id]
}

/** A page of the transactions that the filter lets through. */
export async function listTransactions(
  queries: Queries,
  filter: TransactionFilter,
  order: TransactionOrder,
  page: Page<TransactionPlace>,
): Promise<readonly TransactionRecord[]> {
  const conditions = [
    ...standingConditions(filter),
    ...headerConditions(filter),
    ...beyond(order, page),
    headerOfTransaction,
  ]
  const isDescending = (order.direction === 'descending') !== page.inverted
  const direction = isDescending ? sql`desc` : sql`asc`
  const sorting =
    order.by === 'pulled' ? sql`t.id ${direction}` : sql`h.transaction_date ${direction}, t.id ${direction}`
  const candidates = await candidatesOf(queries, filter)
  const from = candidates
    ? sql`with candidate as materialized (${candidates.query})
      select ${recordColumns} from candidate as c cross join channel_transaction as t cross join channel_transaction_header as h`
    : order.by === 'pulled'
      ? sql`select ${recordColumns} from channel_transaction as t cross join channel_transaction_header as h`
      : sql`select ${recordColumns} from channel_transaction_header as h cross join channel_transaction as t`
  const { rows } = await sql<TransactionRecord>`
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

function beyond(order: TransactionOrder, { after, before }: Page<TransactionPlace>): RawBuilder<boolean>[] {
  const behind = order.direction === 'descending' ? sql`<` : sql`>`
  const ahead = order.direction === 'descending' ? sql`>` : sql`<`
  const beside = (place: TransactionPlace, than: RawBuilder<unknown>) =>
    order.by === 'pulled'
      ? sql<boolean>`t.id ${than} ${place[1]}`
      : sql<boolean>`(h.transaction_date, t.id) ${than} (${place[0]}, ${place[1]})`
  return [...(after ? [beside(after, behind)] : []), ...(before ? [beside(before, ahead)] : [])]
}
