import { encodeGlobalID } from '@pothos/plugin-relay'
import { sql } from 'kysely'
import { secondsBetween } from '../../database/instant.ts'
import { wholeNumber } from '../../database/values.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { Company } from '../../organization/schema/types.ts'
import { jobName } from '../job-name.ts'
import { liveProgressOf } from '../live-progress.ts'
import { type MessageLevel, messageLevels } from '../task.ts'
import { findTask } from '../task-registry.ts'
import {
  BatchPriorityEnum,
  BatchStatusEnum,
  MessageLevelEnum,
  ProgressUnitEnum,
  RunTriggerEnum,
} from './enums.ts'
import { BatchJobName } from './job-name.ts'
import { attemptsOf, childrenOf, countersOf, userNameOf, waitingReasonOf } from './loaders.ts'
import { AttemptType, CounterType, errorOf, type Message, MessageType, RunErrorType } from './run-parts.ts'
import { BatchCategory, BatchJob, BatchJobRun } from './types.ts'
import { WaitingReasonType } from './waiting-reason.ts'

BatchJobRun.implement({
  description: 'One occurrence of a batch job, or a child that another run started.',
  fields: (t) => ({
    job: t.field({ type: BatchJob, description: 'The job.', resolve: ({ job_id }) => job_id }),
    company: t.field({
      type: Company,
      description: 'The company that it works for.',
      resolve: ({ company_id }) => company_id,
    }),
    parent: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run that started it as a child; null for an occurrence.',
      resolve: ({ parent_run_id }) => parent_run_id,
    }),
    children: t.field({
      type: [BatchJobRun],
      description: 'The runs that it has started; it ends when all of them have ended.',
      resolve: async ({ id }, _args, context) => [...(await childrenOf(context).load(id))],
    }),
    trigger: t.field({
      type: RunTriggerEnum,
      description: 'Why there is this run.',
      resolve: ({ trigger }) => trigger,
    }),
    triggeredByRunId: t.id({
      nullable: true,
      description: 'Id of the run whose end started it, by chaining.',
      resolve: ({ triggered_by_run_id }) =>
        triggered_by_run_id === null ? null : encodeGlobalID('BatchJobRun', triggered_by_run_id),
    }),
    description: t.string({
      nullable: true,
      description: 'Its job’s description when it was planned, a child’s own; null when nobody has named it.',
      resolve: (run) => jobName(run).description,
    }),
    name: t.field({ type: BatchJobName, description: 'What it is called.', resolve: jobName }),
    task: t.exposeString('task', { description: 'Name of the task that it runs.' }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the task is given; what it was when the run was planned.',
      resolve: ({ parameters }) => parameters,
    }),
    category: t.field({
      type: BatchCategory,
      nullable: true,
      description: 'The category that it holds while it executes.',
      resolve: ({ category_id }) => category_id,
    }),
    priority: t.field({
      type: BatchPriorityEnum,
      description: 'What goes first.',
      resolve: ({ priority }) => priority,
    }),
    userId: t.string({
      nullable: true,
      description: 'Id of the user who started it, or whose job it is an occurrence of.',
      resolve: ({ user_id }) => user_id,
    }),
    userName: t.string({
      nullable: true,
      description: 'What that user is called.',
      resolve: ({ user_id }, _args, context) => (user_id ? userNameOf(context).load(user_id) : null),
    }),
    status: t.field({
      type: BatchStatusEnum,
      description: 'Where it stands.',
      resolve: ({ status }) => status,
    }),
    waitingReason: t.field({
      type: WaitingReasonType,
      nullable: true,
      description: 'Why it waits; null when it does not.',
      resolve: (run, _args, context) => waitingReasonOf(context).load(run),
    }),
    plannedAt: t.field({
      type: 'Instant',
      description: 'When the recurrence, or a person, wanted it.',
      resolve: ({ planned_at }) => planned_at,
    }),
    dueAt: t.field({
      type: 'Instant',
      description: 'Not before this: the planned time, or the end of a retry’s delay.',
      resolve: ({ due_at }) => due_at,
    }),
    startedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it began.',
      resolve: ({ started_at }) => started_at,
    }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was over.',
      resolve: ({ ended_at }) => ended_at,
    }),
    durationSeconds: t.float({
      nullable: true,
      description: 'Seconds from its beginning to its end, or to now while it executes.',
      resolve: ({ started_at, ended_at }, _args, { clock }) =>
        started_at ? secondsBetween(started_at, ended_at ?? clock()) : null,
    }),
    progressDone: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'How much is done, in whatever the task counts.',
      resolve: ({ id, progress_done }) => liveProgressOf(id)?.done ?? progress_done,
    }),
    progressTotal: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'Of how much; null while that is unknown.',
      resolve: ({ id, progress_total }) => {
        const live = liveProgressOf(id)
        return live ? live.total : progress_total
      },
    }),
    progressUnit: t.field({
      type: ProgressUnitEnum,
      description: 'What is counted.',
      resolve: ({ task }) => findTask(task)?.progressUnit ?? 'parts',
    }),
    counters: t.field({
      type: [CounterType],
      description: 'What it has counted, by name.',
      resolve: async ({ id }, _args, context) => [...(await countersOf(context).load(id))],
    }),
    attempts: t.field({
      type: [AttemptType],
      description: 'Every try, each with its own error.',
      resolve: async ({ id }, _args, context) => [...(await attemptsOf(context).load(id))],
    }),
    attemptCount: t.int({
      description: 'How many tries there have been.',
      resolve: ({ attempt_count }) => attempt_count,
    }),
    coalescedCount: t.int({
      description: 'Further occurrences that came due before it began, and that it stands for.',
      resolve: ({ coalesced_count }) => coalesced_count,
    }),
    error: t.field({
      type: RunErrorType,
      nullable: true,
      description: 'Why it failed, or why its last attempt did.',
      resolve: errorOf,
    }),
    cancelRequestedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When somebody asked to cancel it.',
      resolve: ({ cancel_requested_at }) => cancel_requested_at,
    }),
    cancelRequestedByName: t.string({
      nullable: true,
      description: 'What whoever asked to cancel it is called.',
      resolve: ({ cancel_requested_by }, _args, context) =>
        cancel_requested_by ? userNameOf(context).load(cancel_requested_by) : null,
    }),
    messages: t.connection(
      {
        type: MessageType,
        description: 'Its log, in the order in which it was written.',
        args: { level: t.arg({ type: MessageLevelEnum, description: 'Only lines at least as grave.' }) },
        resolve: ({ id }, args, { database }) => {
          const messages = () => {
            const query = database.kysely.selectFrom('batch_run_message').where('run_id', '=', id)
            return args.level ? query.where('level', 'in', levelsFrom(args.level)) : query
          }
          return resolvePage(args, {
            key: ({ number }: Message): number => number,
            keyForm: 'number',
            rows: ({ after, before, limit, inverted }) => {
              let query = messages()
                .selectAll()
                .orderBy('number', inverted ? 'desc' : 'asc')
                .limit(limit)
              if (after !== undefined) query = query.where('number', '>', after)
              if (before !== undefined) query = query.where('number', '<', before)
              return query.execute()
            },
            count: async () => {
              const { count } = await messages()
                .select(wholeNumber(sql`count(*)`).as('count'))
                .executeTakeFirstOrThrow()
              return count
            },
          })
        },
      },
      ...connectionOf('BatchRunMessage'),
    ),
  }),
})

function levelsFrom(level: MessageLevel): MessageLevel[] {
  return messageLevels.slice(messageLevels.indexOf(level))
}
