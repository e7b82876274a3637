import type { Tone } from '../components/status-badge.tsx'
import type { OrderPaymentStatus, SalesOrderStatus } from './orders.generated.ts'
import type { SynchronizationStatus } from './transactions.generated.ts'

/** What a transaction's synchronization status means to who reads it. */
export const toneOfSynchronization: Readonly<Record<SynchronizationStatus, Tone>> = {
  NONE: 'neutral',
  PENDING_SYNCHRONIZATION: 'neutral',
  CREATING: 'busy',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  EDITING: 'warning',
}
export const synchronizationStatuses = Object.keys(toneOfSynchronization) as readonly SynchronizationStatus[]

export const toneOfOrder: Readonly<Record<SalesOrderStatus, Tone>> = {
  OPEN: 'neutral',
  DELIVERED: 'good',
  INVOICED: 'good',
  CANCELED: 'warning',
}
export const orderStatuses = Object.keys(toneOfOrder) as readonly SalesOrderStatus[]

export const toneOfPayment: Readonly<Record<OrderPaymentStatus, Tone>> = {
  OPEN: 'neutral',
  AUTHORIZED: 'neutral',
  CAPTURED: 'good',
  REFUND_DUE: 'warning',
  REFUNDED: 'good',
  VOIDED: 'warning',
}
export const paymentStatuses = Object.keys(toneOfPayment) as readonly OrderPaymentStatus[]
