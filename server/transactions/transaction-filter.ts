import { type RawBuilder, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import type { SynchronizationStatus } from './tables.ts'

/** Which transactions a list holds. What is left out does not narrow it. */
export interface TransactionFilter {
  /** The companies whose transactions the caller may see. */
  readonly companies: 'all' | readonly CompanyId[]
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
  readonly statuses?: readonly SynchronizationStatus[] | undefined
  /** Transaction types of the published model, such as 27. */
  readonly types?: readonly number[] | undefined
  /** From this day on, in the channel's time zone. */
  readonly from?: CalendarDate | undefined
  /** Up to and including this day. */
  readonly to?: CalendarDate | undefined
  readonly customerAccount?: string | undefined
  readonly channelReferenceId?: string | undefined
  /**
   * What an operator has in hand: the beginning of an order confirmation number or transaction id, a customer account, or
   * an e-mail address.
   */
  readonly text?: string | undefined
}

/** What of the filter speaks of the row that says where a transaction stands (`t`). */
export function standingConditions(
  { companies, channelNumbers, statuses }: TransactionFilter,
  alias = 't',
): RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const conditions: RawBuilder<boolean>[] = []
  if (companies !== 'all') conditions.push(sql`${column('company_id')} in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`${column('channel_number')} in (${listOf(channelNumbers)})`)
  if (statuses) conditions.push(sql`${column('status')} in (${listOf(statuses)})`)
  return conditions
}

/** What of the filter speaks of the header of the counting version (`h`), search texts and keys left out. */
export function headerConditions({ types, from, to }: TransactionFilter, alias = 'h'): RawBuilder<boolean>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const conditions: RawBuilder<boolean>[] = []
  if (types) conditions.push(sql`${column('type')} in (${listOf(types)})`)
  if (from) conditions.push(sql`${column('transaction_date')} >= ${from}`)
  if (to) conditions.push(sql`${column('transaction_date')} <= ${to}`)
  return conditions
}
