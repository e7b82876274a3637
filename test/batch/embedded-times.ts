import type { EmbeddedWorkerTimes } from '../../server/batch/embedded-worker.ts'

/** The embedded worker with a lease that a test can wait out. */
export const impatientTimes: EmbeddedWorkerTimes = {
  pollMilliseconds: 50,
  leaseSeconds: 2,
  heartbeatSeconds: 0.4,
}
