import type { Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditValue, type Changes, changesBetween } from '../identity/audit.ts'
import {
  type ChannelDatabaseConnection,
  checkConnection,
  readConnection,
} from './channel-database-connection.ts'
import type { ChannelDatabaseGroupId } from './channel-database-groups.ts'
import { namesOfChannels } from './channels.ts'
import { channelsIn, checkChannels, saveChannels } from './channels-in-databases.ts'
import { readCompany } from './companies.ts'
import { sealPassword } from './credentials.ts'
import { recordDeed, type SealingDeed } from './deed.ts'
import { type Faults, trimmed, type Update, updated } from './field-values.ts'
import type { ChannelDatabaseTable, ChannelNumber, CompanyId, ConnectionEncryption } from './tables.ts'

export type ChannelDatabaseRow = Selectable<ChannelDatabaseTable>
export type ChannelDatabaseId = Id<'ChannelDatabase'>

export interface ChannelDatabaseDetails extends ChannelDatabaseConnection {
  /** Unique in the company. */
  readonly name: string
  /** A channel database belongs to one group (commerce 2.1). */
  readonly groupId: ChannelDatabaseGroupId
  /** The channels that live in it: a channel lives in one channel database at a time. */
  readonly channelNumbers: readonly number[]
}

export interface NewChannelDatabase extends ChannelDatabaseDetails {
  readonly companyId: CompanyId
}

/** How long the name of a channel database may be. */
export const longestChannelDatabaseName = 60

/**
 * Registers a channel database; its password is sealed before it is stored. That it can be reached is not asked: see
 * `testChannelDatabase`.
 * @throws ProblemError with all of COMPANY_NOT_FOUND, CHANNEL_DATABASE_NAME_TAKEN, GROUP_NOT_FOUND,
 *   CHANNEL_DATABASE_ADDRESS_INVALID, SCHEMA_NOT_APPLICABLE, TLS_NOT_APPLICABLE, CREDENTIALS_NOT_APPLICABLE,
 *   CHANNEL_NOT_FOUND, CHANNEL_IN_OTHER_DATABASE, VALUE_MISSING, VALUE_TOO_LONG that apply.
 */
export async function registerChannelDatabase(
  trx: Transaction,
  input: NewChannelDatabase,
  deed: SealingDeed,
): Promise<ChannelDatabaseId> {
  const { companyId } = input
  await readCompany(trx, companyId)
  const id = newId<'ChannelDatabase'>()
  const details = readDetails(input)
  const faults = checkConnection(details, input.password ?? null)
  await checkReferences(trx, companyId, id, details, input.channelNumbers, faults)
  throwProblems(faults.problems)
  await trx
    .insertInto('channel_database')
    .values({
      id,
      company_id: companyId,
      ...details,
      encrypted_password: sealed(input.password, id, deed.secret),
      is_paused: false,
      last_contact_at: null,
      last_contact_problem: null,
      created_at: deed.at,
      updated_at: deed.at,
    })
    .execute()
  await saveChannels(trx, id, input.channelNumbers)
  await recordDeed(trx, deed, {
    companyId,
    action: 'registerChannelDatabase',
    subjectType: 'ChannelDatabase',
    subjectId: id,
    subjectName: details.name,
    changes: changesBetween(undefined, {
      ...(await audited(trx, details, input.channelNumbers, await groupNames(trx, companyId))),
      password: input.password ? 'set' : null,
    }),
  })
  return id
}

/**
 * Changes a channel database; what the input leaves out stays, the password included. Whoever sends the connection
 * elsewhere (another address, user or weaker encryption) gives the password again: a stored one is not handed to a
 * server that it was not registered for.
 * @throws ProblemError CHANNEL_DATABASE_NOT_FOUND; PASSWORD_REQUIRED; and those of `registerChannelDatabase`.
 */
export async function updateChannelDatabase(
  trx: Transaction,
  id: ChannelDatabaseId,
  input: Update<ChannelDatabaseDetails>,
  deed: SealingDeed,
): Promise<void> {
  const before = await readChannelDatabase(trx, id)
  const channelsBefore = await channelsIn(trx, id)
  const channels = input.channelNumbers ?? channelsBefore
  const after = readDetails(overlay(toInput(before, channelsBefore), input))
  const staysPassword =
    input.password === undefined && before.encrypted_password !== null && before.kind === after.kind
  const faults = checkConnection(after, staysPassword ? undefined : (input.password ?? null))
  await checkReferences(trx, before.company_id, id, after, channels, faults)
  if (staysPassword && leadsElsewhere(before, after)) faults.add('PASSWORD_REQUIRED', {}, 'password')
  throwProblems(faults.problems)
  const encryptedPassword = staysPassword
    ? before.encrypted_password
    : sealed(input.password, id, deed.secret)
  const groups = await groupNames(trx, before.company_id)
  const changes = {
    ...changesBetween(
      await audited(trx, before, channelsBefore, groups),
      await audited(trx, after, channels, groups),
    ),
    ...(staysPassword ? {} : passwordChange(before, encryptedPassword)),
  }
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('channel_database')
    .set({ ...after, encrypted_password: encryptedPassword, updated_at: deed.at })
    .where('id', '=', id)
    .execute()
  if (input.channelNumbers) await saveChannels(trx, id, channels)
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action: 'updateChannelDatabase',
    subjectType: 'ChannelDatabase',
    subjectId: id,
    subjectName: after.name,
    changes,
  })
}

