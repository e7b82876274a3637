import { readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Command } from './command.ts'

/** `kontor migrate` */
export const migrateCommand: Command = {
  summary: 'Bring the database’s tables up to date.',
  usage: 'Usage: kontor migrate',
  help: 'Runs the migrations that are due, under a lock. `serve` and `work` do so by themselves when they start;\nrun it alone to know the outcome before you start a new version.',
  options: {},
  async run() {
    const database = await openDatabase({ url: readConfig().databaseUrl })
    try {
      const ran = await migrate(database)
      process.stdout.write(ran.length === 0 ? 'The database is up to date.\n' : `Ran ${ran.join(', ')}.\n`)
      return 0
    } finally {
      await database.close()
    }
  },
}
