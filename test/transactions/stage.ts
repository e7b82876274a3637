import { sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { type Instant, parseInstant } from '../../server/database/instant.ts'
import { microsFromNumber } from '../../server/database/money.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { createDemoOrganization } from '../../server/demo/create-organization.ts'
import { orderRows } from '../../server/demo/order-rows.ts'
import { startOrderStream } from '../../server/demo/order-stream.ts'
import { createRandom } from '../../server/demo/random.ts'
import { shops } from '../../server/demo/shops.ts'
import { type ContractColumn, channelContract } from '../../server/organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { recountRows } from '../../server/transactions/table-tally.ts'
import type { SynchronizationStatus, TransactionKey } from '../../server/transactions/tables.ts'
import { tallyTransactions } from '../../server/transactions/tally.ts'

/** Orders of the demo's shops, staged as the P-job would, for tests of what comes behind the P-job. */

export const testNow = parseInstant('2026-11-21T07:00:00Z')

/** The demo's company, channels, payment methods and hierarchy. */
export async function createShops(database: Database) {
  return inTransaction(database, (trx) => createDemoOrganization(trx, { at: testNow, databases: [] }))
}

/** Somebody who can be told of by name. */
export async function addUser(database: Database, id: string, name: string): Promise<void> {
  await database.kysely
    .insertInto('account_user')
    .values({
      id: id as Id<'User'>,
      name,
      email: `${id}@example.com`,
      email_verified: true,
      image: null,
      disabled_at: null,
      created_at: testNow,
      updated_at: testNow,
    })
    .execute()
}

/** So many faultless paid sales of the demo's shops, one after the other; the same for the same seed. */
export function someSales(count: number, seed = 'sales'): ChannelTransaction[] {
  const streams = shops.map((shop) =>
    startOrderStream(createRandom(`${seed} ${shop.code}`), shop, { firstNumber: 1, rememberedPercent: 0 }),
  )
  const begin = Date.parse('2026-10-01T08:00:00Z') / 1000
  return Array.from({ length: count }, (_, index) => {
    const stream = streams[index % streams.length]
    if (!stream) throw new Error('No shops')
    return orderRows(stream.nextSale(begin + index * 600, () => true))
  })
}

/** So many transactions of every kind of the demo's shops: sales, quotations, returns, cancellations. */
export function someTransactions(count: number, seed = 'all sorts'): ChannelTransaction[] {
  const streams = shops.map((shop) =>
    startOrderStream(createRandom(`${seed} ${shop.code}`), shop, { firstNumber: 1, rememberedPercent: 100 }),
  )
  const begin = Date.parse('2026-10-01T08:00:00Z') / 1000
  return Array.from({ length: count }, (_, index) => {
    const stream = streams[index % streams.length]
    if (!stream) throw new Error('No shops')
    return orderRows(stream.next(begin + index * 7200))
  })
}

/** One faultless sale of the demo that meets a condition. */
export function aSale(isMeant: (sale: ChannelTransaction) => boolean = () => true): ChannelTransaction {
  const sale = someSales(400).find(isMeant)
  if (!sale) throw new Error('None of the demo’s sales is such')
  return sale
}

interface Staged extends TransactionKey {
  readonly id: Id<'ChannelTransaction'>
}

interface StageOptions {
  readonly status?: SynchronizationStatus
  readonly pulledAt?: Instant
  readonly failedAt?: Instant | null
}

/** Stages what shops wrote; the transactions' ids and keys, in the same order. */
export async function stage(
  database: Database,
  transactions: readonly ChannelTransaction[],
  options: StageOptions = {},
): Promise<Staged[]> {
  const { status = 'pendingSynchronization', pulledAt = testNow } = options
  return inTransaction(database, async (trx) => {
    const staged = transactions.map(({ header }) => ({
      id: newId<'ChannelTransaction'>(),
      company_id: header.DataAreaId as CompanyId,
      channel_number: header.Channel as ChannelNumber,
      transaction_id: header.transactionId,
    }))
    const session = newId<'UploadSession'>()
    const source = newId<'ChannelDatabase'>()
    for (const key of staged) {
      await trx
        .insertInto('channel_transaction')
        .values({
          ...key,
          channel_database_id: source,
          upload_session_id: session,
          pulled_at: pulledAt,
          version: 0,
          is_complete: true,
          status,
          retry_count: status === 'failed' ? 1 : 0,
          next_attempt_at: null,
          failed_at: options.failedAt ?? (status === 'failed' ? pulledAt : null),
          synchronized_at: status === 'succeeded' ? pulledAt : null,
          run_id: null,
          locked_by: null,
          locked_at: null,
        })
        .execute()
    }
    const rowsOf = {
      RetailTransactionTable: transactions.map(({ header }) => header),
      RetailTransactionSalesTrans: transactions.flatMap(({ lines }) => lines),
      RetailTransactionPaymentTrans: transactions.flatMap(({ payments }) => payments),
      RetailTransactionAddressTrans: transactions.flatMap(({ addresses }) => addresses),
      RetailTransactionDiscountTrans: transactions.flatMap(({ discounts }) => discounts),
      RetailTransactionTaxTrans: transactions.flatMap(({ taxes }) => taxes),
      RetailTransactionMarkupTrans: transactions.flatMap(({ charges }) => charges),
      RetailTransactionChargeTaxTrans: transactions.flatMap(({ chargeTaxes }) => chargeTaxes),
      RetailTransactionInfocodeTrans: transactions.flatMap(({ infocodes }) => infocodes),
      RetailTransactionAttributeTrans: transactions.flatMap(({ attributes }) => attributes),
    }
    for (const [table, rows] of Object.entries(rowsOf)) await stageRows(trx, table, rows)
    for (const { stagedTable } of channelContract) await recountRows(trx, 'USRT' as CompanyId, stagedTable)
    await tallyTransactions(
      trx,
      sql`select h.company_id, h.channel_number, h.transaction_date, h.type
        from channel_transaction as t join channel_transaction_header as h on h.company_id = t.company_id
          and h.channel_number = t.channel_number and h.transaction_id = t.transaction_id
        where t.upload_session_id = ${session}`,
    )
    return staged
  })
}

let counter = 0

async function stageRows(trx: Transaction, channelTable: string, rows: readonly object[]): Promise<void> {
  const table = channelContract.find((candidate) => candidate.channelTable === channelTable)
  if (!table) throw new Error(`Not in the contract: ${channelTable}`)
  const columns = table.columns.map(({ staged }) => sql.ref(staged))
  for (let first = 0; first < rows.length; first += 400) {
    const values = rows.slice(first, first + 400).map((row) => {
      const written = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]))
      written.set('replicationcounterfromorigin', ++counter)
      const staged = table.columns.map((column) =>
        stagedValue(column, written.get(column.channel.toLowerCase())),
      )
      return sql`(0, ${sql.join(staged)})`
    })
    await sql`insert into ${sql.table(table.stagedTable)} (version, ${sql.join(columns)}) values ${sql.join(values)}`.execute(
      trx,
    )
  }
}

function stagedValue(column: ContractColumn, value: unknown): unknown {
  const present = value ?? column.whenEmpty ?? null
  if (present === null) return null
  if (column.kind === 'decimal') return microsFromNumber(Number(present))
  if (column.kind === 'flag') return present === 1
  if (column.kind === 'date') return present === '1900-01-01' ? null : present
  if (column.kind === 'instant') return parseInstant(String(present))
  return present
}
