import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Faults } from './field-values.ts'
import type { ChannelNumber, CompanyId } from './tables.ts'

type ChannelDatabaseId = Id<'ChannelDatabase'>

/** The channels that live in a channel database, by number, rising. */
export async function channelsIn(queries: Queries, id: ChannelDatabaseId): Promise<readonly ChannelNumber[]> {
  const rows = await queries
    .selectFrom('channel_database_channel')
    .select('channel_number')
    .where('channel_database_id', '=', id)
    .orderBy('channel_number')
    .execute()
  return rows.map((row) => row.channel_number)
}

/** Notes which channels cannot live in a channel database: unknown ones, and those that live in another. */
export async function checkChannels(
  trx: Transaction,
  companyId: CompanyId,
  id: ChannelDatabaseId,
  channelNumbers: readonly number[],
  faults: Faults,
): Promise<void> {
  if (channelNumbers.length === 0) return
  const rows = await trx
    .selectFrom('channel')
    .leftJoin('channel_database_channel as living', 'living.channel_number', 'channel.number')
    .leftJoin('channel_database as home', 'home.id', 'living.channel_database_id')
    .select(['channel.number', 'home.id as home_id', 'home.name as home_name'])
    .where('channel.company_id', '=', companyId)
    .where('channel.number', 'in', channelNumbers as readonly ChannelNumber[])
    .execute()
  const homes = new Map<number, (typeof rows)[number]>(rows.map((row) => [row.number, row]))
  for (const [index, number] of channelNumbers.entries()) {
    const field = `channelNumbers.${index}`
    const home = homes.get(number)
    if (!home) faults.add('CHANNEL_NOT_FOUND', { number }, field)
    else if (home.home_id !== null && home.home_id !== id)
      faults.add('CHANNEL_IN_OTHER_DATABASE', { channel: number, channelDatabase: home.home_name }, field)
  }
}

/** Makes these the channels that live in the database. */
export async function saveChannels(
  trx: Transaction,
  id: ChannelDatabaseId,
  channelNumbers: readonly number[],
): Promise<void> {
  await trx.deleteFrom('channel_database_channel').where('channel_database_id', '=', id).execute()
  const numbers = [...new Set(channelNumbers)] as ChannelNumber[]
  if (numbers.length === 0) return
  await trx
    .insertInto('channel_database_channel')
    .values(numbers.map((number) => ({ channel_database_id: id, channel_number: number })))
    .execute()
}
