import { type Database, inTransaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { throwProblems } from '../graphql/problems.ts'
import { changesBetween } from '../identity/audit.ts'
import {
  type ChannelDatabaseConnection,
  checkConnection,
  readConnection,
} from './channel-database-connection.ts'
import { type ChannelDatabaseId, readChannelDatabase } from './channel-databases.ts'
import { channelDatabaseSource, type Surroundings, sourceOf } from './channel-source.ts'
import { channelsIn } from './channels-in-databases.ts'
import { readCompany } from './companies.ts'
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
      subjectName: record.name,
      changes: {},
    })
  })
  return result
}

/**
 * Tests a connection before it is registered. Nothing of it is stored but who tried to reach what.
 * @throws ProblemError with the faults of the connection that can be seen without trying it; COMPANY_NOT_FOUND.
 */
export async function tryConnection(
  database: Database,
  connection: ChannelDatabaseConnection,
  registration: Registration,
  surroundings: Surroundings,
  deed: Deed,
): Promise<ChannelDatabaseTest> {
  const { companyId } = registration
  const kept = readConnection(connection)
  const password = connection.password || null
  throwProblems(checkConnection(kept, password).problems)
  const { name } = await readCompany(database.kysely, companyId)
  const result = await testChannelDatabase(sourceOf(kept, password, surroundings.dataDirectory), registration)
  await inTransaction(database, (trx) =>
    recordDeed(trx, deed, {
      companyId,
      action: 'testChannelDatabase',
      subjectType: 'Company',
      subjectId: companyId,
      subjectName: name,
      changes: changesBetween(undefined, {
        kind: kept.kind,
        address: kept.address,
        userName: kept.user_name,
        isReachable: result.isReachable,
      }),
    }),
  )
  return result
}
