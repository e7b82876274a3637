import { type RawBuilder, sql } from 'kysely'
import { allOf, beginsWith, listOf } from '../database/conditions.ts'
import { headerConditions, standingConditions, type TransactionFilter } from './transaction-filter.ts'
import { headerOfTransaction } from './transaction-records.ts'

/**
 * Where the transactions of a list are looked for, so that none is found by reading them all. Each of these queries can
 * be answered from one index alone, and SQLite, which keeps no statistics, then takes it.
 */
export interface Candidates {
  /** Keys of transactions, among which are all that the filter lets through. */
  readonly query: RawBuilder<unknown>
  /** Joins the candidates (`c`) with `channel_transaction as t`. */
  readonly join: RawBuilder<boolean>
}

const sameKey = sql<boolean>`c.company_id = t.company_id and c.channel_number = t.channel_number
  and c.transaction_id = t.transaction_id`

/**
 * What of the filter has not succeeded. The sum keeps SQLite from finding a channel's transactions by the primary key,
 * which has all of them.
 */
export function unfinished({ channelNumbers, ...filter }: TransactionFilter): Candidates {
  const conditions = [sql<boolean>`u.status <> 'succeeded'`, ...standingConditions(filter, 'u')]
  if (channelNumbers) conditions.push(sql`u.channel_number + 0 in (${listOf(channelNumbers)})`)
  return {
    query: sql`select u.company_id, u.channel_number, u.transaction_id from channel_transaction as u
      where ${allOf(conditions)}`,
    join: sameKey,
  }
}

/** What was made on the filter's days and is of its types. */
export function dated({ statuses: _, ...filter }: TransactionFilter): Candidates {
  const conditions = [...standingConditions(filter, 'd'), ...headerConditions(filter, 'd')]
  return {
    query: sql`select d.company_id, d.channel_number, d.transaction_id from channel_transaction_header as d
      where ${allOf(conditions)} group by d.company_id, d.channel_number, d.transaction_id`,
    join: sameKey,
  }
}

/** What a search of the filter finds, each branch by an index of its own; undefined when it searches for nothing. */
export function searched(filter: TransactionFilter): Candidates | undefined {
  const searches: RawBuilder<unknown>[] = []
  const { customerAccount, channelReferenceId } = filter
  if (customerAccount) searches.push(headersWhere(filter, sql`customer_account = ${customerAccount}`))
  if (channelReferenceId)
    searches.push(headersWhere(filter, sql`channel_reference_id = ${channelReferenceId}`))
  const text = filter.text?.trim()
  if (text) {
    const finds = [
      sql`channel_reference_id = ${text}`,
      beginsWith('channel_reference_id', text),
      sql`transaction_id = ${text}`,
      beginsWith('transaction_id', text),
      sql`customer_account = ${text}`,
      sql`receipt_email = ${text}`,
      sql`receipt_email = ${text.toLowerCase()}`,
    ]
    searches.push(
      sql.join(
        finds.map((condition) => headersWhere(filter, condition)),
        sql` union `,
      ),
    )
  }
  if (searches.length === 0) return undefined
  const query = sql.join(
    searches.map((search) => sql`select * from (${search}) as search`),
    sql` intersect `,
  )
  return { query, join: sql<boolean>`${sameKey} and c.version = t.version` }
}

/** A query of the ids (`id`) of all transactions that the filter lets through and that have not succeeded. */
export function unfinishedIds(filter: TransactionFilter): RawBuilder<unknown> {
  const candidates = searched(filter) ?? unfinished(filter)
  const conditions = [
    candidates.join,
    sql<boolean>`t.status <> 'succeeded'`,
    ...standingConditions(filter),
    ...headerConditions(filter),
    headerOfTransaction,
  ]
  return sql`
    with candidate as materialized (${candidates.query})
    select t.id from candidate as c cross join channel_transaction as t cross join channel_transaction_header as h
    where ${allOf(conditions)}`
}

/** Every index of a search begins with the company, so it is always named. */
function headersWhere({ companies }: TransactionFilter, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const inCompany = companies === 'all' ? sql`select id from company` : listOf(companies)
  return sql`select company_id, channel_number, transaction_id, version from channel_transaction_header
    where company_id in (${inCompany}) and ${condition}`
}
