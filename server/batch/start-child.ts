import { createHash } from 'node:crypto'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { planRun, scheduleRun } from './plan-run.ts'
import { moveRun } from './records.ts'
import { isLive } from './statuses.ts'
import { CanceledError, type ChildRun, StaleTaskError } from './task.ts'
import { readParameters } from './task-registry.ts'

/** The run that starts a child, and the attempt that holds it. */
export interface ParentRun {
  readonly runId: Id<'BatchJobRun'>
  readonly attemptId: Id<'BatchJobAttempt'>
}

/**
 * Starts a child run, or finds the one that an earlier attempt started: a child that has ended is done, one that failed
 * is taken again.
 * @throws StaleTaskError or CanceledError when the parent may no longer start anything.
 */
export async function startChildRun<Parameters>(
  trx: Transaction,
  parent: ParentRun,
  child: ChildRun<Parameters>,
  now: Instant,
): Promise<Id<'BatchJobRun'>> {
  const run = await trx
    .selectFrom('batch_job_run')
    .selectAll()
    .where('id', '=', parent.runId)
    .executeTakeFirst()
  if (run?.attempt_id !== parent.attemptId) throw new StaleTaskError()
  if (run.status === 'canceling') throw new CanceledError()
  const job = await trx
    .selectFrom('batch_job')
    .selectAll()
    .where('id', '=', run.job_id)
    .executeTakeFirstOrThrow()
  const parameters = readParameters(child.task, child.parameters, child.task.version)
  const slot = `${run.id}/${child.key ?? keyOf(child.task.name, parameters)}`
  const planned = await planRun(
    trx,
    job,
    {
      slot,
      trigger: 'child',
      plannedAt: now,
      userId: run.user_id,
      parentRunId: run.id,
      work: {
        task: child.task.name,
        taskVersion: child.task.version,
        parameters,
        description: child.description,
        subject: '',
        subjectCount: null,
      },
    },
    now,
  )
  return planned?.id ?? retakeChild(trx, slot, now)
}

async function retakeChild(trx: Transaction, slot: string, now: Instant): Promise<Id<'BatchJobRun'>> {
  const child = await trx
    .selectFrom('batch_job_run')
    .selectAll()
    .where('slot', '=', slot)
    .executeTakeFirstOrThrow()
  if (isLive(child.status) || child.status === 'ended') return child.id
  const waiting = await moveRun(trx, child, 'requeue', now, {
    ended_at: null,
    started_at: null,
    failed_attempts: 0,
    lost_attempts: 0,
    own_outcome: null,
    error_code: null,
    error_parameters: null,
    cancel_requested_at: null,
    cancel_requested_by: null,
  })
  await scheduleRun(trx, waiting, now, now)
  return child.id
}

function keyOf(task: string, parameters: unknown): string {
  return createHash('sha256')
    .update(`${task} ${JSON.stringify(parameters)}`)
    .digest('hex')
    .slice(0, 32)
}
