import { join } from 'node:path'
import type { Phase } from '../batch/phase.ts'
import { CanceledError, StaleTaskError, WorkerStoppingError } from '../batch/task.ts'
import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Clock } from '../database/instant.ts'
import { ProblemError } from '../graphql/problems.ts'
import type { Log } from '../log.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../organization/channel-databases.ts'
import { channelDatabaseSource } from '../organization/channel-source.ts'
import { channelsIn } from '../organization/channels-in-databases.ts'
import { recordContact } from '../organization/record-contact.ts'
import { type Applied, applyPackage } from './apply-package.ts'
import { removePackage, withPackage } from './make-package.ts'
import { PullError, SessionCanceledError, SessionTakenOverError } from './pull-error.ts'
import { planPull } from './pull-plan.ts'
import { markApplied } from './record-applied.ts'
import { RowProgress, type RowsDone } from './row-progress.ts'
import type { SessionProblem, TableRange } from './tables.ts'
import {
  clearEmptySessions,
  endCanceled,
  failSession,
  markAvailable,
  openSession,
  readPulledBefore,
  requireOpen,
  type UploadSession,
} from './upload-sessions.ts'
import { watchCancellation } from './watch-cancellation.ts'

/** By what a pull works: a batch run's context, or a test's. */
export interface PullWork {
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
  readonly secret: string
  readonly dataDirectory: string
  readonly signal: AbortSignal
  readonly runId: Id<'BatchJobRun'> | null
  /** Last in every transaction (`TaskContext.checkpoint`). */
  checkpoint(trx: Transaction): Promise<void>
  /** Adds to the run's counters, right before the checkpoint of the transaction that makes them true. */
  count(counter: string, by: number): void
  /** Told what the pull is at from now on. */
  phase?(phase: Phase): void
  /** How long a lock on a channel database is waited for; thirty seconds unless said. */
  readonly lockPatienceMilliseconds?: number
}

/** Which pull. */
export interface PullRequest {
  readonly scheduleId: Id<'DistributionSchedule'>
  readonly channelDatabase: ChannelDatabaseRow
  /** The tables whose subjobs are enabled. */
  readonly contracts: readonly ContractTable[]
  readonly rerunOf?: Id<'UploadSession'> | null
  /** Counters to pull again, instead of what is new. */
  readonly repulled?: readonly TableRange[] | null
  /** Told once, in the transaction that opens the session; not again when a further try takes it up. */
  readonly onOpened?: (trx: Transaction) => Promise<void>
  /** Told how many rows are done, slice by slice. */
  readonly onProgress?: (rows: RowsDone) => void
}

/** What became of it. Whatever is thrown instead says that the run itself must end or go back. */
export type PullOutcome =
  | { readonly outcome: 'applied'; readonly session: UploadSession; readonly applied: Applied | null }
  | { readonly outcome: 'failed'; readonly session: UploadSession; readonly problem: SessionProblem }
  | { readonly outcome: 'canceled'; readonly session: UploadSession }
  | { readonly outcome: 'busy'; readonly session: UploadSession }

const defaultLockPatience = 30_000

/**
 * Pulls from one channel database: opens a session, makes the package outside any transaction of headquarters, and
 * applies it in one. A failure ends this session with a problem that says what to do, and nothing of it is applied.
 * @throws StaleTaskError, WorkerStoppingError, CanceledError as the run's signal or checkpoint says.
 */
export async function pullChannelDatabase(work: PullWork, request: PullRequest): Promise<PullOutcome> {
  work.phase?.('connecting')
  const opened = await open(work, request)
  if (opened.outcome === 'busy') return opened
  const { session } = opened
  if (opened.outcome === 'done') {
    return session.status === 'applied'
      ? { outcome: 'applied', session, applied: null }
      : { outcome: 'canceled', session }
  }
  for (const abandoned of opened.abandoned) removePackage(packageDirectory(work), abandoned.id)
  const cancellation = watchCancellation(work.database, session.id, work.signal)
  try {
    const applied = await pull(work, request, session, cancellation.signal)
    return { outcome: 'applied', session, applied }
  } catch (error) {
    return await endUnapplied(
      work,
      request,
      session,
      cancellation.signal.aborted ? cancellation.signal.reason : error,
    )
  } finally {
    cancellation.stop()
  }
}

async function open(work: PullWork, request: PullRequest) {
  return inTransaction(work.database, async (trx) => {
    const opened = await openSession(trx, {
      companyId: request.channelDatabase.company_id,
      scheduleId: request.scheduleId,
      channelDatabaseId: request.channelDatabase.id,
      runId: work.runId,
      rerunOf: request.rerunOf ?? null,
      repulled: request.repulled ?? null,
      now: work.clock(),
    })
    if (opened.outcome === 'opened' && opened.session.tries === 1) await request.onOpened?.(trx)
    await work.checkpoint(trx)
    return opened
  })
}

