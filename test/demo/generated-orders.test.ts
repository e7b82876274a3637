import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extendPrice } from '../../server/demo/arithmetic.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { orderRows } from '../../server/demo/order-rows.ts'
import { startOrderStream } from '../../server/demo/order-stream.ts'
import { createRandom } from '../../server/demo/random.ts'
import type { Shop } from '../../server/demo/shops.ts'
import { shops } from '../../server/demo/shops.ts'
import { brokenRules, micros, sumMicros } from './identities.ts'

const start = Date.parse('2026-09-20T00:00:00Z') / 1_000

/** What a shop sells in some weeks, an order every hour or so. */
function sell(shop: Shop, seed: string, count: number): ChannelTransaction[] {
  const stream = startOrderStream(createRandom(seed), shop, { firstNumber: 1, rememberedPercent: 100 })
  return Array.from({ length: count }, (_, index) => orderRows(stream.next(start + index * 5_400)))
}

function everySeed(check: (orders: ChannelTransaction[], shop: Shop) => void): void {
  for (const shop of shops) {
    assert(
      property(integer(), (seed) => check(sell(shop, `seed ${seed}`, 120), shop)),
      { numRuns: 8 },
    )
  }
}

describe('every generated order, whatever the seed', () => {
  test('keeps every identity and every rule to the minor unit', () => {
    everySeed((orders) => {
      for (const order of orders) expect(brokenRules(order), order.header.transactionId).toEqual([])
    })
  })

  test('has lines whose amounts follow from price, quantity, discounts and tax', () => {
    everySeed((orders) => {
      for (const { header, lines } of orders) {
        for (const line of lines) {
          const listed = extendPrice(micros(line.price), Math.round(line.qty * 1_000)) * 10_000
          const charged = header.IsTaxIncludedInPrice ? line.netAmountInclTax : line.netAmount
          expect(micros(charged)).toBe(listed + micros(line.discAmount))
          expect(micros(line.netAmountInclTax)).toBe(micros(line.netAmount) + micros(line.taxAmount))
          expect(micros(line.discAmount)).toBe(
            micros(line.lineDscAmount) + micros(line.totalDiscAmount) + micros(line.periodicDiscAmount),
          )
        }
      }
    })
  })

  test('adds up its discounts by origin in the header', () => {
    everySeed((orders) => {
      for (const { header, lines, discounts } of orders) {
        const valid = lines.filter((line) => line.transactionStatus === 0)
        expect(micros(header.totalDiscAmount)).toBe(sumMicros(valid, (line) => line.totalDiscAmount))
        const ofCustomer = discounts.filter((discount) => discount.DiscountOriginType === 1)
        expect(micros(header.custDiscAmount)).toBe(sumMicros(ofCustomer, (discount) => discount.Amount))
      }
    })
  })

  test('is written in amounts that the currency has', () => {
    everySeed((orders) => {
      for (const { header, lines, payments, charges, discounts } of orders) {
        const amounts = [
          ...[header.grossAmount, header.netAmount, header.paymentAmount, header.discAmount],
          ...lines.flatMap((line) => [
            line.netAmount,
            line.netAmountInclTax,
            line.taxAmount,
            line.discAmount,
          ]),
          ...payments.flatMap((payment) => [payment.amountTendered, payment.amountCur, payment.amountMST]),
          ...charges.flatMap((charge) => [charge.CalculatedAmount, charge.TaxAmount]),
          ...discounts.map((discount) => discount.Amount),
        ]
        for (const amount of amounts)
          expect(Math.abs(micros(amount) % 10_000), `${header.transactionId} ${amount}`).toBe(0)
      }
    })
  })

  test('counts its lines and payments from 1, and its charges and discounts within their line', () => {
    everySeed((orders) => {
      for (const { lines, payments, charges, discounts } of orders) {
        expect(isRising(lines.map((line) => line.lineNum))).toBe(true)
        expect(isRising(payments.map((payment) => payment.lineNum))).toBe(true)
        for (const line of [0, ...lines.map((row) => row.lineNum)]) {
          const numbers = charges.filter((row) => row.saleLineNum === line).map((row) => row.markupLineNum)
          expect(numbers).toEqual(numbers.map((_, index) => index))
          const ofLine = discounts.filter((row) => row.SaleLineNum === line).map((row) => row.LineNum)
          expect(ofLine).toEqual(ofLine.map((_, index) => index + 1))
        }
      }
    })
  })

  test('goes back only to what was sold before, and never further than what was sold and paid', () => {
    everySeed((orders) => {
      const earlier = new Map<string, ChannelTransaction>()
      const undone = new Set<string>()
      for (const order of orders) {
        const isReversal = order.header.grossAmount > 0
        if (isReversal) {
          for (const line of order.lines) {
            const sold = earlier
              .get(line.returnTransactionId ?? '')
              ?.lines.find((row) => row.lineNum === line.returnLineNum)
            expect(sold, 'the line that is given back').toBeDefined()
            expect(line.qty).toBeLessThanOrEqual(-(sold?.qty ?? 0))
            expect(line.itemId).toBe(sold?.itemId)
          }
          for (const refund of order.payments) {
            expect(refund.IsLinkedRefund).toBe(1)
            const payment = earlier
              .get(refund.LinkedPaymentTransactionId ?? '')
              ?.payments.find((row) => row.lineNum === refund.LinkedPaymentLineNumber)
            expect(payment?.tenderType).toBe(refund.tenderType)
            expect(refund.RefundableAmount).toBeGreaterThanOrEqual(0)
          }
          const source = order.lines[0]?.returnTransactionId ?? ''
          expect(undone.has(source)).toBe(false)
          undone.add(source)
        }
        if (order.header.type === 37) {
          const source = earlier.get(order.lines[0]?.returnTransactionId ?? '')
          expect(order.header.ChannelReferenceId).toBe(source?.header.ChannelReferenceId)
          expect(order.header.grossAmount).toBe(0 - (source?.header.grossAmount ?? 0))
          expect(order.header.netAmount).toBe(0 - (source?.header.netAmount ?? 0))
        }
        earlier.set(order.header.transactionId, order)
      }
    })
  })

  test('masks every card and knows only gift cards and vouchers that are no card numbers', () => {
    everySeed((orders) => {
      const columns = orders.flatMap(({ payments }) =>
        payments.flatMap((row) => [
          row.cardOrAccount,
          row.giftCardId,
          row.creditVoucherId,
          row.loyaltyCardId,
        ]),
      )
      for (const value of columns) expect(value ?? '').not.toMatch(/\d{13}/)
    })
  })
})

