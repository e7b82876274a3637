import type { ChannelTable } from './channel-database-tables.ts'
import type { ChannelTransaction } from './channel-rows.ts'

/** A row that breaks the contract between shop and headquarters, and must be quarantined. */
export interface ContractBreach {
  readonly reason: 'textInAmount' | 'fullCardNumber' | 'impossibleDate' | 'unknownEnumValue'
  readonly table: ChannelTable
  readonly column: string
  readonly canSpoil: (sale: ChannelTransaction) => boolean
  /** Spoils one row in place. */
  readonly spoil: (sale: ChannelTransaction) => void
}

/** The number that card schemes publish for tests: valid by its check digit, and nobody's. */
const testCardNumber = '4111111111111111'

const anything = () => true
const hasPayment = (sale: ChannelTransaction) => sale.payments.length > 0

export const contractBreaches: readonly ContractBreach[] = [
  {
    reason: 'textInAmount',
    table: 'RetailTransactionSalesTrans',
    column: 'price',
    canSpoil: anything,
    spoil: (sale) => overwrite(sale.lines, { price: 'tolv kronor' }),
  },
  {
    reason: 'textInAmount',
    table: 'RetailTransactionTable',
    column: 'netAmount',
    canSpoil: anything,
    spoil: (sale) => overwrite([sale.header], { netAmount: '-12,50' }),
  },
  {
    reason: 'fullCardNumber',
    table: 'RetailTransactionPaymentTrans',
    column: 'cardOrAccount',
    canSpoil: hasPayment,
    spoil: (sale) => overwrite(sale.payments, { cardOrAccount: testCardNumber }),
  },
  {
    reason: 'impossibleDate',
    table: 'RetailTransactionTable',
    column: 'transDate',
    canSpoil: anything,
    spoil: (sale) => overwrite([sale.header], { transDate: '2026-02-30' }),
  },
  {
    reason: 'unknownEnumValue',
    table: 'RetailTransactionTable',
    column: 'type',
    canSpoil: anything,
    spoil: (sale) => overwrite([sale.header], { type: 99 }),
  },
  {
    reason: 'unknownEnumValue',
    table: 'RetailTransactionPaymentTrans',
    column: 'VoidStatus',
    canSpoil: hasPayment,
    spoil: (sale) => overwrite(sale.payments, { VoidStatus: 9 }),
  },
]

/** Puts values into the first row that its type would not allow: SQLite stores what it is given. */
function overwrite(rows: readonly object[], values: Readonly<Record<string, unknown>>): void {
  const [first] = rows
  if (first !== undefined) Object.assign(first, values)
}
