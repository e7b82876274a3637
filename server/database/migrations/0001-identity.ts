import type { Migration } from '../migration.ts'

/**
 * Who may do what, and who did what.
 *
 * `account_user`, `user_session`, `sign_in_method`, `sign_in_verification` and `request_rate` are written by
 * better-auth under names of our own (see `identity/better-auth.ts`); the others are ours. A role names a company by
 * id without a foreign key, because companies live a floor above and come with a later migration. Audit entries have
 * no foreign keys at all: an entry outlives whatever it tells of.
 */
export const identity: Migration = {
  name: '0001-identity',
  sql: ({ clustered }) => `
CREATE TABLE account_user (
  id             text        NOT NULL PRIMARY KEY,
  name           text        NOT NULL,
  email          text        NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean     NOT NULL,
  image          text,
  disabled_at    timestamptz,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);

CREATE TABLE user_session (
  id         text        NOT NULL PRIMARY KEY,
  user_id    text        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
  token      text        NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX user_session_user ON user_session (user_id);
CREATE INDEX user_session_expiry ON user_session (expires_at);

CREATE TABLE sign_in_method (
  id                       text        NOT NULL PRIMARY KEY,
  user_id                  text        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
  provider_id              text        NOT NULL,
  account_id               text        NOT NULL,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX sign_in_method_user ON sign_in_method (user_id);

CREATE TABLE sign_in_verification (
  id         text        NOT NULL PRIMARY KEY,
  identifier text        NOT NULL,
  value      text        NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sign_in_verification_identifier ON sign_in_verification (identifier);

CREATE TABLE request_rate (
  id           text    NOT NULL PRIMARY KEY,
  key          text    NOT NULL UNIQUE,
  count        integer NOT NULL,
  last_request bigint  NOT NULL
);

CREATE TABLE one_time_link (
  id         text        NOT NULL PRIMARY KEY,
  purpose    text        NOT NULL CHECK (purpose IN ('setUp', 'signIn')),
  token_hash text        NOT NULL UNIQUE,
  user_id    text        REFERENCES account_user (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (purpose = 'setUp' OR user_id IS NOT NULL)
);
CREATE INDEX one_time_link_user ON one_time_link (user_id);

CREATE TABLE role_assignment (
  id         text        NOT NULL PRIMARY KEY,
  user_id    text        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
  role       text        NOT NULL CHECK (role IN ('administrator', 'itOperator', 'storeAccountant', 'viewer')),
  company_id text,
  created_at timestamptz NOT NULL,
  CHECK (company_id IS NOT NULL OR role = 'administrator')
);
CREATE UNIQUE INDEX role_assignment_once ON role_assignment (user_id, role, coalesce(company_id, ''));

CREATE TABLE api_key (
  id                 text        NOT NULL PRIMARY KEY,
  user_id            text        NOT NULL REFERENCES account_user (id) ON DELETE CASCADE,
  name               text        NOT NULL,
  start              text        NOT NULL,
  key_hash           text        NOT NULL UNIQUE,
  created_by_user_id text,
  created_at         timestamptz NOT NULL,
  expires_at         timestamptz,
  last_used_at       timestamptz,
  revoked_at         timestamptz
);
CREATE INDEX api_key_user ON api_key (user_id, id);

CREATE TABLE audit_entry (
  id           text        NOT NULL PRIMARY KEY,
  occurred_at  timestamptz NOT NULL,
  user_id      text,
  company_id   text,
  action       text        NOT NULL,
  subject_type text        NOT NULL,
  subject_id   text        NOT NULL,
  changes      jsonb       NOT NULL,
  request_id   text
)${clustered};
CREATE INDEX audit_entry_company ON audit_entry (company_id, id);
CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, id);
CREATE INDEX audit_entry_user ON audit_entry (user_id, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
`,
}
