import type { Tone } from '../components/status-badge.tsx'
import type { UploadSessionStatus } from './sessions.generated.ts'

/** What an upload session's status means to who reads it. */
export const toneOfSession: Readonly<Record<UploadSessionStatus, Tone>> = {
  STARTED: 'busy',
  AVAILABLE: 'busy',
  APPLIED: 'good',
  CANCELED: 'warning',
  UPLOAD_FAILED: 'bad',
  APPLY_FAILED: 'bad',
}

export const sessionStatuses = Object.keys(toneOfSession) as readonly UploadSessionStatus[]
