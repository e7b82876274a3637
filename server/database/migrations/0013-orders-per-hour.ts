import type { Migration, MigrationWords } from '../migration.ts'

/** How many sales orders were posted in each hour: kept, because counting them would read them all. */
export const ordersPerHour: Migration = {
  name: '0013-orders-per-hour',
  sql: ({ clustered, kind }) => `
CREATE TABLE sales_order_hour (
  company_id text NOT NULL,
  hour timestamptz NOT NULL,
  orders bigint NOT NULL,
  PRIMARY KEY (company_id, hour)
) ${clustered};
INSERT INTO sales_order_hour (company_id, hour, orders)
  SELECT company_id, ${hourOf[kind]}, count(*) FROM sales_order WHERE kind = 'order' GROUP BY company_id, ${hourOf[kind]};
`,
}

const hourOf: Readonly<Record<MigrationWords['kind'], string>> = {
  sqlite: `substr(posted_at, 1, 13) || ':00:00.000Z'`,
  postgres: `date_trunc('hour', posted_at)`,
}
