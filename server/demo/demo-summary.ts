import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { type Micros, microsPerUnit, minorDigits } from '../database/money.ts'
import { wholeNumber } from '../database/values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { textTable } from './text-table.ts'

/** What became of a channel's transactions in one currency. Amounts in business sign, tax included. */
export interface ChannelSummary {
  readonly channel: string
  readonly currency: string
  readonly pulled: number
  readonly posted: number
  readonly postedAmount: Micros
  readonly refused: number
  readonly refusedAmount: Micros
  /** Not complete yet, or of a row that is in quarantine. */
  readonly waiting: number
}

export interface DemoSummary {
  readonly channels: readonly ChannelSummary[]
  /** How many transactions break each rule, the most frequent first. */
  readonly causes: readonly { readonly code: string; readonly transactions: number }[]
  readonly quarantinedRows: number
}

/** Reads what was pulled from a company's channels and what became of it. */
export async function readDemoSummary(queries: Queries, companyId: CompanyId): Promise<DemoSummary> {
  const when = (condition: 'posted' | 'refused' | 'waiting') =>
    ({
      posted: sql`case when pulled.status = 'succeeded' then 1 else 0 end`,
      refused: sql`case when pulled.status = 'failed' then 1 else 0 end`,
      waiting: sql`case when pulled.status in ('succeeded', 'failed') then 0 else 1 end`,
    })[condition]
  const channels = await queries
    .selectFrom('channel_transaction as pulled')
    .innerJoin('channel_transaction_header as header', (join) =>
      join
        .onRef('header.company_id', '=', 'pulled.company_id')
        .onRef('header.channel_number', '=', 'pulled.channel_number')
        .onRef('header.transaction_id', '=', 'pulled.transaction_id')
        .onRef('header.version', '=', 'pulled.version'),
    )
    .innerJoin('channel', 'channel.number', 'pulled.channel_number')
    .where('pulled.company_id', '=', companyId)
    .groupBy(['channel.number', 'channel.name', 'header.currency'])
    .orderBy('channel.number')
    .orderBy('header.currency')
    .select([
      'channel.name as channel',
      'header.currency',
      wholeNumber(sql`count(*)`).as('pulled'),
      wholeNumber(sql`sum(${when('posted')})`).as('posted'),
      wholeNumber<Micros>(sql`sum(-header.gross_amount * ${when('posted')})`).as('postedAmount'),
      wholeNumber(sql`sum(${when('refused')})`).as('refused'),
      wholeNumber<Micros>(sql`sum(-header.gross_amount * ${when('refused')})`).as('refusedAmount'),
      wholeNumber(sql`sum(${when('waiting')})`).as('waiting'),
    ])
    .execute()
  const causes = await queries
    .selectFrom('synchronization_failure')
    .where('company_id', '=', companyId)
    .where('is_open', '=', true)
    .groupBy('code')
    .select(['code', wholeNumber(sql`count(distinct transaction_id)`).as('transactions')])
    .orderBy('transactions', 'desc')
    .orderBy('code')
    .execute()
  const quarantine = await queries
    .selectFrom('quarantined_row')
    .where('company_id', '=', companyId)
    .where('resolved_at', 'is', null)
    .select(wholeNumber(sql`count(*)`).as('rows'))
    .executeTakeFirstOrThrow()
  return { channels, causes, quarantinedRows: quarantine.rows }
}

/** Lays the summary out for a terminal. */
export function demoSummaryText(summary: DemoSummary): string {
  const { channels, causes, quarantinedRows } = summary
  const table = textTable(
    [
      { title: 'Channel' },
      { title: 'Currency' },
      { title: 'Pulled', isNumber: true },
      { title: 'Posted', isNumber: true },
      { title: 'Posted amount', isNumber: true },
      { title: 'Refused', isNumber: true },
      { title: 'Refused amount', isNumber: true },
      { title: 'Waiting', isNumber: true },
    ],
    channels.map((row) => [row.channel, ...cells(row)]),
    totals(channels).map((row, index) => [index === 0 ? 'All channels' : '', ...cells(row)]),
  )
  const notes = [
    causes.length > 0 &&
      wrapped(
        `Refused for: ${causes.map(({ code, transactions }) => `${code} ${transactions}`).join(', ')}.`,
      ),
    quarantinedRows > 0 && `${quarantinedRows} rows broke the contract and are in quarantine.`,
  ]
  return [table, ...notes.filter((note) => note !== false)].join('\n')
}

function cells(row: Omit<ChannelSummary, 'channel'>): string[] {
  return [
    row.currency,
    count(row.pulled),
    count(row.posted),
    amount(row.postedAmount, row.currency),
    count(row.refused),
    amount(row.refusedAmount, row.currency),
    count(row.waiting),
  ]
}

/** One sum a currency: amounts of different currencies are not added. */
function totals(channels: readonly ChannelSummary[]): Omit<ChannelSummary, 'channel'>[] {
  const byCurrency = new Map<string, Omit<ChannelSummary, 'channel'>>()
  for (const { channel: _, ...row } of channels) {
    const sum = byCurrency.get(row.currency)
    byCurrency.set(
      row.currency,
      sum === undefined
        ? row
        : {
            currency: row.currency,
            pulled: sum.pulled + row.pulled,
            posted: sum.posted + row.posted,
            postedAmount: (sum.postedAmount + row.postedAmount) as Micros,
            refused: sum.refused + row.refused,
            refusedAmount: (sum.refusedAmount + row.refusedAmount) as Micros,
            waiting: sum.waiting + row.waiting,
          },
    )
  }
  return [...byCurrency.values()]
}

const widestLine = 100

/** Breaks a line between words, where a terminal would break it anywhere. */
function wrapped(text: string): string {
  return text.replace(new RegExp(`(.{1,${widestLine}})(?: |$)`, 'g'), '$1\n').trimEnd()
}

const count = (value: number): string => value.toLocaleString('en-GB')

function amount(micros: Micros, currency: string): string {
  const digits = minorDigits(currency)
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return (micros / microsPerUnit).toLocaleString('en-GB', options)
}
