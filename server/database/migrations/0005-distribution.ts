import type { Migration } from '../migration.ts'

/** Distribution schedules, what a pull from a channel database brought, how far it has come, and what it found. */
export const distribution: Migration = {
  name: '0005-distribution',
  sql: ({ clustered, sequence }) => `
CREATE TABLE scheduler_subjob (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  channel_table text NOT NULL,
  staged_table text NOT NULL,
  counter_column text NOT NULL,
  position integer NOT NULL,
  UNIQUE (company_id, name)
);

CREATE TABLE scheduler_job (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  description text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('upload')),
  UNIQUE (company_id, name)
);

CREATE TABLE scheduler_job_subjob (
  job_id text NOT NULL REFERENCES scheduler_job (id),
  subjob_id text NOT NULL REFERENCES scheduler_subjob (id),
  position integer NOT NULL,
  is_enabled boolean NOT NULL,
  PRIMARY KEY (job_id, subjob_id)
) ${clustered};

CREATE TABLE distribution_schedule (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  description text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('upload')),
  is_active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, name)
);

CREATE TABLE distribution_schedule_job (
  schedule_id text NOT NULL REFERENCES distribution_schedule (id),
  job_id text NOT NULL REFERENCES scheduler_job (id),
  position integer NOT NULL,
  is_enabled boolean NOT NULL,
  PRIMARY KEY (schedule_id, job_id)
) ${clustered};

CREATE TABLE distribution_schedule_group (
  schedule_id text NOT NULL REFERENCES distribution_schedule (id),
  group_id text NOT NULL REFERENCES channel_database_group (id),
  PRIMARY KEY (schedule_id, group_id)
) ${clustered};
CREATE INDEX distribution_schedule_group_by_group ON distribution_schedule_group (group_id);

CREATE TABLE upload_session (
  sequence ${sequence},
  id text NOT NULL UNIQUE,
  company_id text NOT NULL REFERENCES company (id),
  schedule_id text NOT NULL REFERENCES distribution_schedule (id),
  channel_database_id text NOT NULL REFERENCES channel_database (id),
  run_id text,
  rerun_of text,
  repulled_ranges jsonb,
  status text NOT NULL CHECK (status IN ('started', 'available', 'applied', 'canceled', 'uploadFailed', 'applyFailed')),
  tries integer NOT NULL,
  rows_read bigint NOT NULL,
  rows_applied bigint NOT NULL,
  rows_already_received bigint NOT NULL,
  rows_quarantined bigint NOT NULL,
  bytes bigint,
  checksum text,
  problem jsonb,
  cancel_requested_by text,
  cancel_requested_at timestamptz,
  started_at timestamptz NOT NULL,
  available_at timestamptz,
  ended_at timestamptz
);
CREATE UNIQUE INDEX upload_session_one_open ON upload_session (channel_database_id)
  WHERE status IN ('started', 'available');
CREATE UNIQUE INDEX upload_session_by_run ON upload_session (run_id, channel_database_id)
  WHERE run_id IS NOT NULL;
CREATE INDEX upload_session_by_company ON upload_session (company_id, sequence);
CREATE INDEX upload_session_by_status ON upload_session (company_id, status, sequence);
CREATE INDEX upload_session_by_database ON upload_session (channel_database_id, sequence);
CREATE INDEX upload_session_without_rows ON upload_session (channel_database_id, ended_at)
  WHERE status = 'applied' AND rows_read = 0;

CREATE TABLE upload_session_table (
  upload_session_id text NOT NULL REFERENCES upload_session (id),
  channel_table text NOT NULL,
  position integer NOT NULL,
  rows_read bigint NOT NULL,
  rows_applied bigint NOT NULL,
  rows_already_received bigint NOT NULL,
  rows_quarantined bigint NOT NULL,
  first_counter bigint,
  last_counter bigint,
  amount_column text,
  amount text,
  PRIMARY KEY (upload_session_id, channel_table)
) ${clustered};

CREATE TABLE replication_watermark (
  channel_database_id text NOT NULL REFERENCES channel_database (id),
  channel_table text NOT NULL,
  last_counter bigint NOT NULL,
  upload_session_id text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (channel_database_id, channel_table)
) ${clustered};

CREATE TABLE counter_gap (
  sequence ${sequence},
  channel_database_id text NOT NULL REFERENCES channel_database (id),
  channel_table text NOT NULL,
  from_counter bigint NOT NULL,
  to_counter bigint NOT NULL,
  first_seen_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_as text CHECK (closed_as IN ('filled', 'expired'))
);
CREATE INDEX counter_gap_open ON counter_gap (channel_database_id, channel_table, from_counter)
  WHERE closed_at IS NULL;
CREATE INDEX counter_gap_closed ON counter_gap (channel_database_id, closed_at)
  WHERE closed_at IS NOT NULL;

CREATE TABLE distribution_finding (
  sequence ${sequence},
  id text NOT NULL UNIQUE,
  company_id text NOT NULL REFERENCES company (id),
  channel_database_id text NOT NULL REFERENCES channel_database (id),
  upload_session_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('rowReceivedAgain', 'duplicateTransactionId', 'transactionIdInSeveralChannels', 'rowWithoutHeader', 'rowTooLate', 'counterGap', 'counterWentBack', 'rowWithoutCounter')),
  subject text NOT NULL,
  channel_table text,
  channel_number bigint,
  transaction_id text,
  parameters jsonb NOT NULL,
  occurrences bigint NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  resolved_at timestamptz
);
CREATE UNIQUE INDEX distribution_finding_open ON distribution_finding (channel_database_id, kind, subject)
  WHERE resolved_at IS NULL;
CREATE INDEX distribution_finding_by_company ON distribution_finding (company_id, sequence);

CREATE INDEX channel_transaction_incomplete ON channel_transaction (channel_database_id, company_id, channel_number, transaction_id)
  WHERE is_complete = false;
CREATE INDEX quarantined_row_by_session ON quarantined_row (upload_session_id);
CREATE INDEX quarantined_row_by_company ON quarantined_row (company_id, sequence);
`,
}
