import { type TaskContext, TaskFailure } from '../batch/task.ts'
import type { Id } from '../database/identifiers.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../organization/channel-databases.ts'
import { pullInRun, sideBySide } from './pull-in-run.ts'
import { rangesToRerun } from './ranges-to-rerun.ts'
import type { RowsDone } from './row-progress.ts'
import { channelDatabasesOf, type DistributionSchedule, enabledContracts } from './schedules.ts'
import type { TableRange } from './tables.ts'

/** What a run of a distribution schedule is asked to do. */
export interface ScheduleRun {
  readonly scheduleId: Id<'DistributionSchedule'>
  /** Null for the schedule's own groups. */
  readonly groupIds?: readonly Id<'ChannelDatabaseGroup'>[] | null | undefined
  /** These channel databases and no others, whatever their group. */
  readonly channelDatabaseIds?: readonly Id<'ChannelDatabase'>[] | null | undefined
  /** Counters to pull again, of one table or of all (null), instead of what is new. */
  readonly counterRange?: CounterRangeRequest | null | undefined
  /** The session that is done again. */
  readonly rerunOf?: Id<'UploadSession'> | null | undefined
}

/** Counters to pull again, both ends included. */
export interface CounterRangeRequest {
  /** Null for all tables: each counts for itself. */
  readonly channelTable: string | null
  readonly from: number
  readonly to: number
}

/**
 * Runs a distribution schedule: one upload session with each of its channel databases, several at a time. What fails at
 * one does not touch the others; the run fails when all have had their turn, so that it is tried again.
 * @throws TaskFailure UPLOAD_SESSIONS_FAILED; DISTRIBUTION_SCHEDULE_NOT_FOUND, which no further try can mend.
 */
export async function runSchedule(context: TaskContext<unknown>, run: ScheduleRun): Promise<void> {
  const { kysely } = context.database
  const schedule = await kysely
    .selectFrom('distribution_schedule')
    .selectAll()
    .where('id', '=', run.scheduleId)
    .where('company_id', '=', context.companyId)
    .executeTakeFirst()
  if (!schedule)
    throw new TaskFailure('DISTRIBUTION_SCHEDULE_NOT_FOUND', { id: run.scheduleId }, { retryable: false })
  if (!schedule.is_active) {
    context.message('warning', 'DISTRIBUTION_SCHEDULE_INACTIVE', { schedule: schedule.name })
    return
  }
  const contracts = await enabledContracts(kysely, schedule.id)
  const databases = await channelDatabasesOf(kysely, { schedule, ...run })
  const active = databases.filter(({ is_paused: isPaused }) => !isPaused)
  for (const { name, is_paused: isPaused } of databases)
    if (isPaused) context.message('information', 'CHANNEL_DATABASE_PAUSED', { channelDatabase: name })
  if (databases.length === 0) context.message('warning', 'NO_CHANNEL_DATABASES', { schedule: schedule.name })
  const failed = await pullAll(context, run, schedule, contracts, active)
  if (failed > 0) throw new TaskFailure('UPLOAD_SESSIONS_FAILED', { failed, sessions: active.length })
}

async function pullAll(
  context: TaskContext<unknown>,
  run: ScheduleRun,
  schedule: DistributionSchedule,
  contracts: readonly ContractTable[],
  databases: readonly ChannelDatabaseRow[],
): Promise<number> {
  const repulled = await repulledRanges(context, run, contracts)
  let failed = 0
  const pulled = new Map<Id<'ChannelDatabase'>, RowsDone>()
  const sum = (part: keyof RowsDone) => [...pulled.values()].reduce((rows, of) => rows + of[part], 0)
  const pullOne = async (channelDatabase: ChannelDatabaseRow): Promise<void> => {
    const outcome = await pullInRun(context, {
      scheduleId: schedule.id,
      channelDatabase,
      contracts,
      rerunOf: run.rerunOf ?? null,
      repulled,
      // The rows of a channel database that waits for its turn are added when it is looked at.
      onProgress: (rows) => {
        pulled.set(channelDatabase.id, rows)
        context.progress(sum('done'), sum('total'))
      },
    })
    if (outcome.outcome === 'failed') failed += 1
  }
  await sideBySide(databases, pullOne)
  return failed
}

/** What is pulled again: a range of counters, or what an applied session brought. Null for what is new. */
async function repulledRanges(
  { database }: TaskContext<unknown>,
  { counterRange, rerunOf }: ScheduleRun,
  contracts: readonly ContractTable[],
): Promise<readonly TableRange[] | null> {
  if (counterRange) {
    const { channelTable: wanted, from, to } = counterRange
    return contracts
      .filter(({ channelTable }) => wanted === null || channelTable === wanted)
      .map(({ channelTable }) => ({ channelTable, from, to }))
  }
  if (!rerunOf) return null
  return rangesToRerun(database.kysely, rerunOf)
}
