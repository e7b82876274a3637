import type { Migration } from '../migration.ts'

/**
 * What the lists of transactions and orders are found and counted by. `channel_transaction_tally` says how many
 * transactions came, by channel, date and type; what of them has not succeeded is few and has an index of its own
 * (`channel_transaction_unfinished`), and the rest has succeeded: no list is counted by reading it.
 */
export const operations: Migration = {
  name: '0009-operations',
  sql: ({ clustered }) => `
CREATE TABLE channel_transaction_tally (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_date text NOT NULL,
  type integer NOT NULL,
  pulled bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, transaction_date, type)
) ${clustered};

CREATE INDEX channel_transaction_newest ON channel_transaction (company_id, id);
CREATE INDEX channel_transaction_newest_of_channel ON channel_transaction (company_id, channel_number, id);
CREATE INDEX channel_transaction_header_date ON channel_transaction_header (company_id, transaction_date, type);
CREATE INDEX channel_transaction_header_customer ON channel_transaction_header (company_id, customer_account) WHERE customer_account IS NOT NULL;
CREATE INDEX channel_transaction_header_email ON channel_transaction_header (company_id, receipt_email) WHERE receipt_email IS NOT NULL;

CREATE TABLE sales_order_tally (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  ordered_on text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  currency text NOT NULL,
  orders bigint NOT NULL,
  gross_amount bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, ordered_on, kind, status, currency)
) ${clustered};

CREATE TABLE order_payment_tally (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  tender_function text NOT NULL,
  status text NOT NULL,
  currency text NOT NULL,
  payments bigint NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, tender_function, status, currency)
) ${clustered};

CREATE INDEX sales_order_newest ON sales_order (company_id, id);
CREATE INDEX sales_order_newest_of_channel ON sales_order (company_id, channel_number, id);
CREATE INDEX sales_order_reference ON sales_order (company_id, channel_reference_id);
CREATE INDEX sales_order_date ON sales_order (company_id, ordered_on);
CREATE INDEX sales_order_email ON sales_order (company_id, email) WHERE email IS NOT NULL;
CREATE INDEX sales_order_other_kind ON sales_order (company_id, kind) WHERE kind <> 'order';
CREATE INDEX sales_order_other_status ON sales_order (company_id, status) WHERE status <> 'open';
CREATE INDEX sales_order_payment_difference ON sales_order (company_id) WHERE payment_difference <> 0;
CREATE INDEX order_payment_other_status ON order_payment (status) WHERE status NOT IN ('authorized', 'captured');
CREATE INDEX customer_payment_journal_newest ON customer_payment_journal (company_id, id);
CREATE INDEX customer_by_email ON customer (company_id, email) WHERE email IS NOT NULL;
CREATE INDEX order_hold_by_order ON order_hold (sales_order_id);
CREATE INDEX synchronization_failure_newest ON synchronization_failure (company_id, sequence) WHERE is_open = true;

CREATE TABLE transaction_selection (
  id text NOT NULL,
  channel_transaction_id text NOT NULL,
  PRIMARY KEY (id, channel_transaction_id)
) ${clustered};
`,
}
