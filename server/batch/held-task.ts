import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { addSeconds, type Clock, type Instant } from '../database/instant.ts'
import type { ClaimedTask } from './claim-task.ts'
import type { Delivery } from './queue.ts'
import { StaleTaskError } from './task.ts'

/** A task under lease. Every write asks for the lease's token, which changes with its holder. */
export class HeldTask implements Delivery {
  readonly taskId: Id<'BatchTask'>
  readonly runId: Id<'BatchJobRun'>
  readonly worker: string
  readonly token: string
  readonly deliveries: number
  /** Completed, parked or released by its handler: the lease is no longer missed. */
  isSettled = false
  settled: Promise<void> = Promise.resolve()
  readonly #controller = new AbortController()
  readonly #clock: Clock
  readonly #leaseSeconds: number

  constructor(task: ClaimedTask, token: string, worker: string, clock: Clock, leaseSeconds: number) {
    this.taskId = task.id
    this.runId = task.run_id
    this.deliveries = task.deliveries
    this.token = token
    this.worker = worker
    this.#clock = clock
    this.#leaseSeconds = leaseSeconds
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  abort(reason: Error): void {
    if (!this.#controller.signal.aborted) this.#controller.abort(reason)
  }

  async renew(trx: Transaction): Promise<void> {
    const until = addSeconds(this.#clock(), this.#leaseSeconds)
    const renewed = await trx
      .updateTable('batch_task')
      .set({ leased_until: later(until) })
      .where('lease_token', '=', this.token)
      .executeTakeFirst()
    if (renewed.numUpdatedRows === 0n) throw new StaleTaskError()
  }

  async complete(trx: Transaction): Promise<void> {
    this.isSettled = true
    const deleted = await trx
      .deleteFrom('batch_task')
      .where('lease_token', '=', this.token)
      .executeTakeFirst()
    if (deleted.numDeletedRows === 0n) throw new StaleTaskError()
  }

  async park(trx: Transaction): Promise<void> {
    this.isSettled = true
    await this.#write(trx, { state: 'parked', worker: null, lease_token: null, leased_until: null })
  }

  async release(trx: Transaction, notBefore: Instant): Promise<void> {
    this.isSettled = true
    await this.#write(trx, {
      state: 'waiting',
      not_before: notBefore,
      worker: null,
      lease_token: null,
      leased_until: null,
    })
  }

  async #write(trx: Transaction, values: Partial<TaskRowChange>): Promise<void> {
    const updated = await trx
      .updateTable('batch_task')
      .set(values)
      .where('lease_token', '=', this.token)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) throw new StaleTaskError()
  }
}

/** A lease only ever grows: a heartbeat that waited behind a transaction must not take back what that one renewed. */
export function later(until: Instant) {
  return sql<Instant>`case when leased_until > ${until} then leased_until else ${until} end`
}

interface TaskRowChange {
  state: 'waiting' | 'parked'
  not_before: Instant
  worker: null
  lease_token: null
  leased_until: Instant | null
}
