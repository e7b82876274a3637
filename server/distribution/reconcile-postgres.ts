import { Client } from 'pg'
import { type ContractColumn, type ContractTable, channelContract } from '../organization/channel-contract.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { ChannelSource } from '../organization/channel-source.ts'
import { whereOf } from '../organization/test-channel-database.ts'
import { postgresLayout, type TableLayout } from './channel-layout.ts'
import { asChannelError } from './pull-error.ts'
import { amountColumnOf } from './table-sql.ts'

/** Which rows are summed: those of a table whose headers have the day and the currency. */
export interface SummedRows {
  readonly contract: ContractTable
  readonly day: string
  /** As the shop writes it. */
  readonly currency: string
}

/** A table's rows of one day and currency. */
export interface DaySum extends SummedRows {
  readonly rows: number
  /** Sum of the kept amount in micros. */
  readonly amount: bigint
}

/** Days, both ends included. */
export interface Days {
  readonly from: string
  readonly to: string
}

/**
 * Counts and sums a PostgreSQL channel database by day and currency of the header and by table, at one snapshot.
 * @throws PullError with what is wrong at the channel database.
 */
export async function sumPostgresChannel(
  source: Extract<ChannelSource, { kind: 'postgres' }>,
  days: Days,
  patienceMilliseconds: number,
): Promise<readonly DaySum[]> {
  const where = whereOf(source)
  const client = new Client({
    connectionString: source.url,
    connectionTimeoutMillis: patienceMilliseconds,
    statement_timeout: 4 * patienceMilliseconds,
    lock_timeout: patienceMilliseconds,
    options: '-c datestyle=iso -c timezone=UTC',
    application_name: 'kontor reconciliation',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin transaction isolation level repeatable read read only')
    const layouts = await postgresLayout(client, source.schema, channelContract, where)
    const sums: DaySum[] = []
    for (const layout of layouts) sums.push(...(await sumTable(client, source.schema, layouts, layout, days)))
    await client.query('rollback')
    return sums
  } catch (error) {
    throw asChannelError(error, where)
  } finally {
    void client.end().catch(() => {})
  }
}

async function sumTable(
  client: Client,
  schema: string,
  layouts: readonly TableLayout[],
  layout: TableLayout,
  { from, to }: Days,
): Promise<readonly DaySum[]> {
  const header = layouts.find(({ contract }) => contract.key.length === 0)
  if (!header) return []
  const { contract } = layout
  const amountColumn = amountColumnOf(contract)
  const amount = amountColumn ? `sum(${microsOf(nameOf(layout, 's', amountColumn))})` : '0'
  const day = `substr(${nameOf(header, 'h', columnOf(header, 'transaction_date'))}::text, 1, 10)`
  const currency = `${nameOf(header, 'h', columnOf(header, 'currency'))}::text`
  const same = ['transaction_id', 'channel_number', 'company_id'].map(
    (staged) =>
      `${nameOf(header, 'h', columnOf(header, staged))} = ${nameOf(layout, 's', columnOf(layout, staged))}`,
  )
  const { rows } = await client.query<{
    day: string
    currency: string | null
    rows: string
    amount: string | null
  }>(
    `select ${day} as day, ${currency} as currency, count(*)::text as "rows", trunc(${amount})::text as amount
     from ${quoted(schema)}.${quoted(header.name)} h
     join ${quoted(schema)}.${quoted(layout.name)} s on ${same.join(' and ')}
     where ${day} between $1 and $2
     group by 1, 2`,
    [from, to],
  )
  return rows.map(({ day: date, currency: code, rows: count, amount: sum }) => ({
    contract,
    day: date,
    currency: code ?? '',
    rows: Number(count),
    amount: BigInt(sum ?? 0),
  }))
}

/** A decimal of any type in micros; null for a text that is none. */
function microsOf(name: string): string {
  return `case when ${name}::text ~ '^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$' then round(${name}::text::numeric * 1000000) end`
}

function columnOf({ contract }: TableLayout, staged: string): ContractColumn {
  const column = contract.columns.find((candidate) => candidate.staged === staged)
  if (!column) throw new Error(`${contract.channelTable} has no ${staged}`)
  return column
}

function nameOf(layout: TableLayout, alias: string, { channel }: ContractColumn): string {
  return `${alias}.${quoted(layout.columns.get(channel) ?? channel)}`
}
