import type { Migration } from '../migration.ts'

/** Companies, organization hierarchies, channels, and the databases that the shops write into. */
export const organization: Migration = {
  name: '0002-organization',
  sql: ({ clustered }) => `
CREATE TABLE company (
  id text PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL,
  time_zone text NOT NULL,
  language text NOT NULL,
  edited_order_hold_code text,
  synchronization_retry_limit integer NOT NULL,
  synchronization_retry_base_seconds integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE channel (
  number bigint PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  store_number text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('onlineStore', 'onlineMarketplace', 'retailStore', 'callCenter')),
  currency text NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL,
  prices_include_tax boolean NOT NULL,
  default_customer_account text,
  warehouse text,
  site text,
  delivery_mode text,
  is_active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, store_number)
);
CREATE INDEX channel_by_company ON channel (company_id, number);

CREATE TABLE channel_payment_method (
  channel_number bigint NOT NULL REFERENCES channel (number),
  tender_type text NOT NULL,
  name text NOT NULL,
  tender_function text NOT NULL CHECK (tender_function IN ('normal', 'card', 'check', 'customerAccount', 'wallet', 'giftCard', 'loyalty', 'creditVoucher')),
  posting_account text NOT NULL,
  is_prepayment boolean NOT NULL,
  PRIMARY KEY (channel_number, tender_type)
) ${clustered};

CREATE TABLE organization_hierarchy (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('retailReporting', 'retailAssortment', 'retailReplenishment', 'retailAutoCharge', 'retailPosPosting')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, name)
);

CREATE TABLE organization_hierarchy_version (
  id text PRIMARY KEY,
  hierarchy_id text NOT NULL REFERENCES organization_hierarchy (id),
  version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'published')),
  revision integer NOT NULL,
  effective_date text,
  published_at timestamptz,
  published_by text,
  UNIQUE (hierarchy_id, version),
  CHECK (status = 'draft' OR (effective_date IS NOT NULL AND published_at IS NOT NULL))
);
CREATE UNIQUE INDEX organization_hierarchy_one_draft ON organization_hierarchy_version (hierarchy_id) WHERE status = 'draft';

CREATE TABLE organization_node (
  version_id text NOT NULL REFERENCES organization_hierarchy_version (id),
  id text NOT NULL,
  parent_id text,
  name text NOT NULL,
  channel_number bigint REFERENCES channel (number),
  position integer NOT NULL,
  PRIMARY KEY (version_id, id),
  FOREIGN KEY (version_id, parent_id) REFERENCES organization_node (version_id, id)
) ${clustered};
CREATE INDEX organization_node_parent ON organization_node (version_id, parent_id);
CREATE UNIQUE INDEX organization_node_root ON organization_node (version_id) WHERE parent_id IS NULL;
CREATE UNIQUE INDEX organization_node_channel ON organization_node (version_id, channel_number) WHERE channel_number IS NOT NULL;

CREATE TABLE channel_database_group (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  description text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, name)
);

CREATE TABLE channel_database (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  group_id text NOT NULL REFERENCES channel_database_group (id),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sqlite', 'postgres')),
  address text NOT NULL,
  schema_name text NOT NULL,
  tls text NOT NULL CHECK (tls IN ('off', 'required', 'verified')),
  user_name text,
  encrypted_password text,
  is_paused boolean NOT NULL,
  last_contact_at timestamptz,
  last_contact_problem jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, name)
);
CREATE INDEX channel_database_by_group ON channel_database (group_id);

CREATE TABLE channel_database_channel (
  channel_database_id text NOT NULL REFERENCES channel_database (id),
  channel_number bigint NOT NULL REFERENCES channel (number),
  PRIMARY KEY (channel_database_id, channel_number)
) ${clustered};
CREATE UNIQUE INDEX channel_database_channel_once ON channel_database_channel (channel_number);
`,
}
