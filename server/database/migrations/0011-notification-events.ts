import type { Migration } from '../migration.ts'

const columns = 'sequence, kind, company_id, job_id, run_id, occurred_at'

/**
 * Events about a user's notifications stand in the one sequence that a console follows; they are of no job. What an
 * event may be of is the program's word from here on: SQLite changes a check only by copying the table.
 */
export const notificationEvents: Migration = {
  name: '0011-notification-events',
  sql: ({ kind, sequence }) =>
    kind === 'postgres'
      ? `
ALTER TABLE batch_event DROP CONSTRAINT batch_event_kind_check;
ALTER TABLE batch_event ALTER COLUMN company_id DROP NOT NULL;
ALTER TABLE batch_event ALTER COLUMN job_id DROP NOT NULL;
ALTER TABLE batch_event ADD COLUMN user_id text;
`
      : `
CREATE TABLE batch_event_copy (
  sequence ${sequence},
  kind text NOT NULL,
  company_id text,
  job_id text,
  run_id text,
  occurred_at timestamptz NOT NULL,
  user_id text
);
INSERT INTO batch_event_copy (${columns}) SELECT ${columns} FROM batch_event;
DROP TABLE batch_event;
ALTER TABLE batch_event_copy RENAME TO batch_event;
CREATE INDEX batch_event_by_time ON batch_event (occurred_at);
`,
}
