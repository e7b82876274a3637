import { type Selectable, sql } from 'kysely'
import { isExecuting } from '../batch/statuses.ts'
import { listOf } from '../database/conditions.ts'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { PulledBefore } from './package.ts'
import { SessionCanceledError, SessionTakenOverError } from './pull-error.ts'
import type { SessionProblem, TableRange, UploadSessionStatus, UploadSessionTable } from './tables.ts'

export type UploadSession = Selectable<UploadSessionTable>

/** Statuses in which a session is under way: one a channel database. */
export const openStatuses = ['started', 'available'] as const satisfies UploadSessionStatus[]

export function isOpen(status: UploadSessionStatus): boolean {
  return (openStatuses as readonly UploadSessionStatus[]).includes(status)
}

/** Upload sessions by id, those that are there. */
export async function readUploadSessions(
  queries: Queries,
  ids: readonly Id<'UploadSession'>[],
): Promise<readonly UploadSession[]> {
  return queries
    .selectFrom('upload_session')
    .selectAll()
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .execute()
}

/** The session that a run asks for. */
export interface SessionRequest {
  readonly companyId: CompanyId
  readonly scheduleId: Id<'DistributionSchedule'>
  readonly channelDatabaseId: Id<'ChannelDatabase'>
  /** Null for a pull outside any run. */
  readonly runId: Id<'BatchJobRun'> | null
  readonly rerunOf: Id<'UploadSession'> | null
  readonly repulled: readonly TableRange[] | null
  readonly now: Instant
}

/** A session to work on; one of another run that is under way; or this run's own, which has ended already. */
export type OpenedSession =
  | {
      readonly outcome: 'opened'
      readonly session: UploadSession
      readonly abandoned: readonly UploadSession[]
    }
  | { readonly outcome: 'busy'; readonly session: UploadSession }
  | { readonly outcome: 'done'; readonly session: UploadSession }

/**
 * Opens a run's session with a channel database, or that by which it does another one again. A run that is tried again
 * takes its own session up again, with one try more; what it applied stays applied. A session whose run has died is
 * failed first, as is one that an earlier attempt of this run left open.
 */
export async function openSession(trx: Transaction, request: SessionRequest): Promise<OpenedSession> {
  const { channelDatabaseId, runId, now } = request
  const own = runId === null ? undefined : await readOwn(trx, request, runId)
  if (own && isDone(own)) return { outcome: 'done', session: own }
  const open = await readOpen(trx, channelDatabaseId)
  const abandoned: UploadSession[] = []
  if (open && open.id !== own?.id) {
    if (open.run_id !== runId && (await isUnderWay(trx, open))) return { outcome: 'busy', session: open }
    await failSession(trx, open, { code: 'UPLOAD_SESSION_INTERRUPTED', parameters: {} }, now)
    abandoned.push(open)
  }
  if (own) return { outcome: 'opened', session: await reopen(trx, own, now), abandoned: [...abandoned, own] }
  const inserted = await insertSession(trx, request)
  if (inserted) return { outcome: 'opened', session: inserted, abandoned }
  // Somebody else opened one between the look and the insert.
  const other = await readOpen(trx, channelDatabaseId)
  if (!other) throw new SessionTakenOverError()
  return { outcome: 'busy', session: other }
}

/** Whether a run has no more to do with its session: one that ended with its cancelled run is pulled when that is tried again. */
function isDone({ status, cancel_requested_at }: UploadSession): boolean {
  return status === 'applied' || (status === 'canceled' && cancel_requested_at !== null)
}

async function readOwn(
  trx: Transaction,
  { channelDatabaseId, rerunOf }: SessionRequest,
  runId: Id<'BatchJobRun'>,
) {
  return trx
    .selectFrom('upload_session')
    .selectAll()
    .where('run_id', '=', runId)
    .where('channel_database_id', '=', channelDatabaseId)
    .where('rerun_of', rerunOf === null ? 'is' : '=', rerunOf)
    .executeTakeFirst()
}

async function readOpen(trx: Transaction, channelDatabaseId: Id<'ChannelDatabase'>) {
  return trx
    .selectFrom('upload_session')
    .selectAll()
    .where('channel_database_id', '=', channelDatabaseId)
    .where('status', 'in', openStatuses)
    .executeTakeFirst()
}

/** Whether the run that opened a session goes on: the batch framework notices a worker that has died. */
async function isUnderWay(trx: Transaction, { run_id: runId }: UploadSession): Promise<boolean> {
  if (runId === null) return false
  const run = await trx
    .selectFrom('batch_job_run')
    .select('status')
    .where('id', '=', runId)
    .executeTakeFirst()
  return run !== undefined && isExecuting(run.status)
}

