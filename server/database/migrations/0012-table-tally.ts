import type { Migration } from '../migration.ts'

/** The tables below a transaction's header, whose rows are counted as they are staged. */
const tables = [
  'channel_transaction_line',
  'channel_transaction_payment',
  'channel_transaction_address',
  'channel_transaction_discount',
  'channel_transaction_tax',
  'channel_transaction_tax_component',
  'channel_transaction_tax_measure',
  'channel_transaction_charge',
  'channel_transaction_info_code',
  'channel_transaction_attribute',
  'channel_transaction_charge_tax',
]

/** How many rows of each table every channel has sent: kept, because counting them would read them all. */
export const tableTally: Migration = {
  name: '0012-table-tally',
  sql: ({ clustered }) => `
CREATE TABLE channel_table_tally (
  company_id text NOT NULL,
  channel_number bigint NOT NULL,
  staged_table text NOT NULL,
  row_count bigint NOT NULL,
  PRIMARY KEY (company_id, channel_number, staged_table)
) ${clustered};
${tables
  .map(
    (table) => `
INSERT INTO channel_table_tally (company_id, channel_number, staged_table, row_count)
  SELECT company_id, channel_number, '${table}', count(*) FROM ${table} WHERE version = 0 GROUP BY company_id, channel_number;`,
  )
  .join('')}
`,
}
