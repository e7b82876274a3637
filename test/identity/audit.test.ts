import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { changesBetween, recordAudit } from '../../server/identity/audit.ts'
import '../../server/identity/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

describeOnBothDatabases('the audit trail', (open) => {
  test('keeps who did what, with old and new values', async () => {
    const database = await open()
    await inTransaction(database, (trx) =>
      recordAudit(trx, {
        userId: 'someone',
        companyId: 'USRT',
        action: 'updateChannel',
        subjectType: 'Channel',
        subjectId: '1001',
        subjectName: 'Nettbutikk',
        changes: { pricesIncludeTax: { from: false, to: true }, name: { from: null, to: 'Nettbutikk' } },
        requestId: 'request-1',
      }),
    )
    const [entry, ...more] = await database.kysely.selectFrom('audit_entry').selectAll().execute()
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      user_id: 'someone',
      company_id: 'USRT',
      action: 'updateChannel',
      subject_type: 'Channel',
      subject_id: '1001',
      subject_name: 'Nettbutikk',
      changes: { pricesIncludeTax: { from: false, to: true }, name: { from: null, to: 'Nettbutikk' } },
      request_id: 'request-1',
    })
    expect(entry?.occurred_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  })

  test('is not kept when the deed is rolled back', async () => {
    const database = await open()
    const deed = inTransaction(database, async (trx) => {
      await recordAudit(trx, {
        userId: null,
        companyId: null,
        action: 'updateChannel',
        subjectType: 'Channel',
        subjectId: '1',
        subjectName: 'Nettbutikk',
      })
      throw new Error('caught')
    })
    await expect(deed).rejects.toThrow('caught')
    expect(await database.kysely.selectFrom('audit_entry').selectAll().execute()).toEqual([])
  })

  test('takes many deeds at once, in order', async () => {
    const database = await open()
    const subjects = Array.from({ length: 2500 }, (_, index) => String(index))
    await inTransaction(database, (trx) =>
      recordAudit(
        trx,
        subjects.map((subjectId) => ({
          userId: null,
          companyId: 'USRT',
          action: 'synchronizeTransaction',
          subjectType: 'ChannelTransaction',
          subjectId,
          subjectName: null,
        })),
      ),
    )
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .select('subject_id')
      .orderBy('id')
      .execute()
    expect(entries.map(({ subject_id }) => subject_id)).toEqual(subjects)
  })

  test('never keeps a secret, on the surface or deeper', async () => {
    const database = await open()
    await inTransaction(database, (trx) =>
      recordAudit(trx, {
        userId: null,
        companyId: null,
        action: 'updateChannelDatabase',
        subjectType: 'ChannelDatabase',
        subjectId: '1',
        subjectName: 'houston',
        changes: {
          password: { from: null, to: 'correct horse' },
          address: {
            from: { host: 'a', credentials: 'battery' },
            to: [{ host: 'b', accessToken: 'staple' }],
          },
        },
      }),
    )
    const entry = await database.kysely.selectFrom('audit_entry').select('changes').executeTakeFirstOrThrow()
    expect(entry.changes).toEqual({
      password: { from: null, to: '•••' },
      address: { from: { host: 'a', credentials: '•••' }, to: [{ host: 'b', accessToken: '•••' }] },
    })
  })
})

test('changes between two states are the fields that differ', () => {
  expect(changesBetween({ name: 'A', count: 1, tags: ['x'] }, { name: 'B', count: 1, tags: ['x'] })).toEqual({
    name: { from: 'A', to: 'B' },
  })
})

test('a new record comes from nothing, a removed one goes to nothing', () => {
  expect(changesBetween(undefined, { name: 'A', note: null })).toEqual({ name: { from: null, to: 'A' } })
  expect(changesBetween({ name: 'A' }, undefined)).toEqual({ name: { from: 'A', to: null } })
})

test('a field that the new state does not name is unchanged', () => {
  expect(changesBetween({ name: 'A', email: 'a@example.org' }, { name: 'B' })).toEqual({
    name: { from: 'A', to: 'B' },
  })
})
