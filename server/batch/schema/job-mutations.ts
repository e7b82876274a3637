import type { Id } from '../../database/identifiers.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { textOfAtMost } from '../../graphql/maximum-length.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { changesBetween } from '../../identity/audit.ts'
import { findJob, requireControl, requireSomeControl } from '../access.ts'
import { deleteJob, resumeJob, runJobNow, withholdJob } from '../control-job.ts'
import { ActivePeriodInput, idOf, RecurrenceInput, RetryPolicyInput } from '../inputs.ts'
import { jobNameAsText } from '../job-name.ts'
import { longestDescription } from '../policies.ts'
import type { BatchJob as JobRow } from '../records.ts'
import { toldJob } from '../told-job.ts'
import { type JobUpdate, updateJob } from '../update-job.ts'
import { BatchPriorityEnum, FollowUpConditionEnum, MessageLevelEnum } from './enums.ts'
import { perform, performOnJob } from './perform.ts'
import { BatchJob, BatchJobRun } from './types.ts'

mutation('withholdBatchJob', {
  description: 'Withholds a job: nothing of it starts until it is resumed. What executes goes on to its end.',
  permission: 'batch.read',
  input: (t) => ({ job: t.globalID({ required: true, for: BatchJob, description: 'The job.' }) }),
  resolve: ({ job }, context) =>
    performOnJob(context, 'withholdBatchJob', job.id as Id<'BatchJob'>, async ({ trx, now }, before) => {
      const after = await withholdJob(trx, before.id, now)
      return { isWithheld: { from: before.is_withheld, to: after.is_withheld } }
    }),
  payload: (t) => ({
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('resumeBatchJob', {
  description:
    'Resumes a withheld job. An occurrence whose time has passed did not run; the next one is planned.',
  permission: 'batch.read',
  input: (t) => ({ job: t.globalID({ required: true, for: BatchJob, description: 'The job.' }) }),
  resolve: ({ job }, context) =>
    performOnJob(context, 'resumeBatchJob', job.id as Id<'BatchJob'>, async ({ trx, now }, before) => {
      const after = await resumeJob(trx, before.id, now)
      return { isWithheld: { from: before.is_withheld, to: after.is_withheld } }
    }),
  payload: (t) => ({
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('runBatchJobNow', {
  description:
    'Runs a job now, outside its recurrence and its active period. Its next occurrence comes all the same.',
  permission: 'batch.read',
  input: (t) => ({ job: t.globalID({ required: true, for: BatchJob, description: 'The job.' }) }),
  resolve: async ({ job }, context) => {
    let run: Id<'BatchJobRun'> | undefined
    await performOnJob(
      context,
      'runBatchJobNow',
      job.id as Id<'BatchJob'>,
      async ({ trx, now, userId }, found) => {
        const started = await runJobNow(trx, found.id, userId, now)
        run = started.id
        return changesBetween({ nextRunAt: found.next_run_at }, { nextRunAt: started.due_at })
      },
    )
    return run ?? null
  },
  payload: (t) => ({
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run, which is due.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateBatchJob', {
  description:
    'Changes a job; what is left out stays. A run that has begun goes on as it began; what is planned is planned anew.',
  permission: 'batch.read',
  input: (t) => ({
    job: t.globalID({ required: true, for: BatchJob, description: 'The job.' }),
    description: t.string({
      description:
        'The task description, at most 200 characters; empty to take it away: the job then goes by its task and subject.',
      extensions: textOfAtMost(longestDescription),
    }),
    parameters: t.field({ type: 'JSON', description: 'What the task is given.' }),
    categoryId: t.globalID({ description: 'The category; null for none.' }),
    priority: t.field({ type: BatchPriorityEnum, description: 'The priority.' }),
    private: t.boolean({ description: 'Whether only its owner sees the job.' }),
    critical: t.boolean({
      description: 'Whether its owner is alerted of every error without asking for it.',
    }),
    recurrence: t.field({
      type: RecurrenceInput,
      description: 'A new recurrence, whose occurrences are counted from the start; null for none any more.',
    }),
    onDemand: t.boolean({ description: 'Whether it waits for a person or another job to start it.' }),
    activePeriod: t.field({
      type: ActivePeriodInput,
      description: 'The hours in which it may start; null for any.',
    }),
    retries: t.field({ type: RetryPolicyInput, description: 'How a failed run is tried again.' }),
    goesOnAfterError: t.boolean({ description: 'Whether it goes on recurring after a run that failed.' }),
    logLevel: t.field({
      type: MessageLevelEnum,
      description: 'The least level of the log lines that are kept.',
    }),
    historyDays: t.int({ description: 'Days for which its runs are kept.' }),
    followUpJobId: t.globalID({
      description: 'The job that starts when a run of this one ends; null for none.',
    }),
    followUpOn: t.field({
      type: FollowUpConditionEnum,
      description: 'After which endings the follow-up starts.',
    }),
  }),
  resolve: (input, context) => {
    const { job, categoryId, followUpJobId, private: isPrivate, critical, onDemand, ...same } = input
    const update: JobUpdate = {
      ...same,
      ...(categoryId === undefined ? {} : { categoryId: idOf(categoryId, 'BatchCategory', 'categoryId') }),
      ...(followUpJobId === undefined
        ? {}
        : { followUpJobId: idOf(followUpJobId, 'BatchJob', 'followUpJobId') }),
      ...(isPrivate == null ? {} : { isPrivate }),
      ...(critical == null ? {} : { isCritical: critical }),
      ...(onDemand == null ? {} : { isOnDemand: onDemand }),
    }
    return performOnJob(context, 'updateBatchJob', job.id as Id<'BatchJob'>, async ({ trx, now }, found) => {
      await refuseHiding(context, found, update)
      const { before, after } = await updateJob(trx, found.id, update, now)
      return changesBetween(await toldJob(trx, before), await toldJob(trx, after))
    })
  },
  payload: (t) => ({
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('deleteBatchJob', {
  description: 'Deletes a job that is not executing, with its runs, alerts and notifications.',
  permission: 'batch.read',
  input: (t) => ({ job: t.globalID({ required: true, for: BatchJob, description: 'The job.' }) }),
  resolve: async ({ job }, context) => {
    requireSomeControl(context.caller)
    return perform(context, async ({ trx, now, audit }) => {
      const id = job.id as Id<'BatchJob'>
      const found = await findJob(trx, context.caller, id)
      requireControl(context.caller, found)
      const deleted = await deleteJob(trx, id, now)
      await audit({
        action: 'deleteBatchJob',
        companyId: deleted.company_id,
        subjectType: 'BatchJob',
        subjectId: id,
        subjectName: jobNameAsText(deleted),
        changes: changesBetween(await toldJob(trx, deleted), undefined),
      })
      return { isDeleted: true }
    })
  },
  payload: (t) => ({
    isDeleted: t.boolean({
      nullable: true,
      description: 'Whether the job is gone.',
      resolve: ({ result }) => result?.isDeleted ?? null,
    }),
  }),
})

/** Only its owner may make a job private: anybody else would lose sight of it with the same click. */
async function refuseHiding({ caller }: RequestContext, job: JobRow, update: JobUpdate): Promise<void> {
  if (update.isPrivate && job.user_id !== caller.userId)
    throw problemError('BATCH_JOB_OF_ANOTHER_OWNER', {}, 'private')
}
