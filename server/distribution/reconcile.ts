import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { CalendarDate } from '../database/instant.ts'
import { ProblemError, problem, problemError } from '../graphql/problems.ts'
import { channelContract } from '../organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../organization/channel-databases.ts'
import { channelDatabaseSource, type Surroundings } from '../organization/channel-source.ts'
import { decimalTextOfMicros } from './decimal-sums.ts'
import { PullError } from './pull-error.ts'
import { type DaySum, type SummedRows, sumPostgresChannel } from './reconcile-postgres.ts'
import { sumSqliteChannel } from './reconcile-sqlite.ts'
import { amountColumnOf } from './table-sql.ts'

/** Days and a channel database to compare. */
export interface ReconciliationRequest {
  readonly channelDatabase: ChannelDatabaseRow
  readonly from: CalendarDate
  /** The last day, included. */
  readonly to: CalendarDate
}

/**
 * One table on one day and in one currency of the transactions' headers: what the channel has, and what headquarters has
 * of it.
 */
export interface ReconciledDay {
  readonly date: CalendarDate
  /** The currency of the headers, as the shop writes it. */
  readonly currency: string
  readonly channelTable: string
  /** The channel's column that is summed; null for a table without amounts. */
  readonly amountColumn: string | null
  readonly channelRows: number
  readonly headquartersRows: number
  /**
   * Control sums, by which differences come to light: exact decimals in the channel's sign; null for a table without
   * amounts.
   */
  readonly channelAmount: string | null
  readonly headquartersAmount: string | null
  /** What headquarters lacks: channel less headquarters. */
  readonly rowDifference: number
  readonly amountDifference: string | null
}

const longestSpanDays = 92
const patienceMilliseconds = 15_000

/**
 * Compares a channel database, as it stands now, with what of it is staged (version 0, as sent): counts and exact sums,
 * by the day and the currency of the transaction's header and by table. Rows of a header that is in quarantine, or has
 * no date, stand on neither side.
 * @throws ProblemError RECONCILIATION_RANGE_INVALID, and what is wrong with the channel database.
 */
export async function reconcile(
  database: Database,
  request: ReconciliationRequest,
  surroundings: Surroundings,
): Promise<readonly ReconciledDay[]> {
  const { from, to } = request
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  if (days < 1 || days > longestSpanDays)
    throw problemError('RECONCILIATION_RANGE_INVALID', { from, to, days: longestSpanDays }, 'from')
  const channel = await sumChannel(request, surroundings)
  const headquarters = await sumHeadquarters(database, request)
  const positions = new Map(channelContract.map(({ channelTable }, position) => [channelTable, position]))
  const positionOf = ({ channelTable }: ReconciledDay) => positions.get(channelTable) ?? 0
  return [...new Map([...channel, ...headquarters])]
    .map(([key, { of }]) => compare(of, channel.get(key), headquarters.get(key)))
    .sort(
      (one, other) =>
        one.date.localeCompare(other.date) ||
        one.currency.localeCompare(other.currency) ||
        positionOf(one) - positionOf(other),
    )
}

function compare(
  { contract, day, currency }: SummedRows,
  channel: Sum | undefined,
  headquarters: Sum | undefined,
): ReconciledDay {
  const column = amountColumnOf(contract)
  const there = channel ?? nothing
  const here = headquarters ?? nothing
  const amount = (micros: bigint) => (column ? decimalTextOfMicros(micros) : null)
  return {
    date: day as CalendarDate,
    currency,
    channelTable: contract.channelTable,
    amountColumn: column?.channel ?? null,
    channelRows: there.rows,
    headquartersRows: here.rows,
    channelAmount: amount(there.amount),
    headquartersAmount: amount(here.amount),
    rowDifference: there.rows - here.rows,
    amountDifference: amount(there.amount - here.amount),
  }
}

interface Sum {
  readonly rows: number
  readonly amount: bigint
}

const nothing: Sum = { rows: 0, amount: 0n }

/** Sums by the day, the currency and the table that they are of. */
type Sums = ReadonlyMap<string, Sum & { readonly of: SummedRows }>

async function sumChannel(
  { channelDatabase, from, to }: ReconciliationRequest,
  surroundings: Surroundings,
): Promise<Sums> {
  const source = channelDatabaseSource(channelDatabase, surroundings)
  try {
    const sums =
      source.kind === 'sqlite'
        ? await sumSqliteChannel(source, { from, to }, patienceMilliseconds)
        : await sumPostgresChannel(source, { from, to }, patienceMilliseconds)
    return addUp(sums)
  } catch (error) {
    if (!(error instanceof PullError)) throw error
    throw new ProblemError([problem(error.problem.code, error.problem.parameters, 'channelDatabase')])
  }
}

async function sumHeadquarters(
  { kysely }: Database,
  { channelDatabase, from, to }: ReconciliationRequest,
): Promise<Sums> {
  const sums: DaySum[] = []
  for (const contract of channelContract) {
    const column = amountColumnOf(contract)
    const amount = column ? sql`cast(sum(t.${sql.ref(column.staged)}) as text)` : sql`null`
    const { rows } = await sql<{ day: string; currency: string; rows: number; amount: string | null }>`
      select h.transaction_date as day, h.currency, cast(count(*) as bigint) as "rows", ${amount} as amount
      from channel_transaction_header as h
      join channel_transaction as c on c.company_id = h.company_id and c.channel_number = h.channel_number
        and c.transaction_id = h.transaction_id and c.channel_database_id = ${channelDatabase.id}
      join ${sql.table(contract.stagedTable)} as t on t.company_id = h.company_id and t.channel_number = h.channel_number
        and t.transaction_id = h.transaction_id and t.version = 0
      where h.company_id = ${channelDatabase.company_id} and h.version = 0
        and h.transaction_date >= ${from} and h.transaction_date <= ${to}
      group by h.transaction_date, h.currency
    `.execute(kysely)
    for (const { day, currency, rows: count, amount: sum } of rows)
      sums.push({ contract, day, currency, rows: count, amount: BigInt(sum ?? 0) })
  }
  return addUp(sums)
}

function addUp(sums: readonly DaySum[]): Sums {
  const added = new Map<string, Sum & { readonly of: SummedRows }>()
  for (const sum of sums) {
    const key = `${sum.day} ${sum.contract.channelTable} ${sum.currency}`
    const before = added.get(key) ?? nothing
    added.set(key, { of: sum, rows: before.rows + sum.rows, amount: before.amount + sum.amount })
  }
  return added
}
