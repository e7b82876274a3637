import type { Migration } from '../migration.ts'

/** What is selected for a batch job may be of any kind; up to here it was always transactions. */
export const selections: Migration = {
  name: '0014-selections',
  sql: ({ clustered }) => `
CREATE TABLE batch_selection (
  id text NOT NULL,
  record_id text NOT NULL,
  PRIMARY KEY (id, record_id)
) ${clustered};
INSERT INTO batch_selection (id, record_id) SELECT id, channel_transaction_id FROM transaction_selection;
DROP TABLE transaction_selection;
`,
}
