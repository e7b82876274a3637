import type { Migration } from '../migration.ts'

/**
 * A job that nobody has named is known by its task and what that works on, so that each reader reads its name in their
 * own language. Its `description` is empty from now on.
 */
export const jobSubjects: Migration = {
  name: '0020-job-subjects',
  sql: () => `
ALTER TABLE batch_job ADD COLUMN subject text NOT NULL DEFAULT '';
ALTER TABLE batch_job ADD COLUMN subject_count integer;
ALTER TABLE batch_job_run ADD COLUMN subject text NOT NULL DEFAULT '';
ALTER TABLE batch_job_run ADD COLUMN subject_count integer;
`,
}
