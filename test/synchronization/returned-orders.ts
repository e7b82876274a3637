import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { tenderTypes } from '../../server/demo/shops.ts'
import { anOrder } from './orders.ts'

/** A payment by wallet, which the shop has captured. */
export const wallet = { tenderType: tenderTypes.wallet, IsPaymentCaptured: 1 }

/** A return of pieces of an order, refunded to its first payment. */
export function returnOf(order: ChannelTransaction, sold = -1, payment: object = {}) {
  return anOrder({
    lines: [{ sold, returnTransactionId: order.header.transactionId, returnLineNum: 1 }],
    payments: [
      {
        ...payment,
        IsLinkedRefund: 1,
        LinkedPaymentTransactionId: order.header.transactionId,
        LinkedPaymentLineNumber: 1,
      },
    ],
  })
}

/** The cancellation of an order by its confirmation number. */
export function cancellationOf(order: ChannelTransaction, payments: readonly object[] = []) {
  return anOrder({
    header: { type: 37, ChannelReferenceId: order.header.ChannelReferenceId },
    lines: order.lines.map(({ qty, price }) => ({ sold: qty, price })),
    payments,
  })
}
