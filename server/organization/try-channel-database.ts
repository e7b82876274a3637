import { type Database, inTransaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { throwProblems } from '../graphql/problems.ts'
import {
  type ChannelDatabaseConnection,
  checkConnection,
  readConnection,
} from './channel-database-connection.ts'
import { type ChannelDatabaseId, readChannelDatabase } from './channel-databases.ts'
import { channelDatabaseSource, type Surroundings, sourceOf } from './channel-source.ts'
import { channelsIn } from './channels-in-databases.ts'
import { type Deed, recordDeed } from './deed.ts'
import { recordContact } from './record-contact.ts'
import { type ChannelDatabaseTest, type Registration, testChannelDatabase } from './test-channel-database.ts'

/**
 * Tests a registered channel database, and notes the contact and who made it. The test runs outside any transaction.
 * @throws ProblemError CHANNEL_DATABASE_NOT_FOUND, CHANNEL_DATABASE_PASSWORD_UNREADABLE.
 */
export async function tryRegisteredChannelDatabase(
  database: Database,
  id: ChannelDatabaseId,
  surroundings: Surroundings,
  deed: Deed & { readonly clock: () => Instant },
): Promise<ChannelDatabaseTest> {
  const record = await readChannelDatabase(database.kysely, id)
  const channelNumbers = await channelsIn(database.kysely, id)
  const source = channelDatabaseSource(record, surroundings)
  const result = await testChannelDatabase(source, { companyId: record.company_id, channelNumbers })
  await inTransaction(database, async (trx) => {
    await recordContact(trx, id, { at: deed.clock(), problem: result.problem })
    await recordDeed(trx, deed, {
      companyId: record.company_id,
      action: 'testChannelDatabase',
      subjectType: 'ChannelDatabase',
      subjectId: id,
      changes: {},
    })
  })
  return result
}

/**
 * Tests a connection before it is registered; nothing of it is stored.
 * @throws ProblemError with the faults of the connection that can be seen without trying it.
 */
export async function tryConnection(
  connection: ChannelDatabaseConnection,
  registration: Registration,
  surroundings: Surroundings,
): Promise<ChannelDatabaseTest> {
  const kept = readConnection(connection)
  const password = connection.password || null
  throwProblems(checkConnection(kept, password).problems)
  return testChannelDatabase(sourceOf(kept, password, surroundings.dataDirectory), registration)
}
