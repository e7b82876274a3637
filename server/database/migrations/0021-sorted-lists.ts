import { alphabetKey, alphabetLocales, sortKeyFunction } from '../alphabet.ts'
import type { Migration, MigrationWords } from '../migration.ts'
import { dayIfAny, momentIfAny } from '../sorting.ts'

/** Long lists are read by indexes in the orders that their columns offer: names in the order of each language. */
export const sortedLists: Migration = {
  name: '0021-sorted-lists',
  sql: (words) => `${words.kind === 'postgres' ? `${sortKeyFunction()};\n` : ''}
${namesOf(words, 'customer', 'account')}
${namesOf(words, 'item', 'item_number')}
CREATE INDEX batch_job_run_by_start ON batch_job_run (company_id, (${momentIfAny('started_at')}), id)
  WHERE parent_run_id IS NULL;
CREATE INDEX upload_session_by_start ON upload_session (company_id, started_at, sequence);
CREATE INDEX upload_session_by_rows_read ON upload_session (company_id, rows_read, sequence);
CREATE INDEX upload_session_by_rows_quarantined ON upload_session (company_id, rows_quarantined, sequence);
CREATE INDEX order_payment_by_day ON order_payment ((${dayIfAny('paid_on')}), sales_order_id, line_number);
`,
}

/** A company's records by name. */
function namesOf({ kind }: MigrationWords, table: string, key: string): string {
  return alphabetLocales
    .map((locale) => {
      const index = `${table}_by_name_${locale.toLowerCase().replace('-', '_')}`
      return `CREATE INDEX ${index} ON ${table} (company_id, ${alphabetKey(kind, locale, 'name')}, ${key});`
    })
    .join('\n')
}
