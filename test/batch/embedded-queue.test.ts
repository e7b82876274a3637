import { join } from 'node:path'
import { createEmbeddedQueue } from '../../server/batch/embedded-queue.ts'
import { impatientTimes } from './embedded-times.ts'
import { testQueueConformance } from './queue-conformance.ts'

testQueueConformance({
  name: 'embedded',
  queue: createEmbeddedQueue(),
  impatient: createEmbeddedQueue(impatientTimes),
  leaseSeconds: impatientTimes.leaseSeconds,
  workerProgram: join(import.meta.dirname, 'embedded-worker-process.ts'),
})
