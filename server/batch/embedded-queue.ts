import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { defaultTimes, EmbeddedWorker, type EmbeddedWorkerTimes } from './embedded-worker.ts'
import type { Queue, QueueTask } from './queue.ts'

/**
 * The queue engine that comes with the database: one table, one timer a worker, on SQLite and PostgreSQL alike. What
 * keeps two workers apart is the row itself, claimed in one UPDATE, and a partial unique index for categories.
 */
export function createEmbeddedQueue(times: EmbeddedWorkerTimes = defaultTimes): Queue {
  return {
    schedule,
    cancel,
    exists,
    startWorker: (options) => new EmbeddedWorker(options, times),
  }
}

async function schedule(trx: Transaction, task: QueueTask): Promise<void> {
  await trx
    .insertInto('batch_task')
    .values({
      id: task.taskId,
      run_id: task.runId,
      not_before: task.notBefore,
      category: task.category,
      priority: task.priority,
      state: 'waiting',
      cancel_requested: false,
      deliveries: 0,
    })
    .execute()
}

async function cancel(trx: Transaction, taskId: Id<'BatchTask'>) {
  // A worker may be claiming it this moment: the statement that comes second sees what the first has made of the row.
  const removed = await trx
    .deleteFrom('batch_task')
    .where('id', '=', taskId)
    .where('state', 'in', ['waiting', 'parked'])
    .executeTakeFirst()
  if (removed.numDeletedRows > 0n) return 'removed'
  const requested = await trx
    .updateTable('batch_task')
    .set({ cancel_requested: true })
    .where('id', '=', taskId)
    .executeTakeFirst()
  return requested.numUpdatedRows > 0n ? 'requested' : 'absent'
}

async function exists(queries: Queries, taskId: Id<'BatchTask'>): Promise<boolean> {
  const row = await queries.selectFrom('batch_task').select('id').where('id', '=', taskId).executeTakeFirst()
  return row !== undefined
}
