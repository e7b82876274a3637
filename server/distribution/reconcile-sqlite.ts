import { statSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { microsFromNumber, microsFromText } from '../database/money.ts'
import { type SqliteHandle, whenFree } from '../database/sqlite-handle.ts'
import { channelContract } from '../organization/channel-contract.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { ChannelSource } from '../organization/channel-source.ts'
import { whereOf } from '../organization/test-channel-database.ts'
import { sqliteLayout, type TableLayout } from './channel-layout.ts'
import { rowsPerSlice } from './channel-reader.ts'
import { micros, quickDecimal } from './column-sql.ts'
import { asChannelError } from './pull-error.ts'
import type { DaySum, Days } from './reconcile-postgres.ts'
import { amountColumnOf, counterColumnOf } from './table-sql.ts'
import { takeTurn } from './turn.ts'

const schema = 'channel'
const never = new AbortController().signal

/**
 * Counts and sums a SQLite channel database by day and currency of the header and by table, headers by the slice, so
 * that neither the shop nor the event loop is kept waiting.
 * @throws PullError with what is wrong at the channel database.
 */
export async function sumSqliteChannel(
  source: Extract<ChannelSource, { kind: 'sqlite' }>,
  days: Days,
  patienceMilliseconds: number,
): Promise<readonly DaySum[]> {
  const where = whereOf(source)
  const handle = new SqliteDatabase(':memory:', { timeout: 0 })
  try {
    if (!statSync(source.file).isFile())
      throw Object.assign(new Error(`${source.file} is not a file`), { code: 'NOT_A_FILE' })
    // Attached to a handle that could write and never does: a read-only one may leave files beside the shop's.
    await whenFree(() => handle.prepare(`attach ? as ${schema}`).run(source.file), patienceMilliseconds)
    handle.exec('create temp table header (company, channel, id, day text, currency text)')
    const layouts = await whenFree(
      () => sqliteLayout(handle, schema, channelContract, where),
      patienceMilliseconds,
    )
    return await sumSlices(handle, layouts, days, patienceMilliseconds)
  } catch (error) {
    throw asChannelError(error, where)
  } finally {
    handle.close()
  }
}

async function sumSlices(
  handle: SqliteHandle,
  layouts: readonly TableLayout[],
  { from, to }: Days,
  patienceMilliseconds: number,
): Promise<readonly DaySum[]> {
  const header = layouts.find(({ contract }) => contract.key.length === 0)
  if (!header) return []
  const name = (staged: string) => nameOf(header, staged)
  const counter = `s.${quoted(header.columns.get(counterColumnOf(header.contract).channel) ?? '')}`
  const day = `substr(${name('transaction_date')}, 1, 10)`
  const end = handle
    .prepare<[number], number>(
      `select ${counter} from ${tableOf(header)} where ${counter} > ? order by 1 limit 1 offset ${rowsPerSlice - 1}`,
    )
    .pluck()
  const choose = handle.prepare<[number, number, string, string]>(
    `insert into temp.header
     select ${name('company_id')}, ${name('channel_number')}, ${name('transaction_id')}, ${day},
       ifnull(${name('currency')}, '') from ${tableOf(header)}
     where ${counter} > ? and ${counter} <= ? and ${day} between ? and ?`,
  )
  const tables = layouts.map((layout) => tableSums(handle, layout))
  const sums: DaySum[] = []
  for (let after = Number.MIN_SAFE_INTEGER; after < Number.MAX_SAFE_INTEGER; ) {
    after = await whenFree(() => {
      handle.exec('delete from temp.header')
      const last = end.get(after) ?? Number.MAX_SAFE_INTEGER
      const chosen = choose.run(after, last, from, to).changes
      const found = chosen === 0 ? [] : tables.flatMap((sum) => sum())
      sums.push(...found)
      return last
    }, patienceMilliseconds)
    await takeTurn(never)
  }
  return sums
}

/** What sums a table's rows of the chosen headers. */
function tableSums(handle: SqliteHandle, layout: TableLayout): () => DaySum[] {
  const { contract } = layout
  const amountColumn = amountColumnOf(contract)
  const amount = amountColumn ? nameOf(layout, amountColumn.staged) : 'null'
  const from = `from temp.header h cross join ${tableOf(layout)} on ${nameOf(layout, 'company_id')} = h.company
     and ${nameOf(layout, 'channel_number')} = h.channel and ${nameOf(layout, 'transaction_id')} = h.id`
  const isQuick = amountColumn ? quickDecimal(amount) : 'true'
  const quick = handle
    .prepare<[], { day: string; currency: string; rows: bigint; amount: bigint | null }>(
      `select h.day, h.currency, count(*) as "rows",
         sum(case when ${isQuick} then ${micros(amount)} end) as amount ${from}
       group by h.day, h.currency`,
    )
    .safeIntegers()
  const others = handle.prepare<[], { day: string; currency: string; amount: string | number }>(
    `select h.day, h.currency, ${amount} as amount ${from} where ${amount} is not null and not (${isQuick})`,
  )
  const microsOf = (value: number | string) =>
    (typeof value === 'number' ? microsFromNumber(value) : microsFromText(value)) ?? 0
  return () => [
    ...quick.all().map(({ day, currency, rows, amount: sum }) => ({
      contract,
      day,
      currency,
      rows: Number(rows),
      amount: sum ?? 0n,
    })),
    ...(amountColumn ? others.all() : []).map(({ day, currency, amount: value }) => ({
      contract,
      day,
      currency,
      rows: 0,
      amount: BigInt(microsOf(value)),
    })),
  ]
}

function tableOf(layout: TableLayout): string {
  return `${quoted(schema)}.${quoted(layout.name)} s`
}

function nameOf({ contract, columns }: TableLayout, staged: string): string {
  const channel = contract.columns.find((column) => column.staged === staged)?.channel ?? ''
  return `s.${quoted(columns.get(channel) ?? channel)}`
}
