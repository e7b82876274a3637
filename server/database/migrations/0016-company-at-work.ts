import type { Migration } from '../migration.ts'

/** Which company a user works in goes with them to other browsers. As with roles, no foreign key: companies live above. */
export const companyAtWork: Migration = {
  name: '0016-company-at-work',
  sql: () => `
ALTER TABLE account_user ADD COLUMN company_at_work text;
`,
}
