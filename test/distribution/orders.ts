import type { ChannelTable } from '../../server/demo/channel-database-tables.ts'
import type { Shop, ShopRow } from './shop.ts'

export const company = 'USRT'
export const channel = 5637144592

/** What of an order a test cares about. */
export interface OrderOptions {
  readonly channel?: number
  readonly company?: string
  readonly type?: number
  readonly store?: string
  readonly lines?: number
  readonly payments?: number
  /** What the header counts, where that is not what is there. */
  readonly countedLines?: number | null
  readonly countedPayments?: number | null
  readonly date?: string
  /** Columns that differ from a plain order's, by table. */
  readonly overrides?: Readonly<Partial<Record<ChannelTable, ShopRow>>>
}

/** A row for a table of a channel database. */
export type PlacedRow = readonly [table: ChannelTable, row: ShopRow]

/** The rows of a plain web order: 12.50 a line, paid in equal parts, with an address, a tax, a discount and a charge. */
export function orderRows(transactionId: string, options: OrderOptions = {}): PlacedRow[] {
  const { lines = 2, payments = 1, type = 27, date = '2026-11-20', store = '' } = options
  const key = { transactionId, Channel: options.channel ?? channel, DataAreaId: options.company ?? company }
  const amount = 12.5 * lines
  const rows: PlacedRow[] = [
    [
      'RetailTransactionTable',
      {
        ...key,
        store,
        type,
        currency: 'SEK',
        exchRate: 100,
        grossAmount: -amount,
        netAmount: -amount,
        paymentAmount: amount,
        ChannelReferenceId: `ref ${transactionId}`,
        numberOfItems: lines,
        numberOfItemLines: options.countedLines === undefined ? lines : options.countedLines,
        numberOfPaymentLines: options.countedPayments === undefined ? payments : options.countedPayments,
        transDate: date,
        transTime: 43200,
        BeginDateTime: `${date}T11:00:00Z`,
        businessDate: date,
        custAccount: 'C-1',
        receiptEmail: 'kund@example.com',
      },
    ],
  ]
  for (let line = 1; line <= lines; line++) {
    rows.push([
      'RetailTransactionSalesTrans',
      {
        ...key,
        store,
        lineNum: line,
        itemId: `I-${line}`,
        unit: 'st',
        qty: -1,
        price: 12.5,
        netAmount: -12.5,
        netAmountInclTax: -12.5,
        taxAmount: 0,
      },
    ])
    rows.push([
      'RetailTransactionTaxTrans',
      { ...key, StoreId: store, SaleLineNum: line, TaxCode: 'MOMS25', Amount: 2.5, TaxPercentage: 25 },
    ])
  }
  for (let payment = 1; payment <= payments; payment++) {
    rows.push([
      'RetailTransactionPaymentTrans',
      {
        ...key,
        store,
        lineNum: payment,
        tenderType: '2',
        amountTendered: amount / payments,
        currency: 'SEK',
        cardTypeId: 'VISA',
        cardOrAccount: '************1111',
        transDate: date,
        transTime: 43200,
      },
    ])
  }
  rows.push([
    'RetailTransactionAddressTrans',
    { ...key, store, SaleLineNum: 0, DeliveryName: 'Åsa Öberg', City: 'Umeå', CountryRegionId: 'SWE' },
  ])
  rows.push([
    'RetailTransactionDiscountTrans',
    { ...key, StoreId: store, SaleLineNum: 1, LineNum: 1, Amount: 1.25, DiscountOriginType: 2 },
  ])
  rows.push([
    'RetailTransactionMarkupTrans',
    {
      ...key,
      store,
      saleLineNum: 0,
      markupLineNum: 0,
      MarkupCode: 'FRAKT',
      Value: 49,
      CalculatedAmount: 49,
      CurrencyCode: 'SEK',
    },
  ])
  rows.push([
    'RetailTransactionAttributeTrans',
    { ...key, store, HeaderOrLineNum: 0, Name: 'Gift message', TextValue: 'Grattis!' },
  ])
  return rows.map(([table, row]) => [table, { ...row, ...options.overrides?.[table] }])
}

/** Writes an order as a shop does. @returns the counters of its rows, by table. */
export async function writeOrder(
  shop: Shop,
  transactionId: string,
  options: OrderOptions = {},
): Promise<ReadonlyMap<ChannelTable, readonly number[]>> {
  return writeRows(shop, orderRows(transactionId, options))
}

/** Writes rows, in this order. */
export async function writeRows(
  shop: Shop,
  rows: readonly PlacedRow[],
): Promise<ReadonlyMap<ChannelTable, readonly number[]>> {
  const counters = new Map<ChannelTable, number[]>()
  for (const [table, row] of rows) {
    const counter = await shop.insert(table, row)
    counters.set(table, [...(counters.get(table) ?? []), counter])
  }
  return counters
}
