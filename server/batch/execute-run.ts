import { inTransaction } from '../database/database.ts'
import { addSeconds } from '../database/instant.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { type BegunRun, beginRun } from './begin-run.ts'
import type { Delivery } from './queue.ts'
import { RunContext, type RunEnvironment, type Unwritten } from './run-context.ts'
import { type AttemptResult, resultOfError, settleAttempt } from './settle-run.ts'
import { StaleTaskError, TaskFailure } from './task.ts'
import { findTask, readParameters } from './task-registry.ts'

/** The handler of the queue's deliveries: begins an attempt, runs the task, and settles what came of it. */
export function createRunHandler(environment: RunEnvironment): (delivery: Delivery) => Promise<void> {
  return async (delivery) => {
    const begun = await tryToBegin(environment, delivery)
    if (begun) await attempt(environment, delivery, begun)
  }
}

/** Seconds until a run is looked at again that met its category taken, which the queue should have prevented. */
const categoryPause = 1

async function tryToBegin(environment: RunEnvironment, delivery: Delivery): Promise<BegunRun | undefined> {
  const { database, clock } = environment
  try {
    return await inTransaction(database, (trx) => beginRun(trx, delivery, clock()))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await inTransaction(database, (trx) => delivery.release(trx, addSeconds(clock(), categoryPause)))
    return undefined
  }
}

async function attempt(environment: RunEnvironment, delivery: Delivery, begun: BegunRun): Promise<void> {
  const context = new RunContext(environment, begun, delivery)
  context.log.info({ attempt: begun.attempt, jobId: begun.job.id }, 'Run begun')
  const result = await runTask(delivery, begun, context)
  const unwritten = await context.close()
  if (result.kind === 'stale') throw new StaleTaskError()
  await settle(environment, delivery, begun, unwritten, result)
  context.log.info({ attempt: begun.attempt, result: result.kind }, 'Run attempt over')
}

async function runTask(delivery: Delivery, begun: BegunRun, context: RunContext): Promise<AttemptResult> {
  try {
    const { task: name, task_version: version, parameters: stored } = begun.run
    const task = findTask(name)
    if (!task) throw new TaskFailure('BATCH_TASK_UNKNOWN', { task: name }, { retryable: false })
    context.parameters = readParameters(task, stored, version)
    // The task's own schema has read them: they are what its run takes, which the list of tasks cannot say.
    await task.run(context as never, context.parameters as never)
    return { kind: 'succeeded' }
  } catch (error) {
    const result = resultOfError(error, delivery.signal)
    if (result.kind === 'failed')
      context.log.error({ err: error, attempt: begun.attempt, ...result.error }, 'Run attempt failed')
    return result
  }
}

const settlingPauses = [100, 500, 2_000]

/**
 * Settles an attempt. The work is done by now, so a database that is away or a deadlock for a moment must not have it
 * all done again.
 */
async function settle(
  environment: RunEnvironment,
  delivery: Delivery,
  begun: BegunRun,
  unwritten: Unwritten,
  result: Exclude<AttemptResult, { kind: 'stale' }>,
): Promise<void> {
  for (const pause of [...settlingPauses, undefined]) {
    try {
      const { database, clock } = environment
      return await inTransaction(database, (trx) =>
        settleAttempt(trx, delivery, begun, unwritten, result, clock()),
      )
    } catch (error) {
      if (error instanceof StaleTaskError || pause === undefined) throw error
      environment.log.warn(
        { err: error, runId: begun.run.id },
        'A run could not be settled and will be again',
      )
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
