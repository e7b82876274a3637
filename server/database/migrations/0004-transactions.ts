import type { Migration } from '../migration.ts'

/**
 * What the shops sent, as they sent it. `channel_transaction` is one narrow row a transaction: its identity and where
 * it stands. The twelve staged tables are insert-only; decimals are whole millionths (micros), the sign is the
 * channel's. Version 0 is what the channel sent; an operator's correction is a further version, complete in itself,
 * and `channel_transaction.version` says which one counts.
 */
export const transactions: Migration = {
  name: '0004-transactions',
  sql: ({ clustered, sequence }) => `
CREATE TABLE channel_transaction (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  id text NOT NULL,
  channel_database_id text NOT NULL,
  upload_session_id text NOT NULL,
  pulled_at timestamptz NOT NULL,
  version integer NOT NULL,
  is_complete boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('none', 'pendingSynchronization', 'creating', 'succeeded', 'failed', 'editing')),
  retry_count integer NOT NULL,
  next_attempt_at timestamptz,
  failed_at timestamptz,
  synchronized_at timestamptz,
  run_id text,
  locked_by text,
  locked_at timestamptz,
  PRIMARY KEY (company_id, channel_number, transaction_id)
) ${clustered};
CREATE UNIQUE INDEX channel_transaction_id ON channel_transaction (id);
CREATE INDEX channel_transaction_unfinished ON channel_transaction (company_id, status, id, channel_number) WHERE status <> 'succeeded';

CREATE TABLE channel_transaction_header (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  channel_reference_id text NOT NULL,
  receipt_id text,
  type integer NOT NULL,
  entry_status integer NOT NULL,
  order_type integer NOT NULL,
  customer_account text,
  receipt_email text,
  loyalty_card_number text,
  staff text,
  currency text NOT NULL,
  exchange_rate bigint,
  gross_amount bigint NOT NULL,
  net_amount bigint NOT NULL,
  payment_amount bigint NOT NULL,
  sales_payment_difference bigint,
  discount_amount bigint,
  total_discount_amount bigint,
  customer_discount_amount bigint,
  total_manual_discount_amount bigint,
  total_manual_discount_percentage bigint,
  is_tax_included_in_price boolean NOT NULL,
  tax_calculation_type integer NOT NULL,
  number_of_items bigint,
  number_of_item_lines bigint,
  number_of_payment_lines bigint,
  delivery_mode text,
  warehouse text,
  site text,
  requested_receipt_date text,
  requested_shipping_date text,
  postal_address_number bigint NOT NULL,
  transaction_date text NOT NULL,
  transaction_time integer NOT NULL,
  began_at timestamptz,
  business_date text,
  comment text,
  invoice_comment text,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version)
) ${clustered};

CREATE TABLE channel_transaction_line (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  line_number bigint NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  item_number text NOT NULL,
  variant_number text,
  listing_id text,
  barcode text,
  unit text,
  catalog_number bigint,
  quantity bigint NOT NULL,
  price bigint NOT NULL,
  original_price bigint,
  net_amount bigint NOT NULL,
  net_amount_including_tax bigint NOT NULL,
  tax_amount bigint NOT NULL,
  discount_amount bigint,
  line_discount_amount bigint,
  line_discount_percentage bigint,
  total_discount_amount bigint,
  total_discount_percentage bigint,
  periodic_discount_amount bigint,
  periodic_discount_percentage bigint,
  tax_group text,
  item_tax_group text,
  delivery_mode text,
  warehouse text,
  fulfillment_store text,
  requested_receipt_date text,
  requested_shipping_date text,
  electronic_delivery_email text,
  postal_address_number bigint NOT NULL,
  serial_number text,
  is_gift_card boolean NOT NULL,
  gift_card_number text,
  gift_card_operation integer,
  return_transaction_id text,
  return_line_number bigint,
  line_type integer NOT NULL,
  transaction_status integer NOT NULL,
  comment text,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, line_number)
) ${clustered};

CREATE TABLE channel_transaction_payment (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  line_number bigint NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  tender_type text NOT NULL,
  amount_tendered bigint NOT NULL,
  tendered_currency_amount bigint,
  currency text,
  exchange_rate bigint,
  company_currency_amount bigint,
  company_exchange_rate bigint,
  card_type text,
  card_or_account text,
  payment_authorization text,
  payment_card_token text,
  authorized_amount bigint,
  is_captured boolean NOT NULL,
  is_capture_failed boolean NOT NULL,
  card_processor_status integer,
  is_prepayment boolean NOT NULL,
  is_change_line boolean NOT NULL,
  gift_card_number text,
  loyalty_card_number text,
  credit_voucher_number text,
  is_linked_refund boolean NOT NULL,
  linked_payment_transaction_id text,
  linked_payment_line_number bigint,
  refundable_amount bigint,
  transaction_status integer NOT NULL,
  void_status integer NOT NULL,
  transaction_date text,
  transaction_time integer,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, line_number)
) ${clustered};

CREATE TABLE channel_transaction_address (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  delivery_name text,
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
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number)
) ${clustered};

CREATE TABLE channel_transaction_discount (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  line_number bigint NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  amount bigint NOT NULL,
  unit_discount_amount bigint,
  percentage bigint,
  deal_price bigint,
  discount_origin integer NOT NULL,
  customer_discount_type integer,
  manual_discount_type integer,
  periodic_discount_offer text,
  discount_code text,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, line_number)
) ${clustered};

CREATE TABLE channel_transaction_tax (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  tax_code text NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  amount bigint NOT NULL,
  tax_base_amount bigint,
  tax_percentage bigint,
  is_included_in_price boolean NOT NULL,
  is_exempt boolean NOT NULL,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, tax_code)
) ${clustered};

CREATE TABLE channel_transaction_tax_component (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  tax_component text NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  tax_amount bigint NOT NULL,
  tax_base_amount bigint,
  tax_percentage bigint,
  is_included_in_price boolean NOT NULL,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, tax_component)
) ${clustered};

CREATE TABLE channel_transaction_tax_measure (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  path text NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  value bigint NOT NULL,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, path)
) ${clustered};

CREATE TABLE channel_transaction_charge (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  charge_line_number bigint NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  charge_code text NOT NULL,
  value bigint NOT NULL,
  method integer NOT NULL,
  calculated_amount bigint NOT NULL,
  currency text NOT NULL,
  tax_group text,
  item_tax_group text,
  tax_amount bigint NOT NULL,
  description text,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, charge_line_number)
) ${clustered};

CREATE TABLE channel_transaction_info_code (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  line_number bigint NOT NULL,
  parent_line_number bigint NOT NULL,
  type integer NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  info_code text NOT NULL,
  sub_info_code text,
  information text,
  info_amount bigint,
  amount bigint,
  input_type integer,
  transaction_status integer NOT NULL,
  transaction_date text,
  transaction_time integer,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, type, parent_line_number, line_number)
) ${clustered};

CREATE TABLE channel_transaction_attribute (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  header_or_line_number bigint NOT NULL,
  name text NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  text_value text NOT NULL,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, header_or_line_number, name)
) ${clustered};

CREATE TABLE channel_transaction_charge_tax (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  sale_line_number bigint NOT NULL,
  charge_line_number bigint NOT NULL,
  tax_code text NOT NULL,
  store text NOT NULL,
  terminal text NOT NULL,
  amount bigint NOT NULL,
  is_exempt boolean NOT NULL,
  replication_counter bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, sale_line_number, charge_line_number, tax_code)
) ${clustered};

CREATE INDEX channel_transaction_header_reference ON channel_transaction_header (company_id, channel_reference_id);
CREATE INDEX channel_transaction_header_transaction ON channel_transaction_header (company_id, transaction_id);

CREATE TABLE channel_transaction_version (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  previous_version integer NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  undone_at timestamptz,
  undone_by text,
  PRIMARY KEY (company_id, channel_number, transaction_id, version)
) ${clustered};

CREATE TABLE channel_transaction_change (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  position integer NOT NULL,
  staged_table text NOT NULL,
  row_key text NOT NULL,
  field text NOT NULL,
  old_value text,
  new_value text,
  PRIMARY KEY (company_id, channel_number, transaction_id, version, position)
) ${clustered};

CREATE TABLE quarantined_row (
  sequence ${sequence},
  id text NOT NULL UNIQUE,
  upload_session_id text NOT NULL,
  channel_database_id text NOT NULL,
  channel_table text NOT NULL,
  replication_counter bigint,
  company_id text NOT NULL,
  channel_number bigint,
  transaction_id text,
  row_key text NOT NULL,
  column_name text NOT NULL,
  value text,
  reason text NOT NULL,
  quarantined_at timestamptz NOT NULL,
  resolved_at timestamptz
);
CREATE INDEX quarantined_row_open ON quarantined_row (channel_database_id, channel_table, replication_counter) WHERE resolved_at IS NULL;
CREATE INDEX quarantined_row_by_transaction ON quarantined_row (company_id, channel_number, transaction_id);
`,
}