describe('the orders of some weeks', () => {
  const orders = shops.flatMap((shop) => sell(shop, 'variety', 700))
  const lines = orders.flatMap((order) => order.lines)
  const payments = orders.flatMap((order) => order.payments)

  test('are of every kind that headquarters takes', () => {
    const kinds = orders.map(({ header }) => `${header.type}/${header.TransactionOrderType}`)
    expect([...new Set(kinds)].sort()).toEqual(['27/0', '27/1', '31/1', '33/0', '37/0'])
    expect(orders.some(({ header }) => header.type === 27 && header.grossAmount > 0)).toBe(true)
  })

  test('are paid in every way', () => {
    expect(new Set(payments.map((payment) => payment.tenderType))).toEqual(
      new Set(['2', '4', '6', '8', '9', '10']),
    )
    expect(payments.some((payment) => payment.IsPaymentCaptured === 1 && payment.isPrepayment === 1)).toBe(
      true,
    )
    expect(
      payments.some((payment) => payment.paymentCardToken !== null && payment.IsPaymentCaptured === 0),
    ).toBe(true)
    expect(payments.some((payment) => payment.VoidStatus === 1)).toBe(true)
    expect(payments.some((payment) => payment.changeLine === 1)).toBe(true)
    expect(payments.some((payment) => payment.IsLinkedRefund === 1)).toBe(true)
    expect(payments.some((payment) => payment.currency === 'EUR' && (payment.exchRate ?? 0) > 1_000)).toBe(
      true,
    )
    expect(orders.some((order) => order.payments.length > 2)).toBe(true)
  })

  test('are discounted for every reason', () => {
    const discounts = orders.flatMap((order) => order.discounts)
    expect(new Set(discounts.map((row) => row.DiscountOriginType))).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(new Set(discounts.map((row) => row.ManualDiscountType))).toEqual(new Set([0, 2, 3, 4]))
    expect(discounts.some((row) => row.DiscountCode !== null)).toBe(true)
    expect(discounts.some((row) => (row.DealPrice ?? 0) > 0)).toBe(true)
  })

  test('are charged and taxed on order and line, at the rates of where they go', () => {
    const charges = orders.flatMap((order) => order.charges)
    expect(new Set(charges.map((row) => row.Method))).toEqual(new Set([0, 1, 2]))
    expect(charges.some((row) => row.saleLineNum > 0)).toBe(true)
    const codes = new Set(orders.flatMap((order) => order.taxes.map((tax) => tax.TaxCode)))
    for (const code of [
      'SE-VAT25',
      'SE-VAT12',
      'SE-VAT6',
      'NO-VAT25',
      'NO-VAT15',
      'GB-VAT20',
      'DE-VAT19',
      'FI-VAT255',
      'NY-MCTD',
    ]) {
      expect(codes).toContain(code)
    }
  })

  test('are placed by guests, customers that are known, and customers that are not known yet', () => {
    const accounts = orders.map(({ header }) => header.custAccount)
    expect(accounts).toContain(null)
    expect(accounts).toContain('GUEST-SE')
    expect(accounts.some((account) => account?.startsWith('HNO-C'))).toBe(true)
    const guids = accounts.filter((account) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(account ?? ''))
    expect(guids.length).toBeGreaterThan(new Set(guids).size)
  })

  test('go to one-time addresses of the order and of single lines, in names as people have them', () => {
    const addresses = orders.flatMap((order) => order.addresses)
    expect(addresses.some((row) => row.SaleLineNum > 0 && row.store !== '')).toBe(true)
    expect(addresses.map((row) => `${row.DeliveryName} ${row.Street}`).join(' ')).toMatch(
      /(?=.*å)(?=.*ä)(?=.*ö)(?=.*æ)(?=.*ø)/i,
    )
    expect(
      orders.some(({ header, addresses: own }) => header.LogisticsPostalAddress > 0 && own.length === 0),
    ).toBe(true)
  })

  test('fill the columns that only some orders fill', () => {
    expect(lines.some((line) => line.transactionStatus === 1)).toBe(true)
    expect(lines.some((line) => line.giftcard === 1 && line.GiftCardNumber !== null)).toBe(true)
    expect(lines.some((line) => line.InventSerialId !== null)).toBe(true)
    expect(lines.some((line) => line.ElectronicDeliveryEmail !== null)).toBe(true)
    expect(lines.some((line) => line.FulfillmentStoreId !== null)).toBe(true)
    expect(lines.some((line) => line.LineType === 1 && line.price === 0 && line.originalPrice !== 0)).toBe(
      true,
    )
    expect(orders.some(({ header }) => header.receiptId !== null)).toBe(true)
    expect(orders.some(({ header }) => header.staff !== null)).toBe(true)
    expect(orders.some(({ addresses }) => addresses.some((row) => row.EmailContent !== null))).toBe(true)
    expect(orders.some(({ addresses }) => addresses.some((row) => row.DistrictName !== null))).toBe(true)
    expect(lines.some((line) => line.qty % 1 !== 0)).toBe(true)
    expect(orders.some(({ infocodes }) => infocodes.some((row) => row.parentLineNum === -1))).toBe(true)
    expect(orders.some(({ attributes }) => attributes.some((row) => row.HeaderOrLineNum > 0))).toBe(true)
  })

  test('are about ten rows each', () => {
    const rows = orders.reduce(
      (sum, { header: _, ...children }) =>
        sum + 1 + Object.values(children).reduce((all, list) => all + list.length, 0),
      0,
    )
    expect(rows / orders.length).toBeGreaterThan(9)
    expect(rows / orders.length).toBeLessThan(12)
  })
})

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => number > (index === 0 ? 0 : (numbers[index - 1] ?? 0)))
}
