import { type RawBuilder, type Selectable, sql } from 'kysely'
import { allOf, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import type { Page } from '../graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import type { RuleCode } from './rules.ts'

/** A rule that a transaction broke at one attempt to post it. */
export type FailureRecord = Selectable<Tables['synchronization_failure']> & {
  readonly channel_transaction_id: Id<'ChannelTransaction'>
}

/** Which failures a list holds. What is left out does not narrow it. */
export interface FailureFilter {
  /** The companies whose transactions the caller may see. */
  readonly companies: 'all' | readonly CompanyId[]
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
  readonly codes?: readonly RuleCode[] | undefined
  readonly cause?: string | undefined
  /** What belongs to a transaction's last attempt and is not overcome; all attempts when false. */
  readonly isOpen: boolean
}

/** A page of failures, the latest first. */
export async function listFailures(
  queries: Queries,
  filter: FailureFilter,
  { after, before, limit, inverted }: Page<number>,
): Promise<readonly FailureRecord[]> {
  const conditions = failureConditions(filter)
  if (after !== undefined) conditions.push(sql`f.sequence < ${after}`)
  if (before !== undefined) conditions.push(sql`f.sequence > ${before}`)
  const { rows } = await sql<FailureRecord>`
    select t.id as channel_transaction_id, f.*
    from synchronization_failure as f cross join channel_transaction as t
    where ${transactionOfFailure} and ${allOf(conditions)}
    order by f.sequence ${inverted ? sql`asc` : sql`desc`}
    limit ${limit}
  `.execute(queries)
  return rows
}

/** How many failures there are of each rule. */
export async function countFailures(
  queries: Queries,
  filter: FailureFilter,
): Promise<readonly { readonly code: RuleCode; readonly count: number }[]> {
  const { rows } = await sql<{ code: RuleCode; count: number }>`
    select f.code, count(*) as count from synchronization_failure as f
    where ${allOf(failureConditions(filter))}
    group by f.code order by f.code
  `.execute(queries)
  return rows
}

/** The failures of transactions, overcome ones included, the first first. */
export async function readFailures(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly FailureRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FailureRecord>`
    select t.id as channel_transaction_id, f.*
    from channel_transaction as t join synchronization_failure as f on ${transactionOfFailure}
    where t.id in (${sql.join(ids)})
    order by t.id, f.sequence
  `.execute(queries)
  return rows
}

/** Joins a failure (`f`) with its transaction (`t`). */
export const transactionOfFailure: RawBuilder<boolean> = sql<boolean>`f.company_id = t.company_id
  and f.channel_number = t.channel_number and f.transaction_id = t.transaction_id`

function failureConditions({ companies, channelNumbers, codes, cause, isOpen }: FailureFilter) {
  const conditions: RawBuilder<unknown>[] = []
  if (isOpen) conditions.push(sql`f.is_open = true`)
  if (companies !== 'all') conditions.push(sql`f.company_id in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`f.channel_number in (${listOf(channelNumbers)})`)
  if (codes) conditions.push(sql`f.code in (${listOf(codes)})`)
  if (cause) conditions.push(sql`f.cause = ${cause}`)
  return conditions
}
