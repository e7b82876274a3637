import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import { initializeDistribution } from '../../server/distribution/initialize-distribution.ts'
import { createCompany } from '../../server/organization/companies.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { companyId } from './headquarters.ts'
import { useShop } from './setting.ts'

describeOnBothDatabases('the P-job of a company', (open) => {
  const setting = useShop(open, 'sqlite')

  test('is set up once for a company, however often it is asked for', async () => {
    const { headquarters } = setting()
    const { kysely } = headquarters.database
    for (let time = 0; time < 2; time++)
      await inTransaction(headquarters.database, (trx) => initializeDistribution(trx, companyId, now()))
    const schedules = await kysely.selectFrom('distribution_schedule').selectAll().execute()
    expect(schedules).toMatchObject([
      { name: 'P-0001', description: 'Kanaltransaktioner', direction: 'upload', is_active: true },
    ])
    expect(await kysely.selectFrom('scheduler_job').selectAll().execute()).toHaveLength(1)
    expect(await kysely.selectFrom('scheduler_job_subjob').selectAll().execute()).toHaveLength(12)
    expect(await kysely.selectFrom('distribution_schedule_group').selectAll().execute()).toHaveLength(1)
  })

  test.each([
    ['en', 'Channel transactions'],
    ['sv-SE', 'Kanaltransaktioner'],
    ['nb-NO', 'Kanaltransaksjoner'],
  ])('is described in its language, of a new company in %s', async (language, description) => {
    const { database } = setting().headquarters
    const details = { id: 'NOFJ', name: 'Fjellbutikken', currency: 'NOK', timeZone: 'Europe/Oslo', language }
    const created = await inTransaction(database, (trx) =>
      createCompany(trx, details, { userId: null, at: now() }),
    )
    for (const table of ['distribution_schedule', 'scheduler_job'] as const) {
      const rows = database.kysely.selectFrom(table).selectAll().where('company_id', '=', created)
      expect(await rows.execute()).toMatchObject([{ name: 'P-0001', description }])
    }
  })
})
