import { type RawBuilder, sql } from 'kysely'
import { allOf, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { Micros } from '../database/money.ts'
import { wholeNumber } from '../database/values.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import { causeParameters } from './cause.ts'
import { transactionOfFailure } from './failures.ts'
import type { RuleCode } from './rules.ts'
import type { FindingParameters } from './tables.ts'

/** Failed transactions that are mended together: they broke the same rule over the same thing. */
export interface FailureGroup {
  readonly companyId: CompanyId
  /** What they share, as `causeOf` writes it; the group's name. */
  readonly cause: string
  readonly code: RuleCode
  /** What the cause names: the item, the tender type, the number sequence. */
  readonly parameters: FindingParameters
  /** How many transactions. */
  readonly count: number
  /** When the first of these transactions first failed so. */
  readonly firstSeenAt: Instant
  /** When the latest of them last failed so. */
  readonly lastSeenAt: Instant
  /** What is at stake, by currency, in business sign. */
  readonly amounts: readonly { readonly currency: string; readonly micros: Micros }[]
  readonly channelNumbers: readonly ChannelNumber[]
  /** One of the transactions, the first that failed. */
  readonly sampleId: Id<'ChannelTransaction'>
}

/** Which failures are grouped. What is left out does not narrow it. */
export interface FailureGroupFilter {
  readonly companies: 'all' | readonly CompanyId[]
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
  readonly codes?: readonly RuleCode[] | undefined
  readonly cause?: string | undefined
}

/**
 * Groups what waits for a person: open failures of transactions that stand at failed. A transaction that is being
 * edited, was corrected, or is to be tried again has left its groups, and comes back when it fails again. A transaction
 * with several causes is in a group of each.
 * @returns the groups, the largest first.
 */
export async function groupFailures(
  queries: Queries,
  filter: FailureGroupFilter,
): Promise<readonly FailureGroup[]> {
  const parts = await readParts(queries, filter)
  const groups = [...Map.groupBy(parts, ({ company_id, cause }) => `${company_id} ${cause}`).values()]
  const samples = await readSamples(queries, groups.map(earliest))
  return groups
    .flatMap((group) => {
      const sample = samples.get(earliest(group))
      return sample ? [composeGroup(group, sample)] : []
    })
    .sort((left, right) => right.count - left.count || (left.cause < right.cause ? -1 : 1))
}

/** How many of the groups hit each channel, by the channels' numbers. */
export function countGroupsByChannel(
  groups: readonly FailureGroup[],
): readonly { readonly channelNumber: ChannelNumber; readonly count: number }[] {
  const hits = groups.flatMap(({ channelNumbers }) => channelNumbers)
  return [...Map.groupBy(hits, (channelNumber) => channelNumber)]
    .map(([channelNumber, { length: count }]) => ({ channelNumber, count }))
    .sort((left, right) => left.channelNumber - right.channelNumber)
}

/** What a cause comes to in one channel and currency. */
interface Part {
  readonly company_id: CompanyId
  readonly cause: string
  readonly code: RuleCode
  readonly channel_number: ChannelNumber
  readonly currency: string
  readonly count: number
  readonly amount: Micros
  readonly first_seen_at: Instant
  readonly last_seen_at: Instant
  readonly first_sequence: number
}

/** Several lines of a transaction can break one rule: the transaction and its amount count once. */
async function readParts(queries: Queries, filter: FailureGroupFilter): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    with failed as materialized (
      select f.company_id, f.cause, f.code, f.channel_number, f.transaction_id, min(f.currency) as currency,
        min(f.gross_amount) as amount, max(f.failed_at) as last_seen_at, min(f.sequence) as first_sequence
      from synchronization_failure as f cross join channel_transaction as t
      where ${transactionOfFailure} and ${openFailures(filter)}
      group by f.company_id, f.cause, f.code, f.channel_number, f.transaction_id
    ), begun as (
      select failed.company_id, failed.cause, failed.channel_number, failed.currency, min(f.failed_at) as first_seen_at
      from failed cross join synchronization_failure as f
      where f.company_id = failed.company_id and f.channel_number = failed.channel_number
        and f.transaction_id = failed.transaction_id and f.cause = failed.cause
      group by failed.company_id, failed.cause, failed.channel_number, failed.currency
    )
    select part.*, begun.first_seen_at
    from (
      select company_id, cause, code, channel_number, currency, count(*) as count,
        ${wholeNumber(sql`sum(amount)`)} as amount, max(last_seen_at) as last_seen_at,
        min(first_sequence) as first_sequence
      from failed
      group by company_id, cause, code, channel_number, currency
    ) as part
    join begun on begun.company_id = part.company_id and begun.cause = part.cause
      and begun.channel_number = part.channel_number and begun.currency = part.currency
  `.execute(queries)
  return rows
}

/** Holds for failures (`f`) of transactions (`t`) that wait for a person. */
export function openFailures({
  companies,
  channelNumbers,
  codes,
  cause,
}: FailureGroupFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`f.is_open = true`, sql`t.status = 'failed'`]
  if (companies !== 'all') conditions.push(sql`f.company_id in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`f.channel_number in (${listOf(channelNumbers)})`)
  if (codes) conditions.push(sql`f.code in (${listOf(codes)})`)
  if (cause) conditions.push(sql`f.cause = ${cause}`)
  return allOf(conditions)
}

interface Sample {
  readonly sequence: number
  readonly channel_transaction_id: Id<'ChannelTransaction'>
  readonly parameters: FindingParameters
}

async function readSamples(
  queries: Queries,
  sequences: readonly number[],
): Promise<ReadonlyMap<number, Sample>> {
  const { rows } = await sql<Sample>`
    select f.sequence, t.id as channel_transaction_id, f.parameters
    from synchronization_failure as f join channel_transaction as t on ${transactionOfFailure}
    where f.sequence in (${listOf(sequences)})
  `.execute(queries)
  return new Map(rows.map((sample) => [sample.sequence, sample]))
}

function composeGroup(parts: readonly Part[], sample: Sample): FailureGroup {
  const first = firstOf(parts)
  return {
    companyId: first.company_id,
    cause: first.cause,
    code: first.code,
    parameters: causeParameters(first.code, sample.parameters),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    firstSeenAt: firstOf(parts.map((part) => part.first_seen_at).sort()),
    lastSeenAt: firstOf(
      parts
        .map((part) => part.last_seen_at)
        .sort()
        .reverse(),
    ),
    amounts: [...Map.groupBy(parts, ({ currency }) => currency)]
      .map(([currency, some]) => ({
        currency,
        micros: some.reduce((sum, { amount }) => sum + amount, 0) as Micros,
      }))
      .sort((left, right) => (left.currency < right.currency ? -1 : 1)),
    channelNumbers: [...new Set(parts.map((part) => part.channel_number))].sort(
      (left, right) => left - right,
    ),
    sampleId: sample.channel_transaction_id,
  }
}

function earliest(parts: readonly Part[]): number {
  return Math.min(...parts.map((part) => part.first_sequence))
}

function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new TypeError('A group has at least one part')
  return first
}
