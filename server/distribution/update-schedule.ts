import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { type Problem, problem, throwProblems } from '../graphql/problems.ts'
import { type Changes, changesBetween } from '../identity/audit.ts'
import { type DistributionSchedule, readSchedule } from './schedules.ts'

/** A change of a distribution schedule; what is left out stays. */
export interface ScheduleChange {
  readonly isActive?: boolean | undefined
  /** The groups that it takes from then on. */
  readonly groupIds?: readonly Id<'ChannelDatabaseGroup'>[] | undefined
  /** Subjobs to switch on or off. */
  readonly subjobs?:
    | readonly { readonly id: Id<'SchedulerSubjob'>; readonly isEnabled: boolean }[]
    | undefined
}

/**
 * Changes a distribution schedule.
 * @returns what changed, for the audit trail.
 * @throws ProblemError DISTRIBUTION_SCHEDULE_NOT_FOUND, GROUP_NOT_FOUND, SCHEDULER_SUBJOB_NOT_FOUND.
 */
export async function updateSchedule(
  trx: Transaction,
  id: Id<'DistributionSchedule'>,
  change: ScheduleChange,
  now: Instant,
): Promise<Changes> {
  const schedule = await readSchedule(trx, id)
  throwProblems([
    ...(await unknownGroups(trx, schedule, change.groupIds ?? [])),
    ...(await unknownSubjobs(trx, schedule, change.subjobs ?? [])),
  ])
  const before = await settingsOf(trx, schedule)
  await trx
    .updateTable('distribution_schedule')
    .set({ is_active: change.isActive ?? schedule.is_active, updated_at: now })
    .where('id', '=', id)
    .execute()
  if (change.groupIds) await setGroups(trx, id, change.groupIds)
  for (const isEnabled of [true, false]) {
    const subjobs = (change.subjobs ?? []).filter((subjob) => subjob.isEnabled === isEnabled)
    await switchSubjobs(
      trx,
      schedule,
      subjobs.map((subjob) => subjob.id),
      isEnabled,
    )
  }
  return changesBetween(before, await settingsOf(trx, await readSchedule(trx, id)))
}

/**
 * The groups among these that the schedule's company does not have.
 */
export async function unknownGroups(
  trx: Transaction,
  { company_id: companyId }: DistributionSchedule,
  groupIds: readonly Id<'ChannelDatabaseGroup'>[],
): Promise<readonly Problem[]> {
  if (groupIds.length === 0) return []
  const rows = await trx
    .selectFrom('channel_database_group')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', 'in', groupIds)
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  return groupIds.flatMap((id, place) =>
    known.has(id) ? [] : [problem('GROUP_NOT_FOUND', { id }, `groups.${place}`)],
  )
}

async function unknownSubjobs(
  trx: Transaction,
  schedule: DistributionSchedule,
  subjobs: NonNullable<ScheduleChange['subjobs']>,
): Promise<readonly Problem[]> {
  if (subjobs.length === 0) return []
  const rows = await subjobsOf(trx, schedule)
  const known = new Set(rows.map(({ id }) => id))
  return subjobs.flatMap(({ id }, place) =>
    known.has(id) ? [] : [problem('SCHEDULER_SUBJOB_NOT_FOUND', { id }, `subjobs.${place}.subjob`)],
  )
}

async function subjobsOf(trx: Transaction, { id }: DistributionSchedule) {
  return trx
    .selectFrom('distribution_schedule_job as scheduled')
    .innerJoin('scheduler_job_subjob as part', 'part.job_id', 'scheduled.job_id')
    .innerJoin('scheduler_subjob as subjob', 'subjob.id', 'part.subjob_id')
    .select(['subjob.id', 'subjob.name', 'part.is_enabled'])
    .where('scheduled.schedule_id', '=', id)
    .orderBy('part.position')
    .execute()
}

async function settingsOf(trx: Transaction, schedule: DistributionSchedule) {
  const groups = await trx
    .selectFrom('distribution_schedule_group as scheduled')
    .innerJoin('channel_database_group as one', 'one.id', 'scheduled.group_id')
    .select('one.name')
    .where('scheduled.schedule_id', '=', schedule.id)
    .orderBy('one.name')
    .execute()
  const subjobs = await subjobsOf(trx, schedule)
  return {
    isActive: schedule.is_active,
    groups: groups.map(({ name }) => name),
    ...Object.fromEntries(subjobs.map(({ name, is_enabled }) => [`subjobs.${name}.isEnabled`, is_enabled])),
  }
}

async function setGroups(
  trx: Transaction,
  id: Id<'DistributionSchedule'>,
  groupIds: readonly Id<'ChannelDatabaseGroup'>[],
): Promise<void> {
  await trx.deleteFrom('distribution_schedule_group').where('schedule_id', '=', id).execute()
  if (groupIds.length === 0) return
  await trx
    .insertInto('distribution_schedule_group')
    .values([...new Set(groupIds)].map((groupId) => ({ schedule_id: id, group_id: groupId })))
    .execute()
}

async function switchSubjobs(
  trx: Transaction,
  { id }: DistributionSchedule,
  subjobIds: readonly Id<'SchedulerSubjob'>[],
  isEnabled: boolean,
): Promise<void> {
  if (subjobIds.length === 0) return
  await trx
    .updateTable('scheduler_job_subjob')
    .set({ is_enabled: isEnabled })
    .where('subjob_id', 'in', subjobIds)
    .where('job_id', 'in', (jobs) =>
      jobs.selectFrom('distribution_schedule_job').select('job_id').where('schedule_id', '=', id),
    )
    .execute()
}
