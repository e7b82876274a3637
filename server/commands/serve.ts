import { alertOfMissedRuns } from '../batch/missed-runs.ts'
import { registerTasks } from '../batch/task-registry.ts'
import { type Config, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { now } from '../database/instant.ts'
import { migrate } from '../database/migrate.ts'
import { announceFirstRun, prepareDemo } from '../demo/demo.ts'
import { printFault } from '../guides/fault.ts'
import { requireSoundGuides } from '../guides/library.ts'
import { ensureWebBuild } from '../http/web-build.ts'
import { type HttpServer, startHttpServer } from '../http.ts'
import { openIdentity } from '../identity/identity.ts'
import { createSetUpLink, isWithoutUsers } from '../identity/one-time-links.ts'
import { createLog, type Log } from '../log.ts'
import { schema } from '../schema.ts'
import { aborted, untilToldToStop } from '../stop-signal.ts'
import { tasks } from '../tasks.ts'
import { startWorkerProcess } from '../worker-process.ts'
import type { Command } from './command.ts'

/** `kontor serve` */
export const serve: Command = {
  summary: 'Serve the web console, the API and the explorer, with a batch worker beside them.',
  usage: 'Usage: kontor serve [--dev]',
  help: 'Brings the database up to date, makes the demo on the first start (KONTOR_DEMO=off: a set-up link instead),\nserves until it is told to stop (SIGTERM, Ctrl-C), and hands running work back. Settings come from the environment.\n\n  --dev   draw the console’s pages from their sources, and again when they change',
  options: { dev: { type: 'boolean' } },
  async run({ dev }) {
    const config = readConfig()
    const log = createLog(config, 'http')
    const signal = untilToldToStop()
    const server = await startHttpServer(config, log)
    const database = await openServer(server, config, { isDevelopment: dev === true, log, signal }).catch(
      async (error: unknown) => {
        await server.close(0)
        if (!signal.aborted) throw error
      },
    )
    if (!database) return 0
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
    return 0
  },
}

const buildingWords = 'Building the web console: this takes a minute, and is done when its sources change.\n'

const missedRunsMilliseconds = 60_000

interface Opening {
  readonly isDevelopment: boolean
  readonly log: Log
  /** Told to stop before all is ready. */
  readonly signal: AbortSignal
}

/** Makes everything ready behind a listening server, and opens it. */
async function openServer(
  server: HttpServer,
  config: Config,
  { isDevelopment, log, signal }: Opening,
): Promise<Database> {
  await requireSoundGuides(schema, config.dataDirectory, (faults) =>
    log.warn({ faults: faults.map(printFault) }, 'Guides break rules'),
  )
  const database = await openDatabase({ url: config.databaseUrl })
  try {
    await openOnDatabase(server, config, database, { isDevelopment, log, signal })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openOnDatabase(
  server: HttpServer,
  config: Config,
  database: Database,
  { isDevelopment, log, signal }: Opening,
): Promise<void> {
  await migrate(database)
  // The worker runs the tasks; this process asks for their permissions and reads the parameters of their jobs.
  registerTasks(tasks)
  const web = config.servesWeb ? (isDevelopment ? 'development' : 'production') : undefined
  if (web === 'production') await ensureWebBuild(() => process.stdout.write(buildingWords), signal)
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
