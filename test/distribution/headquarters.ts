import { sql } from 'kysely'
import { pino } from 'pino'
import { expect } from 'vitest'
import { type Database, inTransaction, type Transaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { type Clock, type Instant, now } from '../../server/database/instant.ts'
import { initializeDistribution } from '../../server/distribution/initialize-distribution.ts'
import {
  type PullOutcome,
  type PullRequest,
  type PullWork,
  pullChannelDatabase,
} from '../../server/distribution/pull-channel-database.ts'
import { silentLog } from '../../server/log.ts'
import type { StagedTable } from '../../server/organization/channel-contract.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import type { ChannelDatabaseRow } from '../../server/organization/channel-databases.ts'
import { sealPassword } from '../../server/organization/credentials.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { readTableCounts, type TableCount } from '../../server/transactions/table-tally.ts'
import { channel, company } from './orders.ts'
import type { Shop } from './shop.ts'

export const secret = 'a secret of thirty-two characters, or more'
export const companyId = company as CompanyId

/** A headquarters with a company, its P-job, and channels. */
export interface Headquarters {
  readonly database: Database
  readonly dataDirectory: string
  readonly scheduleId: Id<'DistributionSchedule'>
  readonly groupId: Id<'ChannelDatabaseGroup'>
}

/** Sets a company up in a fresh database, with a group of channel databases on P-0001. */
export async function setUpHeadquarters(
  database: Database,
  dataDirectory: string,
  channels: readonly number[] = [channel],
): Promise<Headquarters> {
  const at = now()
  const groupId = newId<'ChannelDatabaseGroup'>()
  const scheduleId = await inTransaction(database, async (trx) => {
    await trx
      .insertInto('company')
      .values({
        id: companyId,
        name: 'Demo',
        currency: 'SEK',
        time_zone: 'Europe/Stockholm',
        language: 'sv-SE',
        edited_order_hold_code: null,
        synchronization_retry_limit: 3,
        synchronization_retry_base_seconds: 60,
        created_at: at,
        updated_at: at,
      })
      .execute()
    await addChannels(trx, channels, at)
    await trx
      .insertInto('channel_database_group')
      .values({
        id: groupId,
        company_id: companyId,
        name: 'Default',
        description: '',
        created_at: at,
        updated_at: at,
      })
      .execute()
    await initializeDistribution(trx, companyId, at)
    const schedule = await trx.selectFrom('distribution_schedule').select('id').executeTakeFirstOrThrow()
    return schedule.id
  })
  return { database, dataDirectory, scheduleId, groupId }
}

async function addChannels(trx: Transaction, numbers: readonly number[], at: Instant): Promise<void> {
  await trx
    .insertInto('channel')
    .values(
      numbers.map((number) => ({
        number: number as ChannelNumber,
        company_id: companyId,
        store_number: String(number),
        name: `Shop ${number}`,
        kind: 'onlineStore' as const,
        currency: 'SEK',
        time_zone: 'Europe/Stockholm',
        country: 'SWE',
        prices_include_tax: true,
        is_active: true,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
}

/** Makes a further channel, and registers that it lives in a channel database. */
export async function addChannel(
  { database }: Headquarters,
  { id }: ChannelDatabaseRow,
  number: number,
): Promise<void> {
  await inTransaction(database, async (trx) => {
    await addChannels(trx, [number], now())
    await trx
      .insertInto('channel_database_channel')
      .values({ channel_database_id: id, channel_number: number as ChannelNumber })
      .execute()
  })
}

/** Registers a shop's channel database. */
export async function register(
  { database, groupId }: Headquarters,
  shop: Pick<Shop, 'kind' | 'address' | 'schema' | 'userName' | 'password'>,
  {
    channels = [channel],
    name = 'Shop',
  }: { readonly channels?: readonly number[]; readonly name?: string } = {},
): Promise<ChannelDatabaseRow> {
  const at = now()
  const id = newId<'ChannelDatabase'>()
  return inTransaction(database, async (trx) => {
    const row = await trx
      .insertInto('channel_database')
      .values({
        id,
        company_id: companyId,
        group_id: groupId,
        name,
        kind: shop.kind,
        address: shop.address,
        schema_name: shop.schema,
        tls: 'off',
        user_name: shop.userName,
        encrypted_password: shop.password === null ? null : sealPassword(shop.password, id, secret),
        is_paused: false,
        last_contact_at: null,
        last_contact_problem: null,
        created_at: at,
        updated_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    if (channels.length === 0) return row
    await trx
      .insertInto('channel_database_channel')
      .values(
        channels.map((number) => ({ channel_database_id: id, channel_number: number as ChannelNumber })),
      )
      .execute()
    return row
  })
}

/** What a pull works by in a test: no run around it, unless the test makes one. */
export function workOf(headquarters: Headquarters, change: Partial<PullWork> = {}): PullWork {
  return {
    database: headquarters.database,
    log: silentLog(),
    clock: now,
    secret,
    dataDirectory: headquarters.dataDirectory,
    signal: new AbortController().signal,
    runId: null,
    checkpoint: async () => {},
    count: () => {},
    ...change,
  }
}

/** Pulls once. */
export async function pull(
  headquarters: Headquarters,
  channelDatabase: ChannelDatabaseRow,
  change: Partial<PullWork> & Partial<PullRequest> = {},
): Promise<PullOutcome> {
  const { contracts = channelContract, rerunOf = null, repulled = null } = change
  return pullChannelDatabase(workOf(headquarters, change), {
    scheduleId: headquarters.scheduleId,
    channelDatabase,
    contracts,
    rerunOf,
    repulled,
  })
}

/** Pulls once, and expects it to be applied, and the kept counts of rows to be true. @returns the session's counts by table. */
export async function pullApplied(
  headquarters: Headquarters,
  channelDatabase: ChannelDatabaseRow,
  change: Partial<PullWork> & Partial<PullRequest> = {},
): Promise<PulledCounts> {
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => errors.push(line) })
  const outcome = await pull(headquarters, channelDatabase, { log, ...change })
  if (outcome.outcome !== 'applied') {
    const reason = JSON.stringify('problem' in outcome ? outcome.problem : outcome)
    throw new Error(['The pull was not applied:', reason, ...errors].join(' '))
  }
  await expectTrueCounts(headquarters)
  const tables = outcome.applied?.tables ?? []
  const sum = (pick: (table: (typeof tables)[number]) => number) =>
    tables.reduce((total, table) => total + pick(table), 0)
  return {
    sessionId: outcome.session.id,
    read: sum(({ read }) => read),
    applied: sum(({ applied }) => applied),
    quarantined: sum(({ quarantined }) => quarantined),
  }
}

/** The kept counts of rows by table and channel are what counting them out gives. */
async function expectTrueCounts({ database: { kysely } }: Headquarters): Promise<void> {
  const kept = await readTableCounts(kysely, companyId)
  const byPlace = (counts: readonly TableCount[]) =>
    Object.fromEntries(
      counts.map(({ staged_table, channel_number, row_count }) => [
        `${staged_table} ${channel_number}`,
        row_count,
      ]),
    )
  const counted: TableCount[] = []
  for (const { stagedTable } of channelContract) {
    const { rows } = await sql<TableCount>`
      select cast(${stagedTable} as text) as staged_table, channel_number, count(*) as row_count
      from ${sql.table(stagedTable)} where company_id = ${companyId} and version = 0 group by channel_number
    `.execute(kysely)
    counted.push(...rows)
  }
  expect(byPlace(kept)).toEqual(byPlace(counted))
}

export interface PulledCounts {
  readonly sessionId: Id<'UploadSession'>
  readonly read: number
  readonly applied: number
  readonly quarantined: number
}

/** How many rows are staged, in all tables or in one. */
export async function stagedRows({ database }: Headquarters, table?: StagedTable): Promise<number> {
  const tables = table ? [table] : channelContract.map(({ stagedTable }) => stagedTable)
  let total = 0
  for (const name of tables) {
    const { rows } = await sql<{
      n: number
    }>`select cast(count(*) as bigint) as n from ${sql.table(name)}`.execute(database.kysely)
    total += rows[0]?.n ?? 0
  }
  return total
}

/** The transactions at headquarters: id, whether whole, status. */
export async function transactions({ database }: Headquarters) {
  return database.kysely
    .selectFrom('channel_transaction')
    .select(['transaction_id', 'is_complete', 'status'])
    .orderBy('channel_number')
    .orderBy('transaction_id')
    .execute()
}

/** The open entries of the quarantine. */
export async function quarantine({ database }: Headquarters) {
  return database.kysely
    .selectFrom('quarantined_row')
    .select([
      'channel_table',
      'transaction_id',
      'row_key',
      'column_name',
      'value',
      'reason',
      'replication_counter',
    ])
    .where('resolved_at', 'is', null)
    .orderBy('sequence')
    .execute()
}

/** The open findings. */
export async function findings({ database }: Headquarters) {
  return database.kysely
    .selectFrom('distribution_finding')
    .select(['kind', 'subject', 'channel_table', 'transaction_id', 'parameters', 'occurrences'])
    .where('resolved_at', 'is', null)
    .orderBy('sequence')
    .execute()
}

/** A clock that stands still until it is moved. */
export function heldClock(start: Instant = now()): { clock: Clock; move(seconds: number): void } {
  let at = Date.parse(start)
  return {
    clock: () => new Date(at).toISOString() as Instant,
    move: (seconds) => {
      at += seconds * 1000
    },
  }
}
