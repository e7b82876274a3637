import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { now } from '../../server/database/instant.ts'
import { findReceivedAgain } from '../../server/distribution/received-again.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { describeOnSqlite } from '../support/databases.ts'
import { planOf, recordStatements } from '../support/statements.ts'
import { companyId } from './headquarters.ts'

describeOnSqlite('a row that is pulled again', (open) => {
  test.each(channelContract)(
    'is looked up by its key, never by reading all of $stagedTable',
    async (contract) => {
      const database = recordStatements(await open())
      const scope = {
        kind: database.kind,
        companyId,
        channelDatabaseId: newId<'ChannelDatabase'>(),
        channelNumbers: [],
        sessionId: newId<'UploadSession'>(),
        now: now(),
      }
      await inTransaction(database, (trx) =>
        findReceivedAgain(trx, scope, contract, [{ transaction_id: 'T-1' }]),
      )
      const [statement] = database.statements
      if (!statement) throw new Error('Nothing was asked')
      expect(await planOf(database, statement)).toEqual([
        expect.stringMatching(/^SCAN json_each/),
        expect.stringMatching(/^SEARCH t USING .*company_id=\? AND channel_number=\? AND transaction_id=\?/),
      ])
    },
  )
})
