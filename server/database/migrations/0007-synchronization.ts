import type { Migration } from '../migration.ts'

/** What a company decides about order synchronization, and what stood in the way of each transaction at each attempt. */
export const synchronization: Migration = {
  name: '0007-synchronization',
  sql: ({ clustered, sequence }) => `
CREATE TABLE synchronization_setting (
  company_id text PRIMARY KEY REFERENCES company (id),
  closed_until text,
  is_payment_optional boolean NOT NULL,
  quotation_valid_days integer NOT NULL CHECK (quotation_valid_days >= 0),
  updated_at timestamptz NOT NULL
) ${clustered};

CREATE TABLE validation_rule_setting (
  company_id text NOT NULL REFERENCES company (id),
  rule text NOT NULL,
  is_enabled boolean NOT NULL,
  tolerance integer NOT NULL CHECK (tolerance >= 0),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (company_id, rule)
) ${clustered};

CREATE TABLE synchronization_failure (
  sequence ${sequence},
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  version integer NOT NULL,
  attempt integer NOT NULL,
  code text NOT NULL,
  line_number bigint,
  parameters jsonb NOT NULL,
  cause text NOT NULL,
  gross_amount bigint NOT NULL,
  currency text NOT NULL,
  run_id text,
  failed_at timestamptz NOT NULL,
  is_open boolean NOT NULL
);
CREATE INDEX synchronization_failure_by_transaction ON synchronization_failure (company_id, channel_number, transaction_id);
CREATE INDEX synchronization_failure_open ON synchronization_failure (company_id, code, channel_number) WHERE is_open = true;
CREATE INDEX synchronization_failure_open_cause ON synchronization_failure (company_id, cause, channel_number, transaction_id) WHERE is_open = true;

CREATE TABLE synchronization_note (
  sequence ${sequence},
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  transaction_id text NOT NULL,
  code text NOT NULL,
  line_number bigint,
  parameters jsonb NOT NULL,
  noted_at timestamptz NOT NULL
);
CREATE INDEX synchronization_note_by_transaction ON synchronization_note (company_id, channel_number, transaction_id);
`,
}
