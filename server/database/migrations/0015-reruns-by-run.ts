import type { Migration } from '../migration.ts'

/** A run that does many sessions again has one with a channel database for each of them. */
export const rerunsByRun: Migration = {
  name: '0015-reruns-by-run',
  sql: () => `
DROP INDEX upload_session_by_run;
CREATE UNIQUE INDEX upload_session_by_run ON upload_session (run_id, channel_database_id, coalesce(rerun_of, ''))
  WHERE run_id IS NOT NULL;
`,
}
