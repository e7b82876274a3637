import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { countWorkingTable, createWorkingTable } from '../database/working-tables.ts'
import type { CompanyId } from '../organization/tables.ts'
import { businessSign } from './business-sign.ts'

/**
 * The transactions that a step works on, laid out in `working_transaction`: their keys, their headers (amounts in
 * business sign, in micros), and what the channel and the customer say to it. Every later query starts from this table
 * and finds the staged rows by their clustered key. Positions follow the ids, and so the order of pulling: of two
 * orders with one confirmation number the first one is posted.
 *
 * `kind` is null for types that synchronization does not take. `factor` is how many micros a minor unit of the
 * channel's currency is.
 */
export async function layOutTransactions(
  trx: Transaction,
  companyId: CompanyId,
  taken: RawBuilder<unknown>,
): Promise<number> {
  await layOutChannels(trx, companyId)
  await createWorkingTable(
    trx,
    'working_transaction',
    ({ counter }) => `position ${counter}, company_id text NOT NULL, channel_number bigint NOT NULL,
      transaction_id text NOT NULL, version integer NOT NULL, id text NOT NULL, status text NOT NULL,
      retry_count integer NOT NULL, has_failed_before boolean NOT NULL, type integer NOT NULL, kind text,
      currency text NOT NULL, channel_currency text, factor bigint NOT NULL, gross bigint NOT NULL, net bigint NOT NULL,
      paid bigint NOT NULL, discount bigint, number_of_items bigint, number_of_item_lines bigint,
      is_tax_included boolean NOT NULL, tax_calculation_type integer NOT NULL, reference text NOT NULL,
      customer_account text, is_guest boolean NOT NULL, is_customer_known boolean NOT NULL,
      is_customer_blocked boolean NOT NULL, ordered_on text NOT NULL, posting_date text NOT NULL,
      delivery_mode text, warehouse text, site text, requested_receipt_date text, requested_shipping_date text,
      postal_address_number bigint, email text, loyalty_card_number text, staff text, exchange_rate bigint,
      ordered_at timestamptz, business_date text, comment text, invoice_comment text, has_voided_lines boolean NOT NULL`,
  )
  const header = (field: string) => businessSign('channel_transaction_header', 'header', field)
  const { numAffectedRows } = await sql`
    insert into working_transaction (company_id, channel_number, transaction_id, version, id, status, retry_count,
      has_failed_before, type, kind, currency, channel_currency, factor, gross, net, paid, discount, number_of_items,
      number_of_item_lines, is_tax_included, tax_calculation_type, reference, customer_account, is_guest,
      is_customer_known, is_customer_blocked, ordered_on, posting_date, delivery_mode, warehouse, site,
      requested_receipt_date, requested_shipping_date, postal_address_number, email, loyalty_card_number, staff,
      exchange_rate, ordered_at, business_date, comment, invoice_comment, has_voided_lines)
    select taken.company_id, taken.channel_number, taken.transaction_id, taken.version, taken.id, taken.status,
      taken.retry_count, taken.failed_at is not null, header.type,
      case when header.type = 37 then 'cancellation'
        when header.type = 31 or header.order_type = 1 then 'quotation'
        when header.type in (27, 33) then 'order' end,
      header.currency, channel.currency, coalesce(channel.factor, 1), ${header('gross_amount')},
      ${header('net_amount')}, header.payment_amount, header.discount_amount, header.number_of_items,
      header.number_of_item_lines, header.is_tax_included_in_price, header.tax_calculation_type,
      header.channel_reference_id,
      coalesce(async_customer.account, nullif(header.customer_account, ''), channel.default_customer_account),
      coalesce(nullif(header.customer_account, ''), channel.default_customer_account, '')
        = coalesce(channel.default_customer_account, ''),
      customer.account is not null, coalesce(customer.is_blocked, false), header.transaction_date,
      coalesce(header.business_date, header.transaction_date), coalesce(header.delivery_mode, channel.delivery_mode),
      coalesce(header.warehouse, channel.warehouse), coalesce(header.site, channel.site),
      header.requested_receipt_date, header.requested_shipping_date, nullif(header.postal_address_number, 0),
      header.receipt_email, header.loyalty_card_number, header.staff, header.exchange_rate, header.began_at,
      header.business_date, header.comment, header.invoice_comment, false
    from (${taken}) as taken
      cross join channel_transaction_header as header
      left join working_channel as channel on channel.number = taken.channel_number
      left join customer as async_customer
        on async_customer.company_id = taken.company_id and async_customer.async_account = header.customer_account
      left join customer on customer.company_id = taken.company_id
        and customer.account
          = coalesce(async_customer.account, nullif(header.customer_account, ''), channel.default_customer_account)
    where header.company_id = taken.company_id and header.channel_number = taken.channel_number
      and header.transaction_id = taken.transaction_id and header.version = taken.version
    order by taken.id`.execute(trx)
  await countWorkingTable(trx, 'working_transaction')
  return Number(numAffectedRows ?? 0)
}

async function layOutChannels(trx: Transaction, companyId: CompanyId): Promise<void> {
  await createWorkingTable(
    trx,
    'working_channel',
    ({
      key,
    }) => `number ${key}, currency text NOT NULL, factor bigint NOT NULL, default_customer_account text,
      warehouse text, site text, delivery_mode text, name text NOT NULL`,
  )
  await sql`
    insert into working_channel (number, currency, factor, default_customer_account, warehouse, site, delivery_mode, name)
    select channel.number, channel.currency, currency.micros_per_minor_unit,
      nullif(channel.default_customer_account, ''), channel.warehouse, channel.site, channel.delivery_mode, channel.name
    from channel cross join currency
    where channel.company_id = ${companyId} and currency.code = channel.currency`.execute(trx)
}

/** The columns of `channel_transaction` that `layOutTransactions` takes. */
export const takenColumns = sql`company_id, channel_number, transaction_id, version, id, status, retry_count, failed_at`

/**
 * Joins a staged table with `working_transaction` (as `t`) by its clustered key. The working table stands first in the
 * query, so that SQLite reads the staged rows transaction by transaction.
 */
export function rowsOf(alias: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`${column('company_id')} = t.company_id and ${column('channel_number')} = t.channel_number
    and ${column('transaction_id')} = t.transaction_id and ${column('version')} = t.version`
}

/** Leaves out rows that belong to a voided line, which counts for nothing. */
export function ofCountingLine(alias: string, lineColumn: string): RawBuilder<boolean> {
  return sql<boolean>`(t.has_voided_lines = false or not exists (
    select 1 from channel_transaction_line as voided
    where ${rowsOf('voided')} and voided.line_number = ${sql.ref(`${alias}.${lineColumn}`)}
      and voided.transaction_status <> 0))`
}
