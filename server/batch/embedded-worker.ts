import { hostname } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { inTransaction } from '../database/database.ts'
import { newUuid } from '../database/identifiers.ts'
import { addSeconds, type Clock, now } from '../database/instant.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { type ClaimedTask, claimTask, hasTaskToTake } from './claim-task.ts'
import { HeldTask, later } from './held-task.ts'
import type { QueueWorker, QueueWorkerOptions } from './queue.ts'
import { CanceledError, StaleTaskError, WorkerStoppingError } from './task.ts'

/** How the embedded worker keeps time. */
export interface EmbeddedWorkerTimes {
  /** How often it looks for due tasks and for cancellations of what it runs. */
  readonly pollMilliseconds: number
  /**
   * How long a task stays with a worker that gives no sign of life. A killed worker's task is taken over after this much
   * at the latest; it must leave a live worker time for several heartbeats, and the clocks of several machines room to
   * differ.
   */
  readonly leaseSeconds: number
  readonly heartbeatSeconds: number
}

export const defaultTimes: EmbeddedWorkerTimes = {
  pollMilliseconds: 250,
  leaseSeconds: 15,
  heartbeatSeconds: 3,
}

/** A worker of the embedded queue: one timer, and as many deliveries side by side as it was told. */
export class EmbeddedWorker implements QueueWorker {
  readonly name: string
  readonly #options: QueueWorkerOptions
  readonly #times: EmbeddedWorkerTimes
  readonly #clock: Clock
  readonly #held = new Map<string, HeldTask>()
  /** Duties under way: each is done by itself, so that a claim that waits for a lock holds up no heartbeat. */
  readonly #duties = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #lastHeartbeat = 0
  #wakeAgain = false
  #isStopping = false

  constructor(options: QueueWorkerOptions, times: EmbeddedWorkerTimes) {
    this.#options = options
    this.#times = times
    this.#clock = options.clock ?? now
    this.name = `${hostname()}:${process.pid}:${newUuid().slice(-6)}`
    this.#timer = setInterval(() => this.#turn(), times.pollMilliseconds)
    this.#turn()
  }

  wake(): void {
    this.#wakeAgain = true
    this.#turn()
  }

  async stop(graceMilliseconds: number): Promise<void> {
    this.#isStopping = true
    await this.#duties.get('claim')
    for (const held of this.#held.values()) held.abort(new WorkerStoppingError())
    await within(graceMilliseconds, Promise.all([...this.#held.values()].map(({ settled }) => settled)))
    clearInterval(this.#timer)
    await Promise.all(this.#duties.values())
    for (const held of this.#held.values()) await this.#giveBackByForce(held)
  }

  #turn(): void {
    if (this.#held.size > 0) {
      this.#once('cancellations', () => this.#passCancellationsOn())
      if (Date.now() - this.#lastHeartbeat >= this.#times.heartbeatSeconds * 1000) {
        this.#lastHeartbeat = Date.now()
        this.#once('heartbeat', () => this.#renewLeases())
      }
    }
    if (!this.#isStopping) this.#once('claim', () => this.#claimAll())
  }

  /** Does a duty unless it is still being done from an earlier turn. A failing one is done again at the next turn. */
  #once(duty: string, work: () => Promise<void>): void {
    if (this.#duties.has(duty)) return
    const done = work()
      .catch((error: unknown) =>
        this.#options.log.error({ err: error, duty }, 'The queue worker failed a duty'),
      )
      .finally(() => this.#duties.delete(duty))
    this.#duties.set(duty, done)
  }

  async #claimAll(): Promise<void> {
    do {
      this.#wakeAgain = false
      while (!this.#isStopping && this.#held.size < this.#options.concurrency) {
        // On SQLite nothing here ever leaves the microtasks: without a pause, work that is always due would keep
        // timers, signals and heartbeats out for good.
        await setImmediate()
        if (!(await hasTaskToTake(this.#options.database.kysely, this.#clock()))) break
        const token = newUuid()
        const claimed = await this.#claim(token)
        if (claimed === 'contended') continue
        if (!claimed) break
        this.#start(claimed, token)
      }
    } while (this.#wakeAgain)
  }

  async #claim(token: string): Promise<ClaimedTask | 'contended' | undefined> {
    try {
      return await inTransaction(this.#options.database, async (trx) => {
        // The time is told inside the transaction, which on SQLite may have waited long for the write lock: a lease
        // counted from before that would be half over, and one that looked overdue then may have been renewed since.
        const at = this.#clock()
        const leasedUntil = addSeconds(at, this.#times.leaseSeconds)
        return claimTask(trx, { worker: this.name, token, at, leasedUntil })
      })
    } catch (error) {
      // On PostgreSQL two workers may pick two tasks of one category at the same moment: the index lets one of them.
      if (isUniqueViolation(error)) return 'contended'
      throw error
    }
  }

  #start(task: ClaimedTask, token: string): void {
    if (this.#held.size === 0) this.#lastHeartbeat = Date.now()
    const held = new HeldTask(task, token, this.name, this.#clock, this.#times.leaseSeconds)
    this.#held.set(token, held)
    held.settled = this.#handle(held).finally(() => {
      this.#held.delete(token)
      if (!this.#isStopping) this.wake()
    })
  }

  async #handle(held: HeldTask): Promise<void> {
    const { database, log, run } = this.#options
    try {
      await run(held)
      if (!held.isSettled) await inTransaction(database, (trx) => held.complete(trx))
    } catch (error) {
      if (error instanceof StaleTaskError) {
        log.warn({ runId: held.runId, taskId: held.taskId }, 'The task was taken over by another worker')
        return
      }
      log.error(
        { err: error, runId: held.runId, taskId: held.taskId },
        'A delivery failed and will be repeated',
      )
      const delay = Math.min(60, 2 ** held.deliveries)
      await inTransaction(database, (trx) => held.release(trx, addSeconds(this.#clock(), delay))).catch(
        (failure: unknown) =>
          log.error({ err: failure, taskId: held.taskId }, 'The task could not be released'),
      )
    }
  }

  async #renewLeases(): Promise<void> {
    const held = [...this.#held.values()]
    const renewed = await inTransaction(this.#options.database, (trx) =>
      trx
        .updateTable('batch_task')
        .set({ leased_until: later(addSeconds(this.#clock(), this.#times.leaseSeconds)) })
        .where(
          'lease_token',
          'in',
          held.map(({ token }) => token),
        )
        .returning('lease_token')
        .execute(),
    )
    const tokens = new Set(renewed.map(({ lease_token }) => lease_token))
    for (const task of held) if (!tokens.has(task.token) && !task.isSettled) task.abort(new StaleTaskError())
  }

  async #passCancellationsOn(): Promise<void> {
    const canceled = await this.#options.database.kysely
      .selectFrom('batch_task')
      .select('lease_token')
      .where('lease_token', 'in', [...this.#held.keys()])
      .where('cancel_requested', '=', true)
      .execute()
    for (const { lease_token } of canceled)
      if (lease_token) this.#held.get(lease_token)?.abort(new CanceledError())
  }

  async #giveBackByForce(held: HeldTask): Promise<void> {
    const { database, log } = this.#options
    log.warn({ runId: held.runId, taskId: held.taskId }, 'A run did not stop in time and is given back')
    await inTransaction(database, (trx) => held.release(trx, this.#clock())).catch(() => {})
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, over])
  clearTimeout(timer)
}