async function insertSession(trx: Transaction, request: SessionRequest): Promise<UploadSession | undefined> {
  const { companyId, scheduleId, channelDatabaseId, runId, rerunOf, repulled, now } = request
  return trx
    .insertInto('upload_session')
    .values({
      id: newId<'UploadSession'>(),
      company_id: companyId,
      schedule_id: scheduleId,
      channel_database_id: channelDatabaseId,
      run_id: runId,
      rerun_of: rerunOf,
      repulled_ranges: repulled === null ? null : json(repulled),
      status: 'started',
      tries: 1,
      rows_read: 0,
      rows_applied: 0,
      rows_already_received: 0,
      rows_quarantined: 0,
      started_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
}

async function reopen(trx: Transaction, { id, tries }: UploadSession, now: Instant): Promise<UploadSession> {
  return trx
    .updateTable('upload_session')
    .set({
      status: 'started',
      tries: tries + 1,
      problem: null,
      bytes: null,
      started_at: now,
      available_at: null,
      ended_at: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The package is whole. */
export async function markAvailable(
  trx: Transaction,
  { id }: UploadSession,
  bytes: number | null,
  now: Instant,
): Promise<void> {
  await changeOpen(trx, id, { status: 'available', bytes, available_at: now })
}

/**
 * Looks, in the transaction that applies a session, whether it may go on. The row is not locked by it: somebody may ask to
 * cancel the session while it is being applied.
 * @throws SessionTakenOverError when it is no longer open; SessionCanceledError when somebody asked to cancel it.
 */
export async function requireOpen(trx: Transaction, { id }: UploadSession): Promise<void> {
  const session = await trx
    .selectFrom('upload_session')
    .select(['status', 'cancel_requested_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  goOn(session && isOpen(session.status) ? session : undefined)
}

/** How long a session that found nothing new is kept: a P-job that runs every few minutes makes a hundred thousand a year. */
const emptyHistoryDays = 30

/** Clears a channel database's sessions that found nothing new, after a while. */
export async function clearEmptySessions(
  trx: Transaction,
  channelDatabaseId: Id<'ChannelDatabase'>,
  now: Instant,
): Promise<void> {
  await trx
    .deleteFrom('upload_session')
    .where('channel_database_id', '=', channelDatabaseId)
    .where(sql<boolean>`status = 'applied' and rows_read = 0`)
    .where('ended_at', '<', addSeconds(now, -emptyHistoryDays * 86_400))
    .execute()
}

/** Ends an open session as failed: in the making of its package, or in its application. */
export async function failSession(
  trx: Transaction,
  { id, status }: Pick<UploadSession, 'id' | 'status'>,
  problem: SessionProblem,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('upload_session')
    .set({
      status: status === 'available' ? 'applyFailed' : 'uploadFailed',
      problem: json(problem),
      ended_at: now,
    })
    .where('id', '=', id)
    .where('status', 'in', openStatuses)
    .execute()
}

/** Ends an open session as cancelled. */
export async function endCanceled(
  trx: Transaction,
  { id }: Pick<UploadSession, 'id'>,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable('upload_session')
    .set({ status: 'canceled', ended_at: now })
    .where('id', '=', id)
    .where('status', 'in', openStatuses)
    .execute()
}

/**
 * Changes an open session.
 * @throws SessionTakenOverError when it is no longer open; SessionCanceledError when somebody asked to cancel it.
 */
export async function changeOpen(
  trx: Transaction,
  id: Id<'UploadSession'>,
  change: Partial<Omit<UploadSession, 'id' | 'sequence' | 'problem' | 'repulled_ranges'>> & {
    problem?: null
  },
): Promise<void> {
  const changed = await trx
    .updateTable('upload_session')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', openStatuses)
    .returning('cancel_requested_at')
    .executeTakeFirst()
  goOn(changed)
}

function goOn(session: Pick<UploadSession, 'cancel_requested_at'> | undefined): void {
  if (!session) throw new SessionTakenOverError()
  if (session.cancel_requested_at) throw new SessionCanceledError('The session is being cancelled.')
}

/** The rows that the last pull of new rows brought, by table: their headers should have come by now. */
export async function readPulledBefore(
  queries: Queries,
  channelDatabaseId: Id<'ChannelDatabase'>,
): Promise<readonly PulledBefore[]> {
  const last = await queries
    .selectFrom('upload_session')
    .select('id')
    .where('channel_database_id', '=', channelDatabaseId)
    .where('status', '=', 'applied')
    .where('repulled_ranges', 'is', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return []
  const tables = await queries
    .selectFrom('upload_session_table')
    .select(['channel_table', 'first_counter', 'last_counter'])
    .where('upload_session_id', '=', last.id)
    .orderBy('position')
    .execute()
  return tables.flatMap(({ channel_table: channelTable, first_counter: from, last_counter: to }) =>
    from === null || to === null ? [] : [{ channelTable, from, to }],
  )
}
