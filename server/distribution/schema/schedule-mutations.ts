import {
  RecurrenceInput,
  RunInBackgroundInput,
  readRecurrence,
  readRunInBackground,
} from '../../batch/inputs.ts'
import { toldNewJob } from '../../batch/told-job.ts'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import { mutation } from '../../graphql/mutation.ts'
import { changesBetween } from '../../identity/audit.ts'
import { ChannelDatabaseGroup } from '../../organization/schema/types.ts'
import { namesOf } from '../asked-names.ts'
import { readSchedule } from '../schedules.ts'
import { createScheduleJob, runScheduleNow } from '../start-pull.ts'
import { updateSchedule } from '../update-schedule.ts'
import { perform, startedPayload } from './perform.ts'
import { DistributionSchedule, SchedulerSubjob } from './types.ts'

function groupIdsOf(
  groups: readonly { readonly id: string }[] | null | undefined,
): readonly Id<'ChannelDatabaseGroup'>[] | null {
  return groups ? groups.map(({ id }) => id as Id<'ChannelDatabaseGroup'>) : null
}

const SubjobSwitchInput = builder.inputType('SchedulerSubjobSwitchInput', {
  description: 'A subjob to switch on or off.',
  fields: (t) => ({
    subjob: t.globalID({ required: true, for: SchedulerSubjob, description: 'The subjob.' }),
    isEnabled: t.boolean({ required: true, description: 'Whether its table is pulled from now on.' }),
  }),
})

mutation('updateDistributionSchedule', {
  description: 'Changes a distribution schedule; what is left out stays.',
  permission: 'distribution.manage',
  input: (t) => ({
    schedule: t.globalID({ required: true, for: DistributionSchedule, description: 'The schedule.' }),
    isActive: t.boolean({ description: 'Whether it may run.' }),
    groups: t.globalIDList({
      for: ChannelDatabaseGroup,
      description: 'The groups of channel databases that it takes from now on.',
    }),
    subjobs: t.field({ type: [SubjobSwitchInput], description: 'Subjobs to switch on or off.' }),
  }),
  resolve: ({ schedule: { id }, isActive, groups, subjobs }, context) =>
    perform(context, async ({ trx, now, audit }) => {
      const schedule = await readSchedule(trx, id as Id<'DistributionSchedule'>)
      context.caller.require('distribution.manage', schedule.company_id)
      const change = {
        isActive: isActive ?? undefined,
        groupIds: groupIdsOf(groups) ?? undefined,
        subjobs: subjobs?.map(({ subjob, isEnabled }) => ({
          id: subjob.id as Id<'SchedulerSubjob'>,
          isEnabled,
        })),
      }
      const changes = await updateSchedule(trx, schedule.id, change, now)
      await audit({
        companyId: schedule.company_id,
        action: 'updateDistributionSchedule',
        subjectType: 'DistributionSchedule',
        subjectId: schedule.id,
        subjectName: schedule.name,
        changes,
      })
      return readSchedule(trx, schedule.id)
    }),
  payload: (t) => ({
    schedule: t.field({
      type: DistributionSchedule,
      nullable: true,
      description: 'The schedule as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('runDistributionSchedule', {
  description: 'Run now: runs a distribution schedule once, at once.',
  permission: 'distribution.run',
  input: (t) => ({
    schedule: t.globalID({
      required: true,
      for: DistributionSchedule,
      description: 'The schedule, such as P-0001.',
    }),
    groups: t.globalIDList({
      for: ChannelDatabaseGroup,
      description: 'The groups of channel databases of this run; the schedule’s own when left out.',
    }),
  }),
  resolve: ({ schedule: { id }, groups }, context) =>
    perform(context, async ({ trx, now, userId, audit }) => {
      const schedule = await readSchedule(trx, id as Id<'DistributionSchedule'>)
      context.caller.require('distribution.run', schedule.company_id)
      const created = await runScheduleNow(trx, schedule, groupIdsOf(groups), { userId, now })
      await audit({
        companyId: schedule.company_id,
        action: 'runDistributionSchedule',
        subjectType: 'DistributionSchedule',
        subjectId: schedule.id,
        subjectName: schedule.name,
        changes: changesBetween(undefined, {
          groups: groups ? await namesOf(trx, 'channel_database_group', groupIdsOf(groups) ?? []) : null,
        }),
      })
      return created
    }),
  payload: startedPayload,
})

mutation('createDistributionScheduleBatchJob', {
  description: 'Create batch job: runs a distribution schedule in the background, once or by a recurrence.',
  permission: 'distribution.run',
  input: (t) => ({
    schedule: t.globalID({
      required: true,
      for: DistributionSchedule,
      description: 'The schedule, such as P-0001.',
    }),
    groups: t.globalIDList({
      for: ChannelDatabaseGroup,
      description:
        'The groups of channel databases of its runs; the schedule’s own, as they are then, when left out.',
    }),
    runInBackground: t.field({
      type: RunInBackgroundInput,
      required: true,
      description: 'The Run in the background part of the dialog.',
    }),
    recurrence: t.field({
      type: RecurrenceInput,
      description: 'When it recurs; goes before the recurrence in the part about the background.',
    }),
  }),
  resolve: ({ schedule: { id }, groups, runInBackground, recurrence }, context) =>
    perform(context, async ({ trx, now, userId, audit }) => {
      const schedule = await readSchedule(trx, id as Id<'DistributionSchedule'>)
      context.caller.require('distribution.run', schedule.company_id)
      const background = readRunInBackground(runInBackground)
      const created = await createScheduleJob(
        trx,
        schedule,
        groupIdsOf(groups),
        recurrence ? { ...background, recurrence: readRecurrence(recurrence) } : background,
        { userId, now },
      )
      await audit({
        companyId: schedule.company_id,
        action: 'createDistributionScheduleBatchJob',
        subjectType: 'BatchJob',
        subjectId: created.jobId,
        ...(await toldNewJob(trx, created.jobId)),
      })
      return created
    }),
  payload: startedPayload,
})
