import { type CreatedBatchJob, createBatchJob } from '../batch/jobs.ts'
import { type RunInBackground, runOnceNow } from '../batch/run-in-background.ts'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problem, problemError, throwProblems } from '../graphql/problems.ts'
import { channelContract } from '../organization/channel-contract.ts'
import { readChannelDatabase } from '../organization/channel-databases.ts'
import { namesOf } from './asked-names.ts'
import type { CounterRangeRequest } from './run-schedule.ts'
import { type DistributionSchedule, readSchedule } from './schedules.ts'
import { runDistributionScheduleTask } from './tasks.ts'
import { unknownGroups } from './update-schedule.ts'
import type { UploadSession } from './upload-sessions.ts'

/** Who starts a pull, and when. */
export interface Starter {
  readonly userId: string | null
  readonly now: Instant
}

/**
 * Runs a schedule now, once (seed 002, "Manually run the P-job").
 * @param groupIds the groups of this run; null for the schedule's own.
 * @throws ProblemError DISTRIBUTION_SCHEDULE_INACTIVE, GROUP_NOT_FOUND, GROUPS_MISSING.
 */
export async function runScheduleNow(
  trx: Transaction,
  schedule: DistributionSchedule,
  groupIds: readonly Id<'ChannelDatabaseGroup'>[] | null,
  starter: Starter,
): Promise<CreatedBatchJob> {
  return createScheduleJob(trx, schedule, groupIds, runOnceNow, starter)
}

/**
 * Makes a batch job of a schedule (seed 002, "Schedule a recurring P-job").
 * @throws ProblemError as `runScheduleNow`, and whatever is wrong with the dialog.
 */
export async function createScheduleJob(
  trx: Transaction,
  schedule: DistributionSchedule,
  groupIds: readonly Id<'ChannelDatabaseGroup'>[] | null,
  background: RunInBackground,
  starter: Starter,
): Promise<CreatedBatchJob> {
  throwProblems([
    ...(schedule.is_active ? [] : [inactive(schedule)]),
    ...(groupIds?.length === 0 ? [problem('GROUPS_MISSING', {}, 'groups')] : []),
    ...(await unknownGroups(trx, schedule, groupIds ?? [])),
  ])
  const groups = groupIds ? await namesOf(trx, 'channel_database_group', groupIds) : []
  return create(trx, schedule, { groupIds }, [schedule.name, ...groups].join(', '), background, starter)
}

/**
 * Does an upload session again: one that was applied pulls the same counters again, any other what is new.
 * @throws ProblemError DISTRIBUTION_SCHEDULE_INACTIVE.
 */
export async function rerunSession(
  trx: Transaction,
  session: UploadSession,
  starter: Starter,
): Promise<CreatedBatchJob> {
  const database = await readChannelDatabase(trx, session.channel_database_id)
  return startForDatabase(trx, session.schedule_id, database, { rerunOf: session.id }, starter)
}

/**
 * Pulls counters again. What is staged already stays as it is, so that it can be done any number of times.
 * @param schedule whose enabled subjobs say which tables are read.
 * @throws ProblemError CHANNEL_TABLE_UNKNOWN, COUNTER_RANGE_INVALID, DISTRIBUTION_SCHEDULE_INACTIVE.
 */
export async function repullCounterRange(
  trx: Transaction,
  schedule: DistributionSchedule,
  channelDatabaseId: Id<'ChannelDatabase'>,
  { channelTable, from, to }: CounterRangeRequest,
  starter: Starter,
): Promise<CreatedBatchJob> {
  const contract = channelContract.find(
    (table) => table.channelTable.toLowerCase() === channelTable?.toLowerCase(),
  )
  throwProblems([
    ...(channelTable !== null && !contract
      ? [problem('CHANNEL_TABLE_UNKNOWN', { table: channelTable }, 'channelTable')]
      : []),
    ...(from > to ? [problem('COUNTER_RANGE_INVALID', { from, to }, 'from')] : []),
  ])
  const database = await readChannelDatabase(trx, channelDatabaseId)
  const counterRange = { channelTable: contract?.channelTable ?? null, from, to }
  return startForDatabase(trx, schedule.id, database, { counterRange }, starter)
}

async function startForDatabase(
  trx: Transaction,
  scheduleId: Id<'DistributionSchedule'>,
  { id, name, is_paused: isPaused }: Awaited<ReturnType<typeof readChannelDatabase>>,
  work: { readonly rerunOf?: Id<'UploadSession'>; readonly counterRange?: CounterRangeRequest },
  starter: Starter,
): Promise<CreatedBatchJob> {
  const schedule = await readSchedule(trx, scheduleId)
  throwProblems([
    ...(schedule.is_active ? [] : [inactive(schedule)]),
    ...(isPaused ? [problem('CHANNEL_DATABASE_PAUSED', { channelDatabase: name })] : []),
  ])
  const parameters = { groupIds: null, channelDatabaseIds: [id], ...work }
  const range = work.counterRange
  const counters = range ? [`${range.channelTable ?? ''} ${range.from}–${range.to}`.trim()] : []
  const subject = [schedule.name, name, ...counters].join(', ')
  return create(trx, schedule, parameters, subject, runOnceNow, starter)
}

async function create(
  trx: Transaction,
  schedule: DistributionSchedule,
  parameters: Omit<Parameters<typeof runDistributionScheduleTask.run>[1], 'scheduleId'>,
  subject: string,
  background: RunInBackground,
  { userId, now }: Starter,
): Promise<CreatedBatchJob> {
  return createBatchJob(
    trx,
    {
      task: runDistributionScheduleTask,
      parameters: { scheduleId: schedule.id, ...parameters },
      companyId: schedule.company_id,
      userId,
      subject,
      background,
    },
    now,
  )
}

function inactive({ name }: DistributionSchedule) {
  return problem('DISTRIBUTION_SCHEDULE_INACTIVE', { schedule: name }, 'schedule')
}

/**
 * The company's schedule of uploads that pulls from a channel database: of its group's, the first by name.
 * @throws ProblemError DISTRIBUTION_SCHEDULE_MISSING when the company has none at all.
 */
export async function scheduleFor(
  trx: Transaction,
  channelDatabaseId: Id<'ChannelDatabase'>,
): Promise<DistributionSchedule> {
  const database = await readChannelDatabase(trx, channelDatabaseId)
  const { company_id: companyId, group_id: groupId } = database
  const schedule = await trx
    .selectFrom('distribution_schedule as schedule')
    .leftJoin('distribution_schedule_group as scheduled', (join) =>
      join.onRef('scheduled.schedule_id', '=', 'schedule.id').on('scheduled.group_id', '=', groupId),
    )
    .selectAll('schedule')
    .where('schedule.company_id', '=', companyId)
    .orderBy('schedule.is_active', 'desc')
    .orderBy((order) => order.case().when('scheduled.group_id', 'is', null).then(1).else(0).end())
    .orderBy('schedule.name')
    .limit(1)
    .executeTakeFirst()
  if (!schedule)
    throw problemError('DISTRIBUTION_SCHEDULE_MISSING', {
      company: companyId,
      channelDatabase: database.name,
    })
  return schedule
}
