import { alertOfMissedRuns } from '../batch/missed-runs.ts'
import { registerTasks } from '../batch/task-registry.ts'
import type { Config } from '../config.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { now } from '../database/instant.ts'
import { migrate } from '../database/migrate.ts'
import { announceFirstRun, prepareDemo } from '../demo/demo.ts'
import { printFault } from '../guides/fault.ts'
import { requireSoundGuides } from '../guides/library.ts'
import { regenerateDocuments } from '../http/document-watch.ts'
import { ensureWebBuild } from '../http/web-build.ts'
import type { HttpServer } from '../http.ts'
import { openIdentity } from '../identity/identity.ts'
import { createSetUpLink, isWithoutUsers } from '../identity/one-time-links.ts'
import type { Log } from '../log.ts'
import { schema } from '../schema.ts'
import { aborted } from '../stop-signal.ts'
import { tasks } from '../tasks.ts'
import { startWorkerProcess } from '../worker-process.ts'

const buildingWords = 'Building the web console: this takes a minute, and is done when its sources change.\n'

const missedRunsMilliseconds = 60_000

interface Serving {
  readonly config: Config
  readonly log: Log
  /** Told to stop, perhaps before all is ready. */
  readonly signal: AbortSignal
  readonly isDevelopment: boolean
}

/** Makes everything ready behind a listening server, says so, and serves until it is told to stop. */
export async function serveOn(server: HttpServer, serving: Serving): Promise<void> {
  const { config, log, signal } = serving
  const database = await openServer(server, serving).catch(async (error: unknown) => {
    await server.close(0)
    if (!signal.aborted) throw error
  })
  if (!database) return
  const demo = config.isDemo
    ? await prepareDemo({ database, dataDirectory: config.dataDirectory, publicUrl: server.url })
    : undefined
  const welcome = demo?.text || (await inviteAdministrator(database, server.url))
  const worker = config.runsWorker ? startWorkerProcess(log) : undefined
  process.stdout.write(`\nKontor is at ${server.url}\n${welcome}\n`)
  if (demo?.isNew && config.runsWorker) void announceFirstRun(database, process.stdout, signal)
  const watch = setInterval(() => void watchForMissedRuns(database, log), missedRunsMilliseconds)
  await aborted(signal)
  clearInterval(watch)
  await Promise.all([server.close(config.shutdownSeconds), worker?.stop(config.shutdownSeconds)])
  await database.close()
}

/** Makes everything ready behind a listening server, and opens it. */
async function openServer(server: HttpServer, serving: Serving): Promise<Database> {
  const { config, log } = serving
  await requireSoundGuides(schema, config.dataDirectory, (faults) =>
    log.warn({ faults: faults.map(printFault) }, 'Guides break rules'),
  )
  const database = await openDatabase({ url: config.databaseUrl })
  try {
    await openOnDatabase(server, database, serving)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openOnDatabase(
  server: HttpServer,
  database: Database,
  { config, isDevelopment, log, signal }: Serving,
): Promise<void> {
  await migrate(database)
  // The worker runs the tasks; this process asks for their permissions and reads the parameters of their jobs.
  registerTasks(tasks)
  const web = config.servesWeb ? (isDevelopment ? 'development' : 'production') : undefined
  if (web === 'production') await ensureWebBuild(() => process.stdout.write(buildingWords), signal)
  if (web === 'development') regenerateDocuments(log, signal)
  const { secret, openIdConnect } = config
  const identity = openIdentity(database, { publicUrl: server.url, secret, openIdConnect, log })
  await server.open({ database, identity, web })
}

/** Workers look for runs that did not happen; this process does too, because no worker may be left to do so. */
async function watchForMissedRuns(database: Database, log: Log): Promise<void> {
  await alertOfMissedRuns(database, now()).catch((error: unknown) =>
    log.error({ err: error }, 'Looking for missed runs failed'),
  )
}

/** What to print on a start without users: where to make the first one. */
async function inviteAdministrator(database: Database, publicUrl: string): Promise<string> {
  if (!(await isWithoutUsers(database.kysely))) return ''
  const { url } = await createSetUpLink(database, publicUrl)
  return `Set up the first administrator (the link works once, for a day):\n  ${url}\n`
}