/** A channel database as it may be shown: whether it has a password, and nothing of it. */
export type ShownChannelDatabase = Omit<ChannelDatabaseRow, 'encrypted_password'> & {
  readonly has_password: boolean
}

/** Takes the sealed password out of a record before it goes to where answers are made. */
export function withoutPassword(record: ChannelDatabaseRow): ShownChannelDatabase {
  const { encrypted_password: sealedPassword, ...shown } = record
  return { ...shown, has_password: sealedPassword !== null }
}

/** @throws ProblemError CHANNEL_DATABASE_NOT_FOUND. */
export async function readChannelDatabase(
  queries: Queries,
  id: ChannelDatabaseId,
): Promise<ChannelDatabaseRow> {
  const database = await queries
    .selectFrom('channel_database')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!database) throw problemError('CHANNEL_DATABASE_NOT_FOUND', { id }, 'channelDatabase')
  return database
}

type Details = Pick<
  ChannelDatabaseRow,
  'name' | 'group_id' | 'kind' | 'address' | 'schema_name' | 'tls' | 'user_name'
>

function readDetails(input: ChannelDatabaseDetails): Details {
  return {
    name: trimmed(input.name),
    group_id: input.groupId,
    ...readConnection(input),
  }
}

async function checkReferences(
  trx: Transaction,
  companyId: CompanyId,
  id: ChannelDatabaseId,
  details: Details,
  channelNumbers: readonly number[],
  faults: Faults,
): Promise<void> {
  faults.requireText(details.name, longestChannelDatabaseName, 'name')
  const namesake = await trx
    .selectFrom('channel_database')
    .select('id')
    .where('company_id', '=', companyId)
    .where('name', '=', details.name)
    .executeTakeFirst()
  if (namesake && namesake.id !== id)
    faults.add('CHANNEL_DATABASE_NAME_TAKEN', { name: details.name }, 'name')
  const group = await trx
    .selectFrom('channel_database_group')
    .select('id')
    .where('id', '=', details.group_id)
    .where('company_id', '=', companyId)
    .executeTakeFirst()
  if (!group) faults.add('GROUP_NOT_FOUND', { id: details.group_id }, 'group')
  await checkChannels(trx, companyId, id, channelNumbers, faults)
}

function sealed(password: string | null | undefined, id: ChannelDatabaseId, secret: string): string | null {
  return password ? sealPassword(password, id, secret) : null
}

/** That a password was set, replaced or removed; the audit trail hides what it was. */
function passwordChange(before: ChannelDatabaseRow, encryptedPassword: string | null): Changes {
  if (before.encrypted_password === null && encryptedPassword === null) return {}
  const told = (password: string | null) => (password === null ? null : 'set')
  return { password: { from: told(before.encrypted_password), to: told(encryptedPassword) } }
}

/**
 * The record as it shall be. Another kind takes nothing over from the old connection, and another address chooses its
 * encryption anew, unless the input says it.
 */
function overlay(
  before: ChannelDatabaseDetails,
  input: Update<ChannelDatabaseDetails>,
): ChannelDatabaseDetails {
  const { kind, address } = input
  const isOtherKind = kind !== undefined && kind !== before.kind
  const isOtherAddress = address !== undefined && address !== before.address
  const { schemaName, userName, tls, ...more } = before
  const kept = {
    ...more,
    ...(isOtherKind ? {} : { schemaName, userName }),
    ...(isOtherKind || isOtherAddress ? {} : { tls }),
  }
  return updated<ChannelDatabaseDetails>(kept, input)
}

const encryptionStrength: Readonly<Record<ConnectionEncryption, number>> = {
  off: 0,
  required: 1,
  verified: 2,
}

function leadsElsewhere(before: Details, after: Details): boolean {
  return (
    before.address !== after.address ||
    before.user_name !== after.user_name ||
    encryptionStrength[after.tls] < encryptionStrength[before.tls]
  )
}

function toInput(row: ChannelDatabaseRow, channelNumbers: readonly ChannelNumber[]): ChannelDatabaseDetails {
  return {
    name: row.name,
    groupId: row.group_id,
    kind: row.kind,
    address: row.address,
    schemaName: row.schema_name,
    tls: row.tls,
    userName: row.user_name,
    channelNumbers,
  }
}

async function groupNames(trx: Transaction, companyId: CompanyId): Promise<ReadonlyMap<string, string>> {
  const groups = await trx
    .selectFrom('channel_database_group')
    .select(['id', 'name'])
    .where('company_id', '=', companyId)
    .execute()
  return new Map(groups.map(({ id, name }) => [id, name]))
}

/** What the audit trail tells of it; its group and channels by name. */
async function audited(
  trx: Transaction,
  details: Details,
  channelNumbers: readonly number[],
  groups: ReadonlyMap<string, string>,
): Promise<Record<string, AuditValue | undefined>> {
  return {
    name: details.name,
    group: groups.get(details.group_id) ?? details.group_id,
    kind: details.kind,
    address: details.address,
    schemaName: details.schema_name,
    tls: details.tls,
    userName: details.user_name,
    channels: await namesOfChannels(trx, channelNumbers),
  }
}
