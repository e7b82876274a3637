import { startBatchWorker } from '../batch/worker.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { createLog } from '../log.ts'
import { untilToldToStop } from '../stop-signal.ts'
import { tasks } from '../tasks.ts'
import type { Command } from './command.ts'

/** `kontor work` */
export const work: Command = {
  summary: 'Run batch jobs, without serving the API.',
  usage: 'Usage: kontor work',
  help: 'Takes due batch runs and runs them until it is told to stop (SIGTERM, Ctrl-C); running work is then handed back.\n`serve` starts one such worker by itself. Start more on other machines once the database is PostgreSQL.',
  options: {},
  async run() {
    const config = readConfig()
    const log = createLog(config, 'worker')
    const database = await openDatabase({ url: config.databaseUrl })
    try {
      await migrate(database)
      const signal = untilToldToStop()
      await startBatchWorker({
        database,
        tasks,
        concurrency: config.workerConcurrency,
        log,
        signal,
        secret: config.secret,
        dataDirectory: config.dataDirectory,
        // Whoever started this process kills it when the time is over: the hand-back must be done before.
        graceSeconds: Math.max(1, config.shutdownSeconds - 3),
      })
      return 0
    } finally {
      await database.close()
    }
  },
}
