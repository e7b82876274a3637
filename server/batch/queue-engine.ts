import { createEmbeddedQueue } from './embedded-queue.ts'
import type { Queue } from './queue.ts'

let engine: Queue = createEmbeddedQueue()

/** The queue engine that this process schedules with. */
export function queue(): Queue {
  return engine
}

/** Puts another engine behind the port, before anything is scheduled. */
export function useQueue(other: Queue): void {
  engine = other
}
