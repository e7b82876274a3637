import type { Migration } from '../migration.ts'

/**
 * Walks through guides that have been begun. A submitted one keeps what its act made: the act and this mark are one
 * transaction, so that neither stands without the other.
 */
export const guides: Migration = {
  name: '0010-guides',
  sql: () => `
CREATE TABLE guide_draft (
  id text PRIMARY KEY,
  user_id text NOT NULL,
  company_id text REFERENCES company (id),
  guide text NOT NULL,
  guide_version integer NOT NULL,
  screen text,
  answers jsonb NOT NULL,
  ticked jsonb NOT NULL,
  revision integer NOT NULL,
  outcome jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  submitted_at timestamptz,
  CHECK ((submitted_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX guide_draft_open ON guide_draft (user_id, updated_at) WHERE submitted_at IS NULL;
`,
}
