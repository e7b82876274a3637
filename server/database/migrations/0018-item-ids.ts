import type { Migration } from '../migration.ts'

/** Items get an id and moments of their own, like every record that people change; their keys stay as they are. */
export const itemIds: Migration = {
  name: '0018-item-ids',
  sql: ({ clustered }) => `
CREATE TABLE item_with_id (
  company_id text NOT NULL REFERENCES company (id),
  item_number text NOT NULL,
  id text NOT NULL UNIQUE,
  name text NOT NULL,
  unit text,
  is_serial_number_controlled boolean NOT NULL,
  is_blocked boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (company_id, item_number)
) ${clustered};
INSERT INTO item_with_id (company_id, item_number, id, name, unit, is_serial_number_controlled, is_blocked,
    created_at, updated_at)
  SELECT item.company_id, item.item_number, uuid_v7(), item.name, item.unit, item.is_serial_number_controlled,
    item.is_blocked, company.created_at, company.created_at
  FROM item JOIN company ON company.id = item.company_id;
DROP TABLE item;
ALTER TABLE item_with_id RENAME TO item;
CREATE INDEX item_barcode_of_item ON item_barcode (company_id, item_number);
`,
}
