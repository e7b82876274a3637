import { prefilledGuidePath } from './addresses.ts'

/** The guide that mends a transaction which failed, with that transaction chosen. */
export function mendTransactionPath(transactionId: string): string {
  return prefilledGuidePath('mend-failed-order', { 'SynchronizeTransactionInput.id': transactionId })
}

/** The guide that releases an order, with its hold chosen. */
export function releaseHoldPath(holdId: string): string {
  return prefilledGuidePath('release-order-hold', { 'ReleaseOrderHoldInput.id': holdId })
}

/** The guide that pulls the rows of an upload session again, with that session chosen. */
export function rerunSessionPath(sessionId: string): string {
  return prefilledGuidePath('rerun-upload-session', { 'RerunUploadSessionInput.session': sessionId })
}
