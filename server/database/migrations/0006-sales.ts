import type { Migration } from '../migration.ts'
import { isCurrency, microsPerMinorUnit, minorDigits } from '../money.ts'

/**
 * What every source of orders posts into. From here on a sale is positive, and money is in minor units of the
 * document's currency; prices, quantities, percentages and unrounded taxes are micros.
 *
 * An order bears the id of what it was posted from (a channel transaction's), so that its primary key is what keeps a
 * second order from being posted, and (order, line) of a payment what keeps it from being posted twice.
 *
 * An order's children lie by (order, line) and are only ever written by the statement that writes their order, so they
 * name it without a foreign key, which each of their rows would pay for.
 */
export const sales: Migration = {
  name: '0006-sales',
  sql: ({ clustered }) => `
CREATE TABLE currency (
  code text PRIMARY KEY,
  minor_digits integer NOT NULL,
  micros_per_minor_unit bigint NOT NULL
) ${clustered};
INSERT INTO currency (code, minor_digits, micros_per_minor_unit) VALUES ${currencyRows()};

CREATE TABLE number_sequence (
  company_id text NOT NULL REFERENCES company (id),
  code text NOT NULL CHECK (code IN ('salesOrder', 'returnOrder', 'salesQuotation', 'customer', 'customerPaymentJournal', 'customerPaymentVoucher')),
  prefix text NOT NULL,
  digits integer NOT NULL CHECK (digits BETWEEN 1 AND 12),
  next_number bigint NOT NULL CHECK (next_number >= 1),
  largest_number bigint NOT NULL,
  PRIMARY KEY (company_id, code)
) ${clustered};

CREATE TABLE customer (
  company_id text NOT NULL REFERENCES company (id),
  account text NOT NULL,
  id text NOT NULL UNIQUE,
  async_account text,
  name text NOT NULL,
  email text,
  phone text,
  is_blocked boolean NOT NULL,
  created_from_channel bigint,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (company_id, account)
) ${clustered};
CREATE UNIQUE INDEX customer_async_account ON customer (company_id, async_account) WHERE async_account IS NOT NULL;

CREATE TABLE customer_address (
  company_id text NOT NULL,
  customer_account text NOT NULL,
  address_number integer NOT NULL,
  name text,
  street text,
  street_number text,
  city text,
  county text,
  district_name text,
  state text,
  postal_code text,
  country text,
  email text,
  phone text,
  attention_to text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (company_id, customer_account, address_number)
) ${clustered};

CREATE TABLE item (
  company_id text NOT NULL REFERENCES company (id),
  item_number text NOT NULL,
  name text NOT NULL,
  unit text,
  is_serial_number_controlled boolean NOT NULL,
  is_blocked boolean NOT NULL,
  PRIMARY KEY (company_id, item_number)
) ${clustered};

CREATE TABLE item_variant (
  company_id text NOT NULL,
  item_number text NOT NULL,
  variant_number text NOT NULL,
  PRIMARY KEY (company_id, item_number, variant_number)
) ${clustered};

CREATE TABLE item_barcode (
  company_id text NOT NULL,
  barcode text NOT NULL,
  item_number text NOT NULL,
  PRIMARY KEY (company_id, barcode)
) ${clustered};

CREATE TABLE sales_order (
  id text PRIMARY KEY,
  company_id text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('order', 'return', 'quotation')),
  status text NOT NULL CHECK (status IN ('open', 'delivered', 'invoiced', 'canceled')),
  channel_number bigint,
  channel_reference_id text,
  customer_account text NOT NULL,
  email text,
  loyalty_card_number text,
  staff text,
  currency text NOT NULL,
  exchange_rate bigint,
  prices_include_tax boolean NOT NULL,
  net_amount bigint NOT NULL,
  tax_amount bigint NOT NULL,
  charge_amount bigint NOT NULL,
  discount_amount bigint NOT NULL,
  gross_amount bigint NOT NULL,
  paid_amount bigint NOT NULL,
  rounding_amount bigint NOT NULL,
  payment_difference bigint NOT NULL,
  delivery_mode text,
  warehouse text,
  site text,
  requested_receipt_date text,
  requested_shipping_date text,
  postal_address_number bigint,
  ordered_on text NOT NULL,
  ordered_at timestamptz,
  business_date text,
  expires_on text,
  comment text,
  invoice_comment text,
  posted_at timestamptz NOT NULL,
  canceled_at timestamptz,
  canceled_by_transaction_id text,
  UNIQUE (company_id, number)
) ${clustered};
CREATE INDEX sales_order_by_customer ON sales_order (company_id, customer_account, id);
CREATE UNIQUE INDEX sales_order_canceled_by ON sales_order (canceled_by_transaction_id) WHERE canceled_by_transaction_id IS NOT NULL;

CREATE TABLE sales_order_line (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  item_number text NOT NULL,
  variant_number text,
  description text,
  barcode text,
  listing_id text,
  unit text,
  quantity bigint NOT NULL,
  price bigint NOT NULL,
  original_price bigint,
  is_price_locked boolean NOT NULL,
  discount_amount bigint NOT NULL,
  net_amount bigint NOT NULL,
  tax_amount bigint NOT NULL,
  gross_amount bigint NOT NULL,
  tax_group text,
  item_tax_group text,
  delivery_mode text,
  warehouse text,
  fulfillment_store text,
  requested_receipt_date text,
  requested_shipping_date text,
  electronic_delivery_email text,
  postal_address_number bigint,
  serial_number text,
  is_gift_card boolean NOT NULL,
  gift_card_number text,
  gift_card_operation integer,
  returned_transaction_id text,
  returned_line_number bigint,
  PRIMARY KEY (sales_order_id, line_number)
) ${clustered};

CREATE TABLE sales_order_charge (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  charge_number bigint NOT NULL,
  charge_code text NOT NULL,
  description text,
  method integer NOT NULL,
  value bigint NOT NULL,
  amount bigint NOT NULL,
  tax_amount bigint NOT NULL,
  tax_group text,
  item_tax_group text,
  PRIMARY KEY (sales_order_id, line_number, charge_number)
) ${clustered};

CREATE TABLE sales_order_discount (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  discount_number bigint NOT NULL,
  origin integer NOT NULL,
  amount bigint NOT NULL,
  unit_amount bigint,
  percentage bigint,
  deal_price bigint,
  customer_discount_type integer,
  manual_discount_type integer,
  offer text,
  coupon text,
  PRIMARY KEY (sales_order_id, line_number, discount_number)
) ${clustered};

CREATE TABLE sales_order_tax (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  tax_code text NOT NULL,
  amount bigint NOT NULL,
  base_amount bigint,
  percentage bigint,
  is_included_in_price boolean NOT NULL,
  is_exempt boolean NOT NULL,
  PRIMARY KEY (sales_order_id, line_number, tax_code)
) ${clustered};

CREATE TABLE sales_order_charge_tax (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  charge_number bigint NOT NULL,
  tax_code text NOT NULL,
  amount bigint NOT NULL,
  is_exempt boolean NOT NULL,
  PRIMARY KEY (sales_order_id, line_number, charge_number, tax_code)
) ${clustered};

CREATE TABLE sales_order_address (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  name text,
  sales_name text,
  street text,
  street_number text,
  city text,
  county text,
  district_name text,
  state text,
  postal_code text,
  country text,
  email text,
  email_content text,
  phone text,
  attention_to text,
  PRIMARY KEY (sales_order_id, line_number)
) ${clustered};

CREATE TABLE sales_order_attribute (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (sales_order_id, line_number, name)
) ${clustered};

CREATE TABLE sales_order_reason_code (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  type integer NOT NULL,
  reason_number bigint NOT NULL,
  reason_code text NOT NULL,
  sub_code text,
  information text,
  amount bigint,
  PRIMARY KEY (sales_order_id, line_number, type, reason_number)
) ${clustered};

CREATE TABLE order_payment (
  sales_order_id text NOT NULL,
  line_number bigint NOT NULL,
  status text NOT NULL CHECK (status IN ('authorized', 'captured', 'open', 'refundDue', 'refunded', 'voided')),
  tender_type text NOT NULL,
  tender_function text NOT NULL,
  posting_account text NOT NULL,
  amount bigint NOT NULL,
  refunded_amount bigint NOT NULL,
  tendered_amount bigint,
  tendered_currency text,
  card_type text,
  masked_card_number text,
  card_token text,
  authorization_token text,
  authorized_amount bigint,
  gift_card_number text,
  loyalty_card_number text,
  credit_voucher_number text,
  is_change boolean NOT NULL,
  linked_sales_order_id text,
  linked_line_number bigint,
  paid_on text,
  PRIMARY KEY (sales_order_id, line_number)
) ${clustered};

CREATE TABLE customer_payment_journal (
  id text PRIMARY KEY,
  company_id text NOT NULL,
  number text NOT NULL,
  currency text NOT NULL,
  line_count integer NOT NULL,
  total_amount bigint NOT NULL,
  posted_at timestamptz NOT NULL,
  UNIQUE (company_id, number)
) ${clustered};

CREATE TABLE customer_payment_journal_line (
  journal_id text NOT NULL REFERENCES customer_payment_journal (id),
  line_number bigint NOT NULL,
  voucher_number text NOT NULL,
  is_prepayment boolean NOT NULL,
  sales_order_id text NOT NULL,
  payment_line_number bigint NOT NULL,
  brought_by_id text NOT NULL,
  customer_account text NOT NULL,
  amount bigint NOT NULL,
  tender_type text NOT NULL,
  posting_account text NOT NULL,
  paid_on text NOT NULL,
  PRIMARY KEY (journal_id, line_number),
  UNIQUE (brought_by_id, payment_line_number)
) ${clustered};
CREATE INDEX customer_payment_journal_line_by_order ON customer_payment_journal_line (sales_order_id);

CREATE TABLE hold_code (
  company_id text NOT NULL REFERENCES company (id),
  code text NOT NULL,
  description text NOT NULL,
  PRIMARY KEY (company_id, code)
) ${clustered};

CREATE TABLE order_hold (
  id text PRIMARY KEY,
  company_id text NOT NULL,
  sales_order_id text NOT NULL,
  hold_code text NOT NULL,
  placed_at timestamptz NOT NULL,
  placed_by text,
  released_at timestamptz,
  released_by text,
  release_comment text
) ${clustered};
CREATE UNIQUE INDEX order_hold_open ON order_hold (sales_order_id, hold_code) WHERE released_at IS NULL;
CREATE INDEX order_hold_worklist ON order_hold (company_id, placed_at) WHERE released_at IS NULL;
`,
}

/** Every currency that amounts can be posted in, so that SQL can turn micros into minor units. */
function currencyRows(): string {
  return Intl.supportedValuesOf('currency')
    .filter(isCurrency)
    .map((code) => `('${code}', ${minorDigits(code)}, ${microsPerMinorUnit(code)})`)
    .join(', ')
}
