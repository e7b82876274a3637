import type { AnyBatchTask } from './batch/task.ts'
import { distributionTasks } from './distribution/tasks.ts'
import { synchronizationTasks } from './synchronization/tasks.ts'

/** Every batch task that a job can be made of. */
export const tasks: readonly AnyBatchTask[] = [...distributionTasks, ...synchronizationTasks]
