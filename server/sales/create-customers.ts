import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { numberAt, remainingNumbers, takeNumbers } from './number-sequences.ts'
import { columnList, type Posting } from './posting.ts'

const addressColumns = [
  'street',
  'street_number',
  'city',
  'county',
  'district_name',
  'state',
  'postal_code',
  'country',
  'attention_to',
]

/**
 * Makes the customers that nobody has made yet, each with the address that it came with. A customer whom the shop knows
 * by a GUID only (signed up there, not here) gets an account of the company's own, and the GUID leads to it from then
 * on; any other unknown account is taken over as it is (commerce 3.2).
 * @param drafts a query of customers: account (the GUID when is_async), is_async, name, email, phone, channel_number and
 *   the columns of an address; an account may be there already.
 */
export async function createCustomers(
  trx: Transaction,
  drafts: RawBuilder<unknown>,
  { companyId, now }: Posting,
): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${drafts}) as draft where draft.is_async = true`.execute(trx)
  // Locked before the unknown are looked for, so that two transactions do not both make the same customer.
  if ((rows[0]?.count ?? 0) > 0) await remainingNumbers(trx, companyId, 'customer')

  await createWorkingTable(
    trx,
    'working_customer',
    ({ counter }) => `place ${counter}, account text NOT NULL, is_async boolean NOT NULL, name text NOT NULL,
      email text, phone text, channel_number bigint, ${addressColumns.map((column) => `${column} text`).join(', ')}`,
  )
  const columns = columnList([
    'account',
    'is_async',
    'name',
    'email',
    'phone',
    'channel_number',
    ...addressColumns,
  ])
  await sql`
    insert into working_customer (${columns})
    select ${columns} from (${drafts}) as draft
    where not exists (select 1 from customer where customer.company_id = ${companyId} and customer.account = draft.account)
      and not exists (select 1 from customer where customer.company_id = ${companyId} and customer.async_account = draft.account)
    order by is_async desc, account`.execute(trx)
  const { rows: unknown } = await sql<{ asyncs: number; all: number }>`
    select count(case when is_async = true then 1 end) as asyncs, count(*) as "all" from working_customer`.execute(
    trx,
  )
  const { asyncs, all } = unknown[0] ?? { asyncs: 0, all: 0 }
  if (all === 0) return

  if (asyncs > 0) {
    // Asynchronous customers stand first, so their places count from 1.
    const block = await takeNumbers(trx, companyId, 'customer', asyncs)
    await insertCustomers(trx, numberAt(block, sql`place`), sql`account`, true, { companyId, now })
  }
  await insertCustomers(trx, sql`account`, sql`null`, false, { companyId, now })
  await sql`
    insert into customer_address (company_id, customer_account, address_number, name, email, phone, created_at,
      ${columnList(addressColumns)})
    select customer.company_id, customer.account, 1, draft.name, draft.email, draft.phone, ${now},
      ${columnList(addressColumns, 'draft')}
    from working_customer as draft cross join customer
    where customer.company_id = ${companyId} and draft.street is not null
      and (customer.account = draft.account or customer.async_account = draft.account)
    on conflict do nothing`.execute(trx)
}

async function insertCustomers(
  trx: Transaction,
  account: RawBuilder<unknown>,
  asyncAccount: RawBuilder<unknown>,
  isAsync: boolean,
  { companyId, now }: Posting,
): Promise<void> {
  const ifNew = isAsync ? sql`` : sql`on conflict do nothing`
  await sql`
    insert into customer (company_id, account, id, async_account, name, email, phone, is_blocked, created_from_channel,
      created_at, updated_at)
    select ${companyId}, ${account}, uuid_v7(), ${asyncAccount}, name, email, phone, false, channel_number, ${now}, ${now}
    from working_customer where is_async = ${sql.lit(isAsync)} order by account ${ifNew}`.execute(trx)
}
