import type { Migration } from '../migration.ts'

/** What an attempt at a run spends its time on. */
export const attemptPhases: Migration = {
  name: '0019-attempt-phases',
  sql: ({ clustered }) => `
CREATE TABLE batch_attempt_phase (
  attempt_id text NOT NULL REFERENCES batch_job_attempt (id) ON DELETE CASCADE,
  number integer NOT NULL,
  phase text NOT NULL,
  subject text,
  stretches integer NOT NULL,
  milliseconds bigint NOT NULL,
  started_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (attempt_id, number)
) ${clustered};
`,
}
