import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Client } from 'pg'
import type { Phase } from '../batch/phase.ts'
import { type Database, openSecondHandle } from '../database/database.ts'
import { type SqliteHandle, whenFree } from '../database/sqlite-handle.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { ChannelSource } from '../organization/channel-source.ts'
import { whereOf } from '../organization/test-channel-database.ts'
import { sqliteLayout, type TableLayout } from './channel-layout.ts'
import { createWanted } from './channel-reader.ts'
import type { Package, PulledBefore } from './package.ts'
import { asChannelError, PullError } from './pull-error.ts'
import { plannedRanges, type TablePlan } from './pull-plan.ts'
import type { RowProgress } from './row-progress.ts'
import { spoolPostgres } from './spool-postgres.ts'
import { spoolTable } from './spool-sqlite.ts'
import { countPlanned, findOrphansInSqlite, isCounterIndexed, surveyCounters } from './survey-sqlite.ts'

/** What a package is made from and for. */
export interface PackageOrder {
  /** Headquarters', on whose own file the package's tables are to stand when that is SQLite. */
  readonly database: Database
  readonly source: ChannelSource
  readonly plans: readonly TablePlan[]
  /** What the pull before this one brought: whether its headers have come is looked at now. */
  readonly before: readonly PulledBefore[]
  /** Folder for packages that need a file of their own. */
  readonly directory: string
  /** The file's name, without an ending. */
  readonly name: string
  readonly signal: AbortSignal
  readonly progress: RowProgress
  /** Told what the making is at from now on. */
  readonly enter: (phase: Phase) => void
  /** How long a lock on the channel database is waited for. */
  readonly patienceMilliseconds: number
}

/** Names of the attached files on the handle. */
const channelSchema = 'channel'
const packageSchema = 'package'

/**
 * Makes the package of a pull, hands it over, and clears it away. A SQLite channel database with a write-ahead log is its
 * own package: reading there keeps nobody from writing. One with a rollback journal, or without an index on a counter, is
 * copied first, and so is a PostgreSQL one.
 * @throws PullError with what is wrong at the channel database; the signal's reason.
 */
export async function withPackage<Result>(
  order: PackageOrder,
  work: (made: Package) => Promise<Result>,
): Promise<Result> {
  const file = packageFile(order.directory, order.name)
  mkdirSync(order.directory, { recursive: true, mode: 0o700 })
  removePackage(order.directory, order.name)
  removeForgotten(order.directory)
  writeFileSync(file, '', { mode: 0o600 })
  let handle: SqliteHandle | undefined
  try {
    handle = openWorkHandle(order.database, file)
    const made =
      order.source.kind === 'sqlite'
        ? await packSqlite(order, order.source.file, handle)
        : await packPostgres(order, order.source, handle, file)
    return await work(made)
  } finally {
    handle?.close()
    removePackage(order.directory, order.name)
  }
}

/** Clears away what a pull that was killed has left. */
export function removePackage(directory: string, name: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm'])
    rmSync(`${packageFile(directory, name)}${ending}`, { force: true })
}

const dayMilliseconds = 86_400_000

/** Clears away packages whose pull was killed and never taken up again. */
function removeForgotten(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.includes(packageEnding)) continue
    const file = join(directory, name)
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changed > dayMilliseconds) rmSync(file, { force: true })
  }
}

const packageEnding = '.package'

function packageFile(directory: string, name: string): string {
  return join(directory, `${name}${packageEnding}`)
}

/** Headquarters' own file with the package attached, so that rows move inside SQLite; without one, the package itself. */
function openWorkHandle(database: Database, file: string): SqliteHandle {
  const handle =
    database.kind === 'sqlite' ? openSecondHandle(database) : new SqliteDatabase(':memory:', { timeout: 0 })
  handle.prepare(`attach ? as ${packageSchema}`).run(file)
  // A package that is lost is made again.
  handle.pragma(`${packageSchema}.journal_mode = off`)
  handle.pragma(`${packageSchema}.synchronous = off`)
  createWanted(handle)
  return handle
}

async function packSqlite(order: PackageOrder, file: string, handle: SqliteHandle): Promise<Package> {
  const { plans, before, signal, patienceMilliseconds, source } = order
  const where = whereOf(source)
  try {
    const identity = fileIdentity(file)
    const unlocked = <Result>(step: () => Result) =>
      unlessAborted(whenFree(step, patienceMilliseconds), signal)
    await unlocked(() => handle.prepare(`attach ? as ${channelSchema}`).run(file))
    order.enter('counting')
    const contracts = plans.map(({ contract }) => contract)
    const survey = await unlocked(() => surveySqlite(handle, contracts, where))
    const orphans = await findOrphansInSqlite(handle, survey.layouts, channelSchema, before, signal)
    const { isOwnPackage } = survey
    await expectRows(order, handle, survey.layouts)
    const layouts = isOwnPackage ? survey.layouts : await copy(order, handle, survey.layouts)
    return {
      handle,
      schema: isOwnPackage ? channelSchema : packageSchema,
      layouts,
      bytes: isOwnPackage ? null : sizeOf(packageFile(order.directory, order.name)),
      facts: survey.facts,
      orphans,
      confirm: () => confirmSame(file, identity, where),
    }
  } catch (error) {
    throw asChannelError(error, where)
  }
}

