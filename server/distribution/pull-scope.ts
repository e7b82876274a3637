import type { DatabaseKind } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/** What all steps of one apply have in common. */
export interface PullScope {
  /** Headquarters' database. */
  readonly kind: DatabaseKind
  readonly companyId: CompanyId
  readonly channelDatabaseId: Id<'ChannelDatabase'>
  /** The channels that are registered to live in the channel database. */
  readonly channelNumbers: readonly ChannelNumber[]
  readonly sessionId: Id<'UploadSession'>
  readonly now: Instant
}
