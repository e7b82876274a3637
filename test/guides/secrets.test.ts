import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { beginWalk, mutateDraft, openHeadquarters } from './walk.ts'

const password = 'hush-hush-42'
const input = 'RegisterChannelDatabaseInput'

describeOnBothDatabases('a password that a guide asks for', (open) => {
  test('is taken with the act, and stands in no draft, outcome or audit entry', async () => {
    const database = await open()
    const { group } = await openHeadquarters(database)
    const draft = await beginWalk(database, {
      guide: 'connect-channel-database',
      companyId: 'USRT',
      answers: {
        [`${input}.name`]: 'shop',
        [`${input}.group`]: group,
        [`${input}.kind`]: 'POSTGRESQL',
        [`${input}.address`]: 'shop.example:5432/sales',
        [`${input}.userName`]: 'kontor',
        [`${input}.channelNumbers`]: [],
      },
    })
    const secrets = { [`${input}.password`]: password }
    const { problems } = await mutateDraft(database, 'saveGuideDraft', {
      id: draft.id,
      revision: 1,
      answers: secrets,
    })
    expect(problems).toMatchObject([{ code: 'ANSWER_IS_SECRET' }])
    const submitted = await mutateDraft(database, 'submitGuideDraft', { id: draft.id, secrets })
    expect(submitted.problems).toEqual([])
    expect(JSON.stringify(submitted)).not.toContain(password)
    for (const table of ['guide_draft', 'audit_entry', 'channel_database'] as const) {
      const rows = await database.kysely.selectFrom(table).selectAll().execute()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain(password)
    }
  })
})