function surveySqlite(handle: SqliteHandle, contracts: readonly ContractTable[], where: string) {
  const layouts = sqliteLayout(handle, channelSchema, contracts, where)
  const facts = layouts.map(
    (layout) => [layout.contract.channelTable, surveyCounters(handle, layout, channelSchema)] as const,
  )
  const isOwnPackage =
    handle.pragma(`${channelSchema}.journal_mode`, { simple: true }) === 'wal' &&
    layouts.every((layout) => isCounterIndexed(handle, layout, channelSchema))
  return { layouts, facts: new Map(facts), isOwnPackage }
}

/** Says how many rows are there to be pulled, of the tables in which an index counts them. */
async function expectRows(
  order: PackageOrder,
  handle: SqliteHandle,
  layouts: readonly TableLayout[],
): Promise<void> {
  for (const layout of layouts) {
    const plan = order.plans.find(({ contract }) => contract === layout.contract)
    if (!plan || !isCounterIndexed(handle, layout, channelSchema)) continue
    const counting = countPlanned(handle, layout, channelSchema, plannedRanges(plan), order)
    order.progress.expect(await unlessAborted(counting, order.signal))
  }
}

async function copy(
  { plans, signal, progress, enter, patienceMilliseconds }: PackageOrder,
  handle: SqliteHandle,
  layouts: readonly TableLayout[],
): Promise<readonly TableLayout[]> {
  enter('reading')
  const copied: TableLayout[] = []
  for (const layout of layouts) {
    const plan = plans.find(({ contract }) => contract === layout.contract)
    const ranges = plan ? plannedRanges(plan) : []
    const schemas = { from: channelSchema, to: packageSchema }
    const spooled = spoolTable(handle, layout, schemas, ranges, progress, {
      signal,
      patienceMilliseconds,
    })
    copied.push(await unlessAborted(spooled, signal))
  }
  handle.exec(`detach ${quoted(channelSchema)}`)
  return copied
}

async function packPostgres(
  order: PackageOrder,
  source: Extract<ChannelSource, { kind: 'postgres' }>,
  handle: SqliteHandle,
  file: string,
): Promise<Package> {
  const { plans, before, signal, patienceMilliseconds } = order
  const where = whereOf(source)
  const client = new Client({
    connectionString: source.url,
    connectionTimeoutMillis: patienceMilliseconds,
    lock_timeout: patienceMilliseconds,
    keepAlive: true,
    options: '-c datestyle=iso -c timezone=UTC',
    application_name: 'kontor pull',
  })
  // Without a listener a connection that breaks between two queries would end the process.
  client.on('error', () => {})
  try {
    await unlessAborted(client.connect(), signal)
    const schemas = { from: source.schema, to: packageSchema }
    const spool = await unlessAborted(
      spoolPostgres(client, handle, schemas, plans, before, where, order),
      signal,
    )
    return { handle, schema: packageSchema, ...spool, bytes: sizeOf(file), confirm: () => {} }
  } catch (error) {
    throw asChannelError(error, where)
  } finally {
    // Not awaited: a server that has stopped answering does not say goodbye either.
    void client.end().catch(() => {})
  }
}

/** Leaves work alone that waits for a server, or for a file to be free, when nobody waits for the work any more. */
async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  // Both may still fail when the race is over.
  aborted.catch(() => {})
  work.catch(() => {})
  try {
    signal.throwIfAborted()
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** The size of a file and of the log that may stand beside it. */
function sizeOf(file: string): number {
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return size(file) + size(`${file}-wal`)
}

function fileIdentity(file: string): string {
  const stats = statSync(file, { bigint: true })
  if (!stats.isFile()) throw Object.assign(new Error(`${file} is not a file`), { code: 'NOT_A_FILE' })
  return `${stats.dev} ${stats.ino}`
}

/** A file that was removed or replaced can still be read to its end; what it says is no longer the shop's. */
function confirmSame(file: string, identity: string, where: string): void {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (!stats || `${stats.dev} ${stats.ino}` !== identity)
    throw new PullError('CHANNEL_DATABASE_VANISHED', { address: where })
}
