import { sql } from 'kysely'
import { readCounter } from '../batch/messages.ts'
import { countSelected, tellingWhatWasDone } from '../batch/selected-records.ts'
import { type TaskContext, TaskFailure } from '../batch/task.ts'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { recordAudit } from '../identity/audit.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../organization/channel-databases.ts'
import { pullInRun, sideBySide } from './pull-in-run.ts'
import { rangesToRerun } from './ranges-to-rerun.ts'
import { type DistributionSchedule, enabledContracts } from './schedules.ts'
import type { UploadSession } from './upload-sessions.ts'

/** Which sessions a run does again. */
export interface SessionsRerun {
  readonly selectionId: Id<'BatchSelection'>
}

/**
 * Does the selected upload sessions again: those of one channel database one after the other, the oldest first, several
 * channel databases at a time. What fails does not touch the others; the run fails when all have had their turn, so that
 * it is tried again, and then leaves alone what is applied.
 * @throws TaskFailure UPLOAD_SESSIONS_FAILED.
 */
export async function rerunSessions(
  context: TaskContext<unknown>,
  { selectionId }: SessionsRerun,
): Promise<void> {
  const { database, runId } = context
  const total = await countSelected(database.kysely, selectionId)
  let failed = 0
  await tellingWhatWasDone(
    async () => {
      failed = await rerunAll(context, selectionId, total)
    },
    async () => {
      const rerun = await readCounter(database.kysely, runId, 'sessionsApplied')
      context.message('information', 'UPLOAD_SESSIONS_RERUN', { rerun })
    },
  )
  if (failed > 0) throw new TaskFailure('UPLOAD_SESSIONS_FAILED', { failed, sessions: total })
}

/** @returns how many failed, or found their channel database taken. */
async function rerunAll(
  context: TaskContext<unknown>,
  selectionId: Id<'BatchSelection'>,
  total: number,
): Promise<number> {
  const { kysely } = context.database
  const sessions = await readSelectedSessions(kysely, selectionId)
  const schedules = await readSchedules(kysely, sessions)
  const channelDatabases = await readChannelDatabases(kysely, sessions)
  const groups = Map.groupBy(sessions, (session) => session.channel_database_id)
  let failed = 0
  let done = 0
  context.progress(0, total)
  await sideBySide([...groups], async ([channelDatabaseId, ofDatabase]) => {
    const channelDatabase = channelDatabases.get(channelDatabaseId)
    if (channelDatabase?.is_paused)
      context.message('information', 'CHANNEL_DATABASE_PAUSED', { channelDatabase: channelDatabase.name })
    for (const session of ofDatabase) {
      context.signal.throwIfAborted()
      const planned = schedules.get(session.schedule_id)
      if (planned && channelDatabase && !channelDatabase.is_paused) {
        const isDone = await rerunOne(context, session, channelDatabase, planned)
        if (!isDone) failed += 1
      }
      context.progress(++done, total)
    }
  })
  return failed
}

interface Planned {
  readonly schedule: DistributionSchedule
  readonly contracts: readonly ContractTable[]
}

/** @returns whether it was done, or need not be. */
async function rerunOne(
  context: TaskContext<unknown>,
  session: UploadSession,
  channelDatabase: ChannelDatabaseRow,
  { schedule, contracts }: Planned,
): Promise<boolean> {
  if (!schedule.is_active) {
    context.message('warning', 'DISTRIBUTION_SCHEDULE_INACTIVE', { schedule: schedule.name })
    return true
  }
  const { outcome } = await pullInRun(context, {
    scheduleId: schedule.id,
    channelDatabase,
    contracts,
    rerunOf: session.id,
    repulled: await rangesToRerun(context.database.kysely, session.id),
    onOpened: (trx) =>
      recordAudit(trx, {
        userId: context.userId,
        at: context.clock(),
        companyId: session.company_id,
        action: 'rerunUploadSession',
        subjectType: 'UploadSession',
        subjectId: session.id,
        subjectName: channelDatabase.name,
      }),
  })
  return outcome === 'applied' || outcome === 'canceled'
}

async function readSelectedSessions(
  queries: Queries,
  selectionId: Id<'BatchSelection'>,
): Promise<readonly UploadSession[]> {
  return queries
    .selectFrom('upload_session')
    .selectAll()
    .where('id', 'in', (selected) =>
      selected
        .selectFrom('batch_selection')
        .select('record_id')
        .where('id', '=', selectionId)
        .$castTo<{ record_id: Id<'UploadSession'> }>(),
    )
    .orderBy('sequence')
    .execute()
}

async function readSchedules(
  queries: Queries,
  sessions: readonly UploadSession[],
): Promise<ReadonlyMap<Id<'DistributionSchedule'>, Planned>> {
  const planned = new Map<Id<'DistributionSchedule'>, Planned>()
  for (const id of new Set(sessions.map(({ schedule_id }) => schedule_id))) {
    const schedule = await queries
      .selectFrom('distribution_schedule')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    planned.set(id, { schedule, contracts: await enabledContracts(queries, id) })
  }
  return planned
}

async function readChannelDatabases(
  queries: Queries,
  sessions: readonly UploadSession[],
): Promise<ReadonlyMap<Id<'ChannelDatabase'>, ChannelDatabaseRow>> {
  const ids = [...new Set(sessions.map(({ channel_database_id }) => channel_database_id))]
  const rows = await queries
    .selectFrom('channel_database')
    .selectAll()
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
