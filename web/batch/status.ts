import type { Tone } from '../components/status-badge.tsx'
import type { BatchStatus } from './job-list.generated.ts'

/** What a batch job's or run's status means to who reads it. */
export const toneOfStatus: Readonly<Record<BatchStatus, Tone>> = {
  WITHHOLD: 'warning',
  WAITING: 'neutral',
  READY: 'neutral',
  EXECUTING: 'busy',
  ENDED: 'good',
  ERROR: 'bad',
  CANCELING: 'warning',
  CANCELED: 'warning',
  DID_NOT_RUN: 'bad',
}

export const batchStatuses = Object.keys(toneOfStatus) as readonly BatchStatus[]
