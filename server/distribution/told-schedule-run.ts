import type { Queries } from '../database/database.ts'
import type { AuditValue } from '../identity/audit.ts'
import { nameOf, namesOf, toldSession } from './asked-names.ts'
import type { ScheduleRun } from './run-schedule.ts'

/** What a run of a schedule is asked to do, as the audit trail tells of it. */
export async function toldScheduleRun(
  queries: Queries,
  { scheduleId, groupIds, channelDatabaseIds, counterRange, rerunOf }: ScheduleRun,
): Promise<Readonly<Record<string, AuditValue>>> {
  return {
    schedule: (await nameOf(queries, 'distribution_schedule', scheduleId)) ?? null,
    groups: groupIds ? await namesOf(queries, 'channel_database_group', groupIds) : null,
    channelDatabases: channelDatabaseIds
      ? await namesOf(queries, 'channel_database', channelDatabaseIds)
      : null,
    repulledRanges: counterRange ? [toldRange(counterRange)] : null,
    rerunOf: (await toldSession(queries, rerunOf)) ?? null,
  }
}

/** Counters that are pulled again; of every table without one. */
export function toldRange({ channelTable, from, to }: NonNullable<ScheduleRun['counterRange']>): AuditValue {
  return { channelTable, from, to }
}
