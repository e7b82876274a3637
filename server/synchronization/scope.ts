import type { Id } from '../database/identifiers.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/** The transactions that a run of order synchronization may take. */
export interface SynchronizationScope {
  readonly companyId: CompanyId
  /** Channels whose pending and due failed transactions are taken. */
  readonly channelNumbers: readonly ChannelNumber[]
  /**
   * When given: these transactions of the company only, whatever their channel; failed ones whatever their next attempt
   * and retry count.
   */
  readonly transactionIds?: readonly Id<'ChannelTransaction'>[]
}
