import type { Selectable } from 'kysely'
import { BatchJob } from '../../batch/schema/types.ts'
import type { Id } from '../../database/identifiers.ts'
import type { Tables } from '../../database/tables.ts'
import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { ChannelDatabaseGroup, Company } from '../../organization/schema/types.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { runDistributionScheduleTask } from '../tasks.ts'
import { DistributionSchedule, SchedulerSubjob } from './types.ts'

type ScheduleId = Id<'DistributionSchedule'>

const groupsOf = groupLoader(
  (ids: readonly ScheduleId[], { database }) =>
    database.kysely
      .selectFrom('distribution_schedule_group as scheduled')
      .innerJoin('channel_database_group as one', 'one.id', 'scheduled.group_id')
      .select(['scheduled.schedule_id', 'one.id'])
      .where('scheduled.schedule_id', 'in', ids)
      .orderBy('one.name')
      .execute(),
  (row) => row.schedule_id,
)

type ScheduledJob = Selectable<Tables['scheduler_job']> & {
  readonly schedule_id: ScheduleId
  readonly is_enabled: boolean
}

const jobsOf = groupLoader<ScheduleId, ScheduledJob>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('distribution_schedule_job as scheduled')
      .innerJoin('scheduler_job as job', 'job.id', 'scheduled.job_id')
      .selectAll('job')
      .select(['scheduled.schedule_id', 'scheduled.is_enabled'])
      .where('scheduled.schedule_id', 'in', ids)
      .orderBy('scheduled.position')
      .execute(),
  (job) => job.schedule_id,
)

type JobSubjob = Selectable<Tables['scheduler_job_subjob']>

const subjobsOf = groupLoader<Id<'SchedulerJob'>, JobSubjob>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('scheduler_job_subjob')
      .selectAll()
      .where('job_id', 'in', ids)
      .orderBy('position')
      .execute(),
  (part) => part.job_id,
)

/** Batch jobs that run schedules; those of all schedules of a page in one query. */
const batchJobsOf = groupLoader(
  async (ids: readonly ScheduleId[], { database, caller }) => {
    const jobs = await database.kysely
      .selectFrom('batch_job as job')
      .innerJoin('distribution_schedule as schedule', 'schedule.company_id', 'job.company_id')
      .select(['job.id', 'job.parameters', 'job.is_private', 'job.user_id', 'schedule.id as schedule_id'])
      .where('schedule.id', 'in', ids)
      .where('job.task', '=', runDistributionScheduleTask.name)
      .where('job.batch_processing', '=', true)
      .orderBy('job.id', 'desc')
      .execute()
    return jobs.filter(
      ({ parameters, schedule_id: scheduleId, is_private: isPrivate, user_id: userId }) =>
        (parameters as { scheduleId?: string } | null)?.scheduleId === scheduleId &&
        (!isPrivate || userId === caller.userId),
    )
  },
  (job) => job.schedule_id,
)

const DirectionEnum = enumOf<'upload'>(
  'DistributionDirection',
  'Which way a distribution schedule moves data.',
  {
    upload: 'From the channels to headquarters.',
  },
)

SchedulerSubjob.implement({
  description: 'The pull of one table of the channel databases.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: that of the table.' }),
    channelTable: t.string({
      description: 'The table in the channel databases.',
      resolve: ({ channel_table }) => channel_table,
    }),
    stagedTable: t.string({
      description: 'The table at headquarters that its rows go to.',
      resolve: ({ staged_table }) => staged_table,
    }),
    counterColumn: t.string({
      description: 'The column that says which rows are new.',
      resolve: ({ counter_column }) => counter_column,
    }),
  }),
})

const ScheduledSubjobType = builder.objectRef<JobSubjob>('ScheduledSubjob').implement({
  description: 'A subjob in a scheduler job.',
  fields: (t) => ({
    subjob: t.field({
      type: SchedulerSubjob,
      description: 'The subjob.',
      resolve: ({ subjob_id }) => subjob_id,
    }),
    isEnabled: t.boolean({
      description: 'Whether its table is pulled. One that is switched on again goes on where it stopped.',
      resolve: ({ is_enabled }) => is_enabled,
    }),
  }),
})

const ScheduledJobType = builder.objectRef<ScheduledJob>('ScheduledJob').implement({
  description: 'A scheduler job in a distribution schedule.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The job’s name, such as `P-0001`.' }),
    description: t.exposeString('description', { description: 'What it moves.' }),
    isEnabled: t.boolean({
      description: 'Whether the schedule runs it.',
      resolve: ({ is_enabled }) => is_enabled,
    }),
    subjobs: t.field({
      type: [ScheduledSubjobType],
      description: 'Its subjobs, one a table.',
      resolve: ({ id }, _args, context) => subjobsOf(context).load(id),
    }),
  }),
})

DistributionSchedule.implement({
  description: 'Which scheduler jobs run against which groups of channel databases, such as P-0001.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose schedule it is.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'Its name, such as `P-0001`.' }),
    description: t.exposeString('description', { description: 'What it is for.' }),
    direction: t.field({
      type: DirectionEnum,
      description: 'Which way it moves data.',
      resolve: ({ direction }) => direction,
    }),
    isActive: t.boolean({
      description: 'Whether it may run.',
      resolve: ({ is_active }) => is_active,
    }),
    groups: t.field({
      type: [ChannelDatabaseGroup],
      description: 'The groups of channel databases that it takes, by name.',
      resolve: async ({ id }, _args, context) => (await groupsOf(context).load(id)).map((group) => group.id),
    }),
    jobs: t.field({
      type: [ScheduledJobType],
      description: 'Its scheduler jobs.',
      resolve: ({ id }, _args, context) => jobsOf(context).load(id),
    }),
    batchJobs: t.field({
      type: [BatchJob],
      description: 'The batch jobs that run it by a recurrence or when another job ends, the newest first.',
      resolve: async ({ id, company_id }, _args, context) =>
        context.caller.may('batch.read', company_id)
          ? (await batchJobsOf(context).load(id)).map((job) => job.id)
          : [],
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When it was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

builder.queryField('distributionSchedules', (t) =>
  t.field({
    type: [DistributionSchedule],
    description: 'A company’s distribution schedules, by name.',
    authScopes: { may: 'distribution.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: (_root, { companyId }, { database, caller }) => {
      caller.require('distribution.read', companyId)
      return database.kysely
        .selectFrom('distribution_schedule')
        .selectAll()
        .where('company_id', '=', companyId as CompanyId)
        .orderBy('name')
        .execute()
    },
  }),
)

builder.queryField('distributionSchedule', (t) =>
  t.field({
    type: DistributionSchedule,
    nullable: true,
    description: 'One distribution schedule; null when there is none of that id.',
    authScopes: { may: 'distribution.read' },
    args: { id: t.arg.globalID({ required: true, for: DistributionSchedule, description: 'The schedule.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const schedule = await database.kysely
        .selectFrom('distribution_schedule')
        .selectAll()
        .where('id', '=', id.id as ScheduleId)
        .executeTakeFirst()
      if (!schedule) return null
      caller.require('distribution.read', schedule.company_id)
      return schedule
    },
  }),
)
