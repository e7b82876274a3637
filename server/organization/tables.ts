import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { Problem } from '../graphql/problems.ts'

/** A legal entity's id, such as `USRT`. */
export type CompanyId = string & { readonly company: true }

/** A channel's number as the shops write it in their databases (`Channel`). */
export type ChannelNumber = number & { readonly channel: true }

export type ChannelKind = 'onlineStore' | 'onlineMarketplace' | 'retailStore' | 'callCenter'

/** What a payment by a tender type is, which decides how it is posted. */
export type TenderFunction =
  | 'normal'
  | 'card'
  | 'check'
  | 'customerAccount'
  | 'wallet'
  | 'giftCard'
  | 'loyalty'
  | 'creditVoucher'

/**
 * How the connection to a PostgreSQL channel database is protected: not at all, encrypted whoever answers, or
 * encrypted and with a certificate that proves who answers.
 */
export type ConnectionEncryption = 'off' | 'required' | 'verified'

export type HierarchyPurpose =
  | 'retailReporting'
  | 'retailAssortment'
  | 'retailReplenishment'
  | 'retailAutoCharge'
  | 'retailPosPosting'

export interface CompanyTable {
  id: CompanyId
  name: string
  /** ISO 4217 code of the currency the company keeps its books in. */
  currency: string
  /** IANA time zone. */
  time_zone: string
  /** Language of what the company sends out: `en`, `sv-SE` or `nb-NO`. */
  language: string
  /** The hold code that an order posted from an edited transaction gets, when the company wants one. */
  edited_order_hold_code: string | null
  /** How often a failing transaction is tried before it waits for a person. */
  synchronization_retry_limit: number
  /** Pause before the first further try, in seconds; it doubles with each. */
  synchronization_retry_base_seconds: number
  created_at: Instant
  updated_at: Instant
}

export interface ChannelTable {
  number: ChannelNumber
  company_id: CompanyId
  store_number: string
  name: string
  kind: ChannelKind
  currency: string
  time_zone: string
  /** ISO 3166-1 alpha-3, as addresses carry it. */
  country: string
  prices_include_tax: boolean
  default_customer_account: string | null
  warehouse: string | null
  site: string | null
  delivery_mode: string | null
  is_active: boolean
  created_at: Instant
  updated_at: Instant
}

export interface ChannelPaymentMethodTable {
  channel_number: ChannelNumber
  /** The channel's own payment method, such as `2`. */
  tender_type: string
  name: string
  tender_function: TenderFunction
  /** Ledger account that a payment by this method is posted to. */
  posting_account: string
  /** Whether a captured payment is posted as a prepayment. */
  is_prepayment: boolean
}

export interface OrganizationHierarchyTable {
  id: Id<'OrganizationHierarchy'>
  company_id: CompanyId
  name: string
  purpose: HierarchyPurpose
  created_at: Instant
  updated_at: Instant
}

export interface OrganizationHierarchyVersionTable {
  id: Id<'OrganizationHierarchyVersion'>
  hierarchy_id: Id<'OrganizationHierarchy'>
  version: number
  status: 'draft' | 'published'
  /** Counts how often a draft has been saved, so that two who edit it cannot overwrite each other unawares. */
  revision: number
  /** First day, in the company's time zone, on which a published version holds. */
  effective_date: CalendarDate | null
  published_at: Instant | null
  published_by: string | null
}

export interface OrganizationNodeTable {
  version_id: Id<'OrganizationHierarchyVersion'>
  /** Stays the same from version to version, so that a schedule can name a node. */
  id: Id<'OrganizationNode'>
  parent_id: Id<'OrganizationNode'> | null
  name: string
  /** The channel that a leaf stands for. */
  channel_number: ChannelNumber | null
  position: number
}

export interface ChannelDatabaseGroupTable {
  id: Id<'ChannelDatabaseGroup'>
  company_id: CompanyId
  name: string
  description: string
  created_at: Instant
  updated_at: Instant
}

export interface ChannelDatabaseTable {
  id: Id<'ChannelDatabase'>
  company_id: CompanyId
  group_id: Id<'ChannelDatabaseGroup'>
  name: string
  kind: 'sqlite' | 'postgres'
  /** A file's path, or `host:port/database`. */
  address: string
  /** PostgreSQL schema of the contract's tables; `main` for SQLite. */
  schema_name: string
  /** `off` for SQLite, which has no connection to protect. */
  tls: ConnectionEncryption
  user_name: string | null
  /** Sealed with the installation's secret (credentials.ts); no query ever returns it. */
  encrypted_password: string | null
  is_paused: boolean
  last_contact_at: Instant | null
  /** Why the last contact failed: a problem code with its parameters. */
  last_contact_problem: Pick<Problem, 'code' | 'parameters'> | null
  created_at: Instant
  updated_at: Instant
}

/** Which channels live in which channel database: a channel lives in one at a time. */
export interface ChannelDatabaseChannelTable {
  channel_database_id: Id<'ChannelDatabase'>
  channel_number: ChannelNumber
}

declare module '../database/tables.ts' {
  interface Tables {
    company: CompanyTable
    channel: ChannelTable
    channel_payment_method: ChannelPaymentMethodTable
    organization_hierarchy: OrganizationHierarchyTable
    organization_hierarchy_version: OrganizationHierarchyVersionTable
    organization_node: OrganizationNodeTable
    channel_database_group: ChannelDatabaseGroupTable
    channel_database: ChannelDatabaseTable
    channel_database_channel: ChannelDatabaseChannelTable
  }
}
