import { join } from 'node:path'
import { type Database, inTransaction, openDatabase } from '../../server/database/database.ts'
import { parseInstant } from '../../server/database/instant.ts'
import { migrate } from '../../server/database/migrate.ts'
import { createDemoMasterData } from '../../server/demo/create-master-data.ts'
import { createDemoOrganization } from '../../server/demo/create-organization.ts'
import { shops } from '../../server/demo/shops.ts'
import type { ChannelDatabaseRow } from '../../server/organization/channel-databases.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
// Every module sets up its part of a new company when it is loaded.
import '../../server/distribution/initialize-distribution.ts'
import '../../server/sales/number-sequences.ts'
import type { Id } from '../../server/database/identifiers.ts'

/** When the company was set up: before anything that a benchmark does. */
export const setUpAt = parseInstant('2026-01-01T00:00:00Z')

/** The SQLite file of a headquarters in a folder. */
export function headquartersFile(directory: string, name: string): string {
  return join(directory, `${name}.sqlite`)
}

/** Opens a migrated SQLite headquarters in a folder. */
export async function openHeadquarters(directory: string, name: string): Promise<Database> {
  const database = await openDatabase({ url: headquartersFile(directory, name) })
  await migrate(database)
  return database
}

/** What a pull and a posting of the demo shops' orders refer to. */
export interface BenchCompany {
  readonly companyId: CompanyId
  readonly scheduleId: Id<'DistributionSchedule'>
  readonly channelDatabase: ChannelDatabaseRow
  readonly channelNumbers: readonly ChannelNumber[]
}

/** Creates the demo company in an empty headquarters, with all its shops in one channel database. */
export async function createBenchCompany(database: Database, file: string): Promise<void> {
  await inTransaction(database, async (trx) => {
    const group = { name: 'Bench', description: '' }
    const databases = [{ name: 'bench', group, address: file, shops }]
    const { companyId } = await createDemoOrganization(trx, { at: setUpAt, databases })
    await createDemoMasterData(trx, { kind: database.kind, companyId, at: setUpAt })
  })
}

/** Reads the company of `createBenchCompany`. */
export async function readBenchCompany({ kysely }: Database): Promise<BenchCompany> {
  const channelDatabase = await kysely.selectFrom('channel_database').selectAll().executeTakeFirstOrThrow()
  const schedule = await kysely.selectFrom('distribution_schedule').select('id').executeTakeFirstOrThrow()
  return {
    companyId: channelDatabase.company_id,
    scheduleId: schedule.id,
    channelDatabase,
    channelNumbers: shops.map((shop) => shop.channel as ChannelNumber),
  }
}
