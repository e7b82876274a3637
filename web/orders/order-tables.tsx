import { Empty, Section } from '../components/page.tsx'
import { countryName } from '../language/country-name.ts'
import { type Columns, createColumns } from '../lists/columns.tsx'
import type { Column } from '../lists/list.ts'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { SalesOrderPageQuery } from './orders.generated.ts'
import { toneOfPayment } from './status.ts'

export type Order = NonNullable<SalesOrderPageQuery['salesOrder']>

/** A section with a table of an order's rows, left out where there are none. */
function OrderTable<Row>({
  ui,
  id,
  title,
  rows,
  rowKey,
  columns,
}: {
  readonly ui: Ui
  readonly id: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
}) {
  if (rows.length === 0) return null
  return (
    <Section id={id} title={title}>
      <Table ui={ui} caption={title} columns={columns} rows={rows} rowKey={rowKey} />
    </Section>
  )
}

/** The order's lines. */
export function OrderLines({ ui, order }: { readonly ui: Ui; readonly order: Order }) {
  const column = createColumns<Order['lines'][number]>(ui, 'SalesOrderLine')
  if (order.lines.length === 0) {
    return (
      <Empty>
        <p>{ui.t('orders:order.noLines')}</p>
      </Empty>
    )
  }
  return (
    <OrderTable
      ui={ui}
      id="lines"
      title={ui.word.field('SalesOrder', 'lines')}
      rows={order.lines}
      rowKey={({ lineNumber }) => String(lineNumber)}
      columns={[
        column.number('lineNumber', ({ lineNumber }) => lineNumber),
        column.text('itemNumber', ({ itemNumber }) => itemNumber),
        column.words('description', ({ description }) => description),
        {
          ...column.decimal('quantity', ({ quantity }) => quantity),
          cell: ({ quantity, unit }) => [ui.format.decimal(quantity), unit].join(' '),
        },
        column.money('price', ({ price }) => price),
        column.money('discountAmount', ({ discountAmount }) => discountAmount),
        column.money('netAmount', ({ netAmount }) => netAmount),
        column.money('taxAmount', ({ taxAmount }) => taxAmount),
        column.money('grossAmount', ({ grossAmount }) => grossAmount),
        column.words('warehouse', ({ warehouse }) => warehouse),
        column.words('deliveryMode', ({ deliveryMode }) => deliveryMode),
      ]}
    />
  )
}

