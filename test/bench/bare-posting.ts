import { rmSync } from 'node:fs'
import type { Statement } from 'better-sqlite3'
import { openSqliteHandle, type SqliteHandle } from '../../server/database/sqlite-handle.ts'
import { type StepResult, stopwatch } from './harness.ts'
import { createBenchCompany, headquartersFile, openHeadquarters, setUpAt } from './headquarters.ts'

/** Customers come before the orders that name them; those of the company's set-up were not posted. */
const customerTables = ['customer', 'customer_address'] as const
const ofOrders = [
  'sales_order_line',
  'sales_order_charge',
  'sales_order_discount',
  'sales_order_tax',
  'sales_order_charge_tax',
  'sales_order_address',
  'sales_order_attribute',
  'sales_order_reason_code',
  'order_payment',
] as const
const journalTables = ['customer_payment_journal', 'customer_payment_journal_line'] as const

const postedSince = `where created_at <> '${setUpAt}'`
const ordersAtOnce = 2_000

/** How many rows posting has written into a headquarters. */
export function countPostedRows(handle: SqliteHandle): number {
  const tables = [
    ...customerTables.map((table) => `${table} ${postedSince}`),
    ...['sales_order', ...ofOrders, ...journalTables],
  ]
  return tables.reduce(
    (sum, from) => sum + Number(handle.prepare(`select count(*) from ${from}`).pluck().get()),
    0,
  )
}

/**
 * Inserts the rows that Kontor posted into the same tables, empty, with the same indexes and settings, as a plain
 * program would: order by order, each with its lines, charges, taxes and payments, by one prepared insert a table, all
 * in one transaction. Reading the rows is not measured.
 */
export async function insertPosted({
  directory,
  file,
  name,
}: {
  readonly directory: string
  readonly file: string
  /** The headquarters that Kontor has posted in. */
  readonly name: string
}): Promise<StepResult> {
  const source = openSqliteHandle(headquartersFile(directory, name))
  const empty = await openHeadquarters(directory, 'bare-posting')
  await createBenchCompany(empty, file)
  await empty.close()
  const target = openSqliteHandle(headquartersFile(directory, 'bare-posting'))
  const watch = stopwatch()
  let count = 0

  function insertAll(work: readonly (readonly [Statement, readonly unknown[]])[]): void {
    watch.run(() => {
      for (const [insert, row] of work) insert.run(...row)
    })
    count += work.length
  }

  target.exec('begin immediate')
  for (const table of customerTables) {
    const insert = prepareInsert(target, table)
    insertAll(rowsOf(source, `select * from ${table} ${postedSince}`).map((row) => [insert, row]))
  }
  const inserts = ['sales_order', ...ofOrders].map((table) => prepareInsert(target, table))
  const reads = ['sales_order where id', ...ofOrders.map((table) => `${table} where sales_order_id`)].map(
    (from) => source.prepare<[string, string], unknown[]>(`select * from ${from} between ? and ?`).raw(),
  )
  const nextOrders = source
    .prepare<[string], string>(`select id from sales_order where id > ? order by id limit ${ordersAtOnce}`)
    .pluck()
  for (let last = ''; ; ) {
    const ids = nextOrders.all(last)
    const [first] = ids
    last = ids.at(-1) ?? ''
    if (first === undefined) break
    // The order's id is the first column of its own table and of those below it.
    const tables = reads.map((read) => Map.groupBy(read.all(first, last), (row) => row[0]))
    insertAll(
      ids.flatMap((id) =>
        inserts.flatMap((insert, table) =>
          (tables[table]?.get(id) ?? []).map((row) => [insert, row] as const),
        ),
      ),
    )
  }
  for (const table of journalTables) {
    const insert = prepareInsert(target, table)
    insertAll(rowsOf(source, `select * from ${table}`).map((row) => [insert, row]))
  }
  watch.run(() => target.exec('commit'))
  target.close()
  source.close()
  rmSync(headquartersFile(directory, 'bare-posting'))
  return { ...watch.read(), count }
}

function prepareInsert(handle: SqliteHandle, table: string): Statement {
  const columns = handle.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table)
  return handle.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
}

function rowsOf(handle: SqliteHandle, query: string): unknown[][] {
  return handle.prepare<[], unknown[]>(query).raw().all()
}