function packageDirectory({ dataDirectory }: PullWork): string {
  return join(dataDirectory, 'packages')
}

async function pull(
  work: PullWork,
  request: PullRequest,
  session: UploadSession,
  signal: AbortSignal,
): Promise<Applied> {
  const { database, clock } = work
  const { channelDatabase, contracts } = request
  const { kysely } = database
  const source = channelDatabaseSource(channelDatabase, work)
  const repulled = session.repulled_ranges
  const plans = await planPull(kysely, channelDatabase.id, contracts, repulled)
  const scope = {
    kind: database.kind,
    companyId: channelDatabase.company_id,
    channelDatabaseId: channelDatabase.id,
    channelNumbers: await channelsIn(kysely, channelDatabase.id),
    sessionId: session.id,
  }
  const progress = new RowProgress(request.onProgress)
  const enter = (phase: Phase) => work.phase?.(phase)
  const order = {
    database,
    progress,
    enter,
    source,
    plans,
    before: repulled === null ? await readPulledBefore(kysely, channelDatabase.id) : [],
    directory: packageDirectory(work),
    name: session.id,
    signal,
    patienceMilliseconds: work.lockPatienceMilliseconds ?? defaultLockPatience,
  }
  const applied = await withPackage(order, async (made) => {
    enter('staging')
    await inTransaction(database, async (trx) => {
      await markAvailable(trx, session, made.bytes, clock())
      await work.checkpoint(trx)
    })
    return applyPackage(database, made, {
      scope: { ...scope, now: clock() },
      plans,
      repulled,
      signal,
      progress,
      enter,
      begin: (trx) => requireOpen(trx, session),
      finish: async (trx, applied) => {
        enter('closing')
        await markApplied(trx, session, applied.tables, clock())
        await clearEmptySessions(trx, channelDatabase.id, clock())
        await recordContact(trx, channelDatabase.id, { at: clock(), problem: null })
        countApplied(work, applied)
        await work.checkpoint(trx)
      },
    })
  })
  progress.end()
  return applied
}

function countApplied(work: PullWork, { tables, completed }: Applied): void {
  const sum = (pick: (table: (typeof tables)[number]) => number) =>
    tables.reduce((total, table) => total + pick(table), 0)
  work.count('sessionsApplied', 1)
  work.count(
    'rowsRead',
    sum(({ read }) => read),
  )
  work.count(
    'rowsApplied',
    sum(({ applied }) => applied),
  )
  work.count(
    'rowsQuarantined',
    sum(({ quarantined }) => quarantined),
  )
  work.count('transactionsCompleted', completed)
}

/** Writes down why nothing was applied. */
async function endUnapplied(
  work: PullWork,
  { channelDatabase }: PullRequest,
  session: UploadSession,
  error: unknown,
): Promise<PullOutcome> {
  // The run goes on elsewhere, and takes its session up again.
  if (error instanceof StaleTaskError || error instanceof WorkerStoppingError) throw error
  if (error instanceof SessionTakenOverError) throw new StaleTaskError()
  const present = await readSession(work.database, session.id)
  if (error instanceof SessionCanceledError || error instanceof CanceledError) {
    await inTransaction(work.database, (trx) => endCanceled(trx, session, work.clock()))
    if (error instanceof CanceledError) throw error
    return { outcome: 'canceled', session }
  }
  const problem = problemOf(work, error)
  work.phase?.('closing')
  await inTransaction(work.database, async (trx) => {
    await failSession(trx, present, problem, work.clock())
    if (problem.code.startsWith('CHANNEL_DATABASE_'))
      await recordContact(trx, channelDatabase.id, { at: work.clock(), problem })
    work.count('sessionsFailed', 1)
    await work.checkpoint(trx)
  })
  return { outcome: 'failed', session, problem }
}

async function readSession(database: Database, id: Id<'UploadSession'>): Promise<UploadSession> {
  return database.kysely
    .selectFrom('upload_session')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** A code that says what to do; for what nobody foresaw, an id by which the log has it. */
function problemOf(work: PullWork, error: unknown): SessionProblem {
  if (error instanceof PullError) return error.problem
  if (error instanceof ProblemError && error.problems[0]) {
    const { code, parameters } = error.problems[0]
    return { code, parameters }
  }
  const errorId = newId<'Error'>()
  work.log.error({ err: error, errorId }, 'A pull failed')
  return { code: 'UNEXPECTED', parameters: { errorId } }
}