/** Charges, discounts, taxes and addresses of the order, each where there are any. */
export function OrderDetails({ ui, order }: { readonly ui: Ui; readonly order: Order }) {
  const { word } = ui
  const charge = createColumns<Order['charges'][number]>(ui, 'SalesOrderCharge')
  const discount = createColumns<Order['discounts'][number]>(ui, 'SalesOrderDiscount')
  const tax = createColumns<Order['taxes'][number]>(ui, 'SalesOrderTax')
  const address = createColumns<Order['addresses'][number]>(ui, 'SalesOrderAddress')
  return (
    <>
      <OrderTable
        ui={ui}
        id="charges"
        title={word.field('SalesOrder', 'charges')}
        rows={order.charges}
        rowKey={({ lineNumber, chargeNumber }) => `${lineNumber} ${chargeNumber}`}
        columns={[
          charge.text('chargeCode', ({ chargeCode }) => chargeCode),
          charge.text('description', ({ description }) => description),
          lineColumn(ui, charge),
          charge.money('amount', ({ amount }) => amount),
          charge.money('taxAmount', ({ taxAmount }) => taxAmount),
        ]}
      />
      <OrderTable
        ui={ui}
        id="discounts"
        title={word.field('SalesOrder', 'discounts')}
        rows={order.discounts}
        rowKey={({ lineNumber, discountNumber }) => `${lineNumber} ${discountNumber}`}
        columns={[
          discount.number('lineNumber', ({ lineNumber }) => lineNumber),
          discount.text('offer', ({ offer }) => offer),
          discount.text('coupon', ({ coupon }) => coupon),
          discount.decimal('percentage', ({ percentage }) => percentage),
          discount.money('amount', ({ amount }) => amount),
        ]}
      />
      <OrderTable
        ui={ui}
        id="taxes"
        title={word.field('SalesOrder', 'taxes')}
        rows={order.taxes}
        rowKey={({ lineNumber, taxCode }) => `${lineNumber} ${taxCode}`}
        columns={[
          tax.number('lineNumber', ({ lineNumber }) => lineNumber),
          tax.text('taxCode', ({ taxCode }) => taxCode),
          tax.decimal('percentage', ({ percentage }) => percentage),
          tax.money('baseAmount', ({ baseAmount }) => baseAmount),
          tax.money('amount', ({ amount }) => amount),
        ]}
      />
      <OrderTable
        ui={ui}
        id="addresses"
        title={word.field('SalesOrder', 'addresses')}
        rows={order.addresses}
        rowKey={({ lineNumber }) => String(lineNumber)}
        columns={[
          lineColumn(ui, address),
          address.text('name', ({ name }) => name),
          address.text('street', ({ street, streetNumber }) =>
            [street, streetNumber].filter(Boolean).join(' '),
          ),
          address.text('postalCode', ({ postalCode }) => postalCode),
          address.text('city', ({ city }) => city),
          address.words('country', ({ country }) => country && countryName(country, ui.locale)),
        ]}
      />
    </>
  )
}

/** How the order was paid, and the vouchers that were posted for it. */
export function OrderPayments({ ui, order }: { readonly ui: Ui; readonly order: Order }) {
  const { word } = ui
  const payment = createColumns<Order['payments'][number]>(ui, 'OrderPayment')
  const line = createColumns<Order['journalLines'][number]>(ui, 'PaymentJournalLine')
  return (
    <>
      <OrderTable
        ui={ui}
        id="payments"
        title={word.field('SalesOrder', 'payments')}
        rows={order.payments}
        rowKey={({ lineNumber }) => String(lineNumber)}
        columns={[
          payment.number('lineNumber', ({ lineNumber }) => lineNumber),
          payment.status('status', 'OrderPaymentStatus', toneOfPayment, ({ status }) => status),
          payment.value('tenderFunction', 'TenderFunction', ({ tenderFunction }) => tenderFunction),
          payment.text('maskedCardNumber', ({ maskedCardNumber }) => maskedCardNumber),
          payment.day('paidOn', ({ paidOn }) => paidOn),
          payment.text('postingAccount', ({ postingAccount }) => postingAccount),
          payment.money('amount', ({ amount }) => amount),
        ]}
      />
      <OrderTable
        ui={ui}
        id="journal"
        title={word.field('SalesOrder', 'journalLines')}
        rows={order.journalLines}
        rowKey={({ voucherNumber }) => voucherNumber}
        columns={[
          line.text('voucherNumber', ({ voucherNumber }) => voucherNumber),
          line.text('journal', ({ journal }) => journal.number),
          line.text('isPrepayment', ({ isPrepayment }) => (isPrepayment ? ui.t('yes') : ui.t('no'))),
          line.day('paidOn', ({ paidOn }) => paidOn),
          line.text('postingAccount', ({ postingAccount }) => postingAccount),
          line.money('amount', ({ amount }) => amount),
        ]}
      />
    </>
  )
}

/** The line that a row belongs to; line 0 stands for the whole order. */
function lineColumn<Row extends { readonly lineNumber: number }>(ui: Ui, columns: Columns<Row>): Column<Row> {
  const column = columns.number('lineNumber', ({ lineNumber }) => lineNumber)
  return {
    ...column,
    cell: (row) => (row.lineNumber === 0 ? ui.t('orders:order.whole') : column.cell(row)),
  }
}
