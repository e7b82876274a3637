import type { Migration } from '../migration.ts'

/** An entry of the audit trail tells what its record was called then: it may be renamed or removed later. */
export const auditedNames: Migration = {
  name: '0017-audited-names',
  sql: () => `
ALTER TABLE audit_entry ADD COLUMN subject_name text;
`,
}
