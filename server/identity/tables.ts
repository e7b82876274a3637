import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { Changes } from './audit.ts'
import type { Role } from './permissions.ts'

/** A person or a machine that can be given roles. Addresses are kept in lower case. */
export interface AccountUserTable {
  id: Id<'User'>
  name: string
  email: string
  /** Whether somebody trusted vouches for the address: the administrator who wrote it, or the identity provider. */
  email_verified: boolean
  image: string | null
  /** The company whose pages the console shows them, by their own choice; null before they have chosen. */
  company_at_work: string | null
  disabled_at: Instant | null
  created_at: Instant
  updated_at: Instant
}

/** A signed-in browser. */
export interface UserSessionTable {
  id: string
  user_id: Id<'User'>
  token: string
  expires_at: Instant
  ip_address: string | null
  user_agent: string | null
  created_at: Instant
  updated_at: Instant
}

/** One way in which a user signs in: `credential` (a password's hash) or an OpenID Connect subject. */
export interface SignInMethodTable {
  id: string
  user_id: Id<'User'>
  provider_id: string
  account_id: string
  password: string | null
  created_at: Instant
  updated_at: Instant
}

/** A link that works once: to set a password up, or to sign in. Only the token's hash is kept. */
export interface OneTimeLinkTable {
  id: Id<'OneTimeLink'>
  purpose: 'setUp' | 'signIn'
  token_hash: string
  /** Null for the set-up of the very first administrator, who does not exist yet. */
  user_id: Id<'User'> | null
  expires_at: Instant
  used_at: Instant | null
  created_at: Instant
}

/** A role that a user has in one company, or, for an administrator, in all of them (null). */
export interface RoleAssignmentTable {
  id: Id<'RoleAssignment'>
  user_id: Id<'User'>
  role: Role
  company_id: string | null
  created_at: Instant
}

/** A machine client's key. Only its hash is kept; `start` is what people recognize it by. */
export interface ApiKeyTable {
  id: Id<'ApiKey'>
  user_id: Id<'User'>
  name: string
  start: string
  key_hash: string
  created_by_user_id: Id<'User'> | null
  created_at: Instant
  expires_at: Instant | null
  last_used_at: Instant | null
  revoked_at: Instant | null
}

/** Who did what to what, and what it was before. Rows are never changed. */
export interface AuditEntryTable {
  id: Id<'AuditEntry'>
  occurred_at: Instant
  /** Null when the program itself acted. */
  user_id: Id<'User'> | null
  /** Null when the deed belongs to no company, such as a new user. */
  company_id: string | null
  action: string
  subject_type: string
  subject_id: string
  /** What the record was called then; null for what has no name, and in entries from before names were kept. */
  subject_name: string | null
  changes: Changes
  request_id: string | null
}

declare module '../database/tables.ts' {
  interface Tables {
    account_user: AccountUserTable
    user_session: UserSessionTable
    sign_in_method: SignInMethodTable
    one_time_link: OneTimeLinkTable
    role_assignment: RoleAssignmentTable
    api_key: ApiKeyTable
    audit_entry: AuditEntryTable
  }
}
