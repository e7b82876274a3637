import { sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { rowSet } from '../database/row-set.ts'
import type { CompanyId } from '../organization/tables.ts'
import { createCustomers } from '../sales/create-customers.ts'
import { catalogue, giftCardItem } from './catalogue.ts'
import { type Customer, knownCustomers } from './customers.ts'
import { type Shop, shops } from './shops.ts'

/** Registers what headquarters knew before the shops sold anything: items, and the customers who had ordered before. */
export async function createDemoMasterData(
  trx: Transaction,
  {
    kind,
    companyId,
    at,
  }: { readonly kind: Database['kind']; readonly companyId: CompanyId; readonly at: Instant },
): Promise<void> {
  const items = [...catalogue, giftCardItem]
  await trx
    .insertInto('item')
    .values(
      items.map(({ id, name, unit, serialized }) => ({
        company_id: companyId,
        item_number: id,
        id: newId<'Item'>(),
        name,
        unit,
        is_serial_number_controlled: serialized,
        is_blocked: false,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
  await trx
    .insertInto('item_variant')
    .values(
      items.flatMap(({ id, variants }) =>
        variants.map((variant) => ({ company_id: companyId, item_number: id, variant_number: variant })),
      ),
    )
    .execute()
  await trx
    .insertInto('item_barcode')
    .values(items.map(({ id, barcode }) => ({ company_id: companyId, barcode, item_number: id })))
    .execute()
  const columns = {
    account: 'text',
    name: 'text',
    email: 'text',
    phone: 'text',
    channel_number: 'bigint',
    street: 'text',
    street_number: 'text',
    city: 'text',
    county: 'text',
    district_name: 'text',
    state: 'text',
    postal_code: 'text',
    country: 'text',
    attention_to: 'text',
  } as const
  const rows = shops.flatMap((shop) => knownCustomers(shop).map((customer) => customerRow(shop, customer)))
  const isAsync = sql.lit(false)
  await createCustomers(
    trx,
    sql`select known.*, ${isAsync} as is_async from ${rowSet(kind, columns, rows)} as known`,
    { companyId, now: at },
  )
}

/** In the order of the columns above. */
function customerRow(shop: Shop, { account, email, address }: Customer): (string | number | null)[] {
  return [
    account,
    address.name,
    email,
    address.phone,
    shop.channel,
    address.street,
    address.streetNumber,
    address.city,
    address.county,
    address.district,
    address.state,
    address.postalCode,
    address.country,
    address.attention,
  ]
}
