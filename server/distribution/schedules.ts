import { type Selectable, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import { problemError } from '../graphql/problems.ts'
import { type ContractTable, channelContract } from '../organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../organization/channel-databases.ts'

export type DistributionSchedule = Selectable<Tables['distribution_schedule']>

/** @throws ProblemError DISTRIBUTION_SCHEDULE_NOT_FOUND. */
export async function readSchedule(
  queries: Queries,
  id: Id<'DistributionSchedule'>,
): Promise<DistributionSchedule> {
  const schedule = await queries
    .selectFrom('distribution_schedule')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!schedule) throw problemError('DISTRIBUTION_SCHEDULE_NOT_FOUND', { id }, 'schedule')
  return schedule
}

/** The contract's tables that a schedule pulls: those of the enabled subjobs of its enabled jobs. */
export async function enabledContracts(
  queries: Queries,
  scheduleId: Id<'DistributionSchedule'>,
): Promise<readonly ContractTable[]> {
  const rows = await queries
    .selectFrom('distribution_schedule_job as scheduled')
    .innerJoin('scheduler_job_subjob as part', 'part.job_id', 'scheduled.job_id')
    .innerJoin('scheduler_subjob as subjob', 'subjob.id', 'part.subjob_id')
    .select('subjob.channel_table')
    .where('scheduled.schedule_id', '=', scheduleId)
    .where(sql<boolean>`scheduled.is_enabled = true and part.is_enabled = true`)
    .execute()
  const enabled = new Set(rows.map((row) => row.channel_table))
  return channelContract.filter(({ channelTable }) => enabled.has(channelTable))
}

/** Which channel databases a run takes: these, those of these groups, or those of the schedule's groups. */
export interface RunScope {
  readonly schedule: DistributionSchedule
  readonly groupIds?: readonly Id<'ChannelDatabaseGroup'>[] | null | undefined
  readonly channelDatabaseIds?: readonly Id<'ChannelDatabase'>[] | null | undefined
}

/** The channel databases of a run, by name, paused ones among them; never another company's. */
export async function channelDatabasesOf(
  queries: Queries,
  { schedule, groupIds, channelDatabaseIds }: RunScope,
): Promise<readonly ChannelDatabaseRow[]> {
  let query = queries
    .selectFrom('channel_database')
    .selectAll()
    .where('company_id', '=', schedule.company_id)
    .orderBy('name')
  if (channelDatabaseIds) query = query.where('id', 'in', channelDatabaseIds)
  else if (groupIds) query = query.where('group_id', 'in', groupIds)
  else
    query = query.where('group_id', 'in', (scheduled) =>
      scheduled
        .selectFrom('distribution_schedule_group')
        .select('group_id')
        .where('schedule_id', '=', schedule.id),
    )
  return query.execute()
}
