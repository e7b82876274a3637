import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { migrate } from '../../server/database/migrate.ts'
import { saveItems } from '../../server/sales/save-items.ts'
import { createOrganization, deed, usrt } from '../organization/organization.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

describeOnBothDatabases('items from before they had ids', (open) => {
  test('keep what they are, and get ids', async () => {
    const database = await open()
    await createOrganization(database)
    const mug = { itemNumber: '1002', name: 'Mug', unit: 'ea', isBlocked: true, barcodes: ['731'] }
    await inTransaction(database, (trx) => saveItems(trx, usrt, [mug], deed))
    // The table as it was, with the item in it.
    await sql`drop index item_barcode_of_item`.execute(database.kysely)
    await sql`
      create table item_before as
      select company_id, item_number, name, unit, is_serial_number_controlled, is_blocked from item
    `.execute(database.kysely)
    await sql`drop table item`.execute(database.kysely)
    await sql`alter table item_before rename to item`.execute(database.kysely)
    await sql`delete from schema_migration where name = '0018-item-ids'`.execute(database.kysely)

    expect(await migrate(database)).toEqual(['0018-item-ids'])
    const [item] = await database.kysely.selectFrom('item').selectAll().execute()
    expect(item).toMatchObject({ item_number: '1002', name: 'Mug', unit: 'ea', is_blocked: true })
    expect(item?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(item?.created_at).toBe(deed.at)
    expect(await inTransaction(database, (trx) => saveItems(trx, usrt, [mug], deed))).toMatchObject({
      unchanged: 1,
    })
  })
})
