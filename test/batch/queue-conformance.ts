import { type ChildProcess, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import type { Delivery, Queue, QueueTask, QueueWorker } from '../../server/batch/queue.ts'
import { CanceledError, StaleTaskError, WorkerStoppingError } from '../../server/batch/task.ts'
import { type Database, inTransaction, openDatabase } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, now } from '../../server/database/instant.ts'
import { silentLog } from '../../server/log.ts'
import { createDatabase } from '../support/databases.ts'

/** A queue engine as the suite takes it. */
export interface Engine {
  readonly name: string
  /** The engine as it is shipped. */
  readonly queue: Queue
  /** The same with a lease of `leaseSeconds`, for the tests that wait one out. */
  readonly impatient: Queue
  readonly leaseSeconds: number
  /**
   * A program that takes a database's address and the word `shipped` or `impatient`, starts one worker, prints
   * `took <runId>` for a delivery, and holds it; on a line of input it renews the lease and prints `held` or `stale`.
   */
  readonly workerProgram: string
}

/** What every queue engine must do, told as tests on both databases. */
export function testQueueConformance(engine: Engine): void {
  describe.each(['sqlite', 'postgres'] as const)(`the ${engine.name} queue (%s)`, (kind) => {
    const cleanUp: (() => Promise<unknown>)[] = []
    afterEach(async () => {
      for (const clean of cleanUp.splice(0).reverse()) await clean()
    })

    /** Opens one database, by as many handles as there are nodes. */
    async function openNodes(count = 1): Promise<{ url: string; nodes: Database[] }> {
      const { url, remove } = await createDatabase(kind)
      cleanUp.push(remove)
      const nodes: Database[] = []
      for (let number = 0; number < count; number++) {
        const node = await openDatabase({ url })
        cleanUp.push(() => node.close())
        nodes.push(node)
      }
      return { url, nodes }
    }

    async function openNode(): Promise<Database> {
      const { nodes } = await openNodes()
      return first(nodes)
    }

    function work(
      database: Database,
      run: (delivery: Delivery) => Promise<void>,
      { queue = engine.queue, concurrency = 4 }: { queue?: Queue; concurrency?: number } = {},
    ): QueueWorker {
      const worker = queue.startWorker({ database, concurrency, log: silentLog(), run })
      cleanUp.push(() => worker.stop(5_000))
      return worker
    }

    async function startProcess(url: string, patience: 'shipped' | 'impatient') {
      const child = spawn(process.execPath, [engine.workerProgram, url, patience], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      cleanUp.push(async () => {
        if (child.exitCode !== null || child.signalCode !== null) return
        child.kill('SIGKILL')
        await once(child, 'exit')
      })
      return { child, lines: linesOf(child) }
    }

    test('delivers each task exactly once, however many workers compete', async () => {
      const { nodes } = await openNodes(2)
      const tasks = Array.from({ length: 60 }, () => newTask())
      await schedule(engine.queue, first(nodes), tasks)
      const delivered: string[] = []
      const all = arrivals(60)
      for (const node of nodes) {
        work(node, async ({ runId }) => {
          delivered.push(runId)
          all.arrive()
        })
      }
      await all.done
      expect(delivered.sort()).toEqual(tasks.map(({ runId }) => runId).sort())
    })

    test('runs no more than its concurrency at a time', async () => {
      const database = await openNode()
      await schedule(
        engine.queue,
        database,
        Array.from({ length: 6 }, () => newTask()),
      )
      let active = 0
      let most = 0
      const two = arrivals(2)
      const all = arrivals(6)
      work(
        database,
        async () => {
          most = Math.max(most, ++active)
          two.arrive()
          await two.done
          // Long enough for a third one to show itself.
          await pause(30)
          active--
          all.arrive()
        },
        { concurrency: 2 },
      )
      await all.done
      expect(most).toBe(2)
    })

    test('delivers nothing before its time', async () => {
      const database = await openNode()
      const due = addSeconds(now(), 1)
      await schedule(engine.queue, database, [newTask({ notBefore: due })])
      const at = await new Promise<string>((resolve) => {
        work(database, async () => resolve(now()))
      })
      expect(at >= due).toBe(true)
      expect(Date.parse(at) - Date.parse(due)).toBeLessThan(2_000)
    })

    test('delivers one task of a category at a time, whatever node has it, and other categories beside it', async () => {
      const { nodes } = await openNodes(2)
      const categories = ['orders', 'payments', 'catalogue']
      const tasks = categories.flatMap((category) => Array.from({ length: 12 }, () => newTask({ category })))
      await schedule(engine.queue, first(nodes), tasks)
      const categoryOf = new Map(tasks.map(({ runId, category }) => [runId, category ?? '']))
      const active = new Map<string, number>()
      let overlaps = 0
      let side = 0
      const all = arrivals(tasks.length)
      for (const node of nodes) {
        work(node, async ({ runId }) => {
          const category = categoryOf.get(runId) ?? ''
          active.set(category, (active.get(category) ?? 0) + 1)
          if ((active.get(category) ?? 0) > 1) overlaps++
          if ([...active.values()].filter((count) => count > 0).length > 1) side++
          await pause(10)
          active.set(category, (active.get(category) ?? 0) - 1)
          all.arrive()
        })
      }
      await all.done
      expect(overlaps).toBe(0)
      expect(side).toBeGreaterThan(0)
    })

    test('within a category goes by priority, then first come first served', async () => {
      const database = await openNode()
      const category = 'orders'
      const notBefore = now()
      const [a, b, c, d] = [0, 2, 0, 2].map((priority) => newTask({ category, priority, notBefore })) as [
        QueueTask,
        QueueTask,
        QueueTask,
        QueueTask,
      ]
      await schedule(engine.queue, database, [a, b, c, d])
      const order: string[] = []
      const all = arrivals(4)
      work(database, async ({ runId }) => {
        order.push(runId)
        all.arrive()
      })
      await all.done
      expect(order).toEqual([b, d, a, c].map(({ runId }) => runId))
    })

    test('a rollback un-schedules', async () => {
      const database = await openNode()
      const task = newTask()
      await inTransaction(database, async (trx) => {
        await engine.queue.schedule(trx, task)
        throw new Error('never mind')
      }).catch(() => {})
      expect(await engine.queue.exists(database.kysely, task.taskId)).toBe(false)
    })

    test('a cancelled task that has not begun is never delivered', async () => {
      const database = await openNode()
      const [canceled, other] = [newTask(), newTask()]
      await schedule(engine.queue, database, [canceled, other])
      const answer = await inTransaction(database, (trx) => engine.queue.cancel(trx, canceled.taskId))
      expect(answer).toBe('removed')
      expect(await engine.queue.exists(database.kysely, canceled.taskId)).toBe(false)
      const delivered = await new Promise<string>((resolve) => {
        work(database, async ({ runId }) => resolve(runId))
      })
      expect(delivered).toBe(other.runId)
      expect(await inTransaction(database, (trx) => engine.queue.cancel(trx, canceled.taskId))).toBe('absent')
    })

    test('a cancel reaches the running handler, from another node', async () => {
      const { nodes } = await openNodes(2)
      const [here, there] = nodes as [Database, Database]
      const task = newTask()
      await schedule(engine.queue, here, [task])
      const begun = signal()
      const reason = new Promise<unknown>((resolve) => {
        work(here, async (delivery) => {
          begun.give()
          await aborted(delivery.signal)
          resolve(delivery.signal.reason)
        })
      })
      await begun.given
      expect(await inTransaction(there, (trx) => engine.queue.cancel(trx, task.taskId))).toBe('requested')
      expect(await reason).toBeInstanceOf(CanceledError)
    })

    test('what a handler completes is gone with its transaction, and comes again when that rolls back', async () => {
      const database = await openNode()
      const task = newTask()
      await schedule(engine.queue, database, [task])
      let deliveries = 0
      const done = signal()
      work(database, async (delivery) => {
        deliveries++
        await inTransaction(database, async (trx) => {
          await delivery.complete(trx)
          if (deliveries === 1) throw new Error('the disk is full')
        })
        done.give()
      })
      await done.given
      expect(deliveries).toBe(2)
      expect(await engine.queue.exists(database.kysely, task.taskId)).toBe(false)
    })

    test('a parked task keeps its category taken until it is cancelled', async () => {
      const database = await openNode()
      const [parked, next] = [newTask({ category: 'orders', priority: 1 }), newTask({ category: 'orders' })]
      await schedule(engine.queue, database, [parked, next])
      const order: string[] = []
      const isParked = signal()
      const second = signal()
      const worker = work(database, async (delivery) => {
        order.push(delivery.runId)
        if (delivery.runId !== parked.runId) return second.give()
        await inTransaction(database, (trx) => delivery.park(trx))
        isParked.give()
      })
      await isParked.given
      worker.wake()
      await pause(600)
      expect(order).toEqual([parked.runId])
      await inTransaction(database, (trx) => engine.queue.cancel(trx, parked.taskId))
      await second.given
      expect(order).toEqual([parked.runId, next.runId])
    })

    test('a stopping worker takes nothing new, tells its handlers, and hands their work back', async () => {
      const { nodes } = await openNodes(2)
      const [here, there] = nodes as [Database, Database]
      await schedule(engine.queue, here, [newTask()])
      const begun = signal()
      let reason: unknown
      const worker = work(here, async (delivery) => {
        begun.give()
        await aborted(delivery.signal)
        reason = delivery.signal.reason
        await inTransaction(here, (trx) => delivery.release(trx, now()))
      })
      await begun.given
      await worker.stop(10_000)
      expect(reason).toBeInstanceOf(WorkerStoppingError)
      await new Promise<void>((resolve) => {
        work(there, async () => resolve())
      })
    })

    test('a handler that does not stop in time loses its task, and may no longer write', async () => {
      const { nodes } = await openNodes(2)
      const [here, there] = nodes as [Database, Database]
      await schedule(engine.queue, here, [newTask()])
      const released = signal()
      const { promise: held, resolve } = Promise.withResolvers<Delivery>()
      const worker = work(here, async (delivery) => {
        resolve(delivery)
        await released.given
      })
      const delivery = await held
      await worker.stop(50)
      await new Promise<void>((done) => {
        work(there, async () => done())
      })
      await expect(inTransaction(here, (trx) => delivery.renew(trx))).rejects.toBeInstanceOf(StaleTaskError)
      released.give()
    })

    test('a live worker keeps its task past its lease', async () => {
      const { nodes } = await openNodes(2)
      await schedule(engine.impatient, first(nodes), [newTask()])
      let deliveries = 0
      const done = signal()
      for (const node of nodes) {
        work(
          node,
          async () => {
            deliveries++
            await pause(engine.leaseSeconds * 2_000)
            done.give()
          },
          { queue: engine.impatient },
        )
      }
      await done.given
      expect(deliveries).toBe(1)
    })

    test('a transaction longer than the lease keeps the task, when it renews the lease as its last statement', async () => {
      const { nodes } = await openNodes(2)
      const [here, there] = nodes as [Database, Database]
      await schedule(engine.impatient, here, [newTask()])
      let deliveries = 0
      const done = signal()
      for (const node of [here, there]) {
        work(
          node,
          async (delivery) => {
            deliveries++
            await inTransaction(node, async (trx) => {
              // Any write, so that SQLite's only write lock is held, and no heartbeat can be written.
              await trx.deleteFrom('batch_event').execute()
              await pause(engine.leaseSeconds * 1_500)
              await delivery.renew(trx)
            })
            await pause(300)
            done.give()
          },
          { queue: engine.impatient },
        )
      }
      await done.given
      expect(deliveries).toBe(1)
    })

    test('a killed worker’s task goes on elsewhere within 30 seconds', { timeout: 60_000 }, async () => {
      const { url, nodes } = await openNodes()
      const task = newTask()
      const { child, lines } = await startProcess(url, 'shipped')
      await schedule(engine.queue, first(nodes), [task])
      expect(await lines()).toBe(`took ${task.runId}`)
      child.kill('SIGKILL')
      const killedAt = Date.now()
      const takenOver = await new Promise<string>((resolve) => {
        work(first(nodes), async ({ runId }) => resolve(runId))
      })
      expect(takenOver).toBe(task.runId)
      expect(Date.now() - killedAt).toBeLessThan(30_000)
    })

    test('a worker that slept through its lease finds its task stale', async () => {
      const { url, nodes } = await openNodes()
      await schedule(engine.impatient, first(nodes), [newTask()])
      const { child, lines } = await startProcess(url, 'impatient')
      expect(await lines()).toMatch(/^took /)
      child.stdin?.write('renew\n')
      expect(await lines()).toBe('held')
      child.kill('SIGSTOP')
      await new Promise<void>((resolve) => {
        work(first(nodes), async () => resolve(), { queue: engine.impatient })
      })
      child.kill('SIGCONT')
      child.stdin?.write('renew\n')
      expect(await lines()).toBe('stale')
    })
  })
}

function newTask(parts: Partial<QueueTask> = {}): QueueTask {
  return {
    taskId: newId<'BatchTask'>(),
    runId: newId<'BatchJobRun'>() as Id<'BatchJobRun'>,
    notBefore: now(),
    category: null,
    priority: 1,
    ...parts,
  }
}

async function schedule(queue: Queue, database: Database, tasks: readonly QueueTask[]): Promise<void> {
  await inTransaction(database, async (trx) => {
    for (const task of tasks) await queue.schedule(trx, task)
  })
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined) throw new Error('The list is empty')
  return item
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function aborted(abortSignal: AbortSignal): Promise<void> {
  if (abortSignal.aborted) return Promise.resolve()
  return new Promise((resolve) => abortSignal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Something that is waited for. */
function signal(): { given: Promise<void>; give: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { given: promise, give: resolve }
}

/** So many things that are waited for. */
function arrivals(count: number): { done: Promise<void>; arrive: () => void } {
  const { given, give } = signal()
  let left = count
  return {
    done: given,
    arrive: () => {
      if (--left === 0) give()
    },
  }
}

/** The lines that a process prints, one a call. */
function linesOf(child: ChildProcess): () => Promise<string> {
  if (!child.stdout) throw new Error('The process prints nowhere')
  const lines = on(createInterface({ input: child.stdout }), 'line')
  return async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The process has ended')
    return String(value[0])
  }
}
