import type { Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { changesBetween } from '../identity/audit.ts'
import { readCompany } from './companies.ts'
import { type Deed, recordDeed } from './deed.ts'
import { Faults, trimmed } from './field-values.ts'
import type { ChannelDatabaseGroupTable, CompanyId } from './tables.ts'

export type ChannelDatabaseGroupRow = Selectable<ChannelDatabaseGroupTable>
export type ChannelDatabaseGroupId = Id<'ChannelDatabaseGroup'>

export interface NewChannelDatabaseGroup {
  readonly companyId: CompanyId
  /** Unique in the company. */
  readonly name: string
  /** Empty unless said. */
  readonly description?: string | undefined
}

const longest = { name: 60, description: 255 } as const

/**
 * Creates a channel database group: what distribution schedules choose databases by.
 * @throws ProblemError with all of COMPANY_NOT_FOUND, VALUE_MISSING, VALUE_TOO_LONG, GROUP_NAME_TAKEN that apply.
 */
export async function createChannelDatabaseGroup(
  trx: Transaction,
  input: NewChannelDatabaseGroup,
  deed: Deed,
): Promise<ChannelDatabaseGroupId> {
  const { companyId } = input
  await readCompany(trx, companyId)
  const details = { name: trimmed(input.name), description: trimmed(input.description ?? '') }
  await check(trx, companyId, details)
  const id = newId<'ChannelDatabaseGroup'>()
  await trx
    .insertInto('channel_database_group')
    .values({ id, company_id: companyId, ...details, created_at: deed.at, updated_at: deed.at })
    .execute()
  await recordDeed(trx, deed, {
    companyId,
    action: 'createChannelDatabaseGroup',
    subjectType: 'ChannelDatabaseGroup',
    subjectId: id,
    subjectName: details.name,
    changes: changesBetween(undefined, details),
  })
  return id
}

/**
 * Changes a group; what the input leaves out stays.
 * @throws ProblemError GROUP_NOT_FOUND and those of `createChannelDatabaseGroup`.
 */
export async function updateChannelDatabaseGroup(
  trx: Transaction,
  id: ChannelDatabaseGroupId,
  input: { readonly name?: string | undefined; readonly description?: string | undefined },
  deed: Deed,
): Promise<void> {
  const before = await readChannelDatabaseGroup(trx, id)
  const after = {
    name: trimmed(input.name ?? before.name),
    description: trimmed(input.description ?? before.description),
  }
  await check(trx, before.company_id, after, id)
  const changes = changesBetween({ name: before.name, description: before.description }, after)
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('channel_database_group')
    .set({ ...after, updated_at: deed.at })
    .where('id', '=', id)
    .execute()
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action: 'updateChannelDatabaseGroup',
    subjectType: 'ChannelDatabaseGroup',
    subjectId: id,
    subjectName: after.name,
    changes,
  })
}

/** @throws ProblemError GROUP_NOT_FOUND, of the field `group`. */
export async function readChannelDatabaseGroup(
  queries: Queries,
  id: ChannelDatabaseGroupId,
): Promise<ChannelDatabaseGroupRow> {
  const group = await queries
    .selectFrom('channel_database_group')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!group) throw problemError('GROUP_NOT_FOUND', { id }, 'group')
  return group
}

async function check(
  trx: Transaction,
  companyId: CompanyId,
  details: { readonly name: string; readonly description: string },
  id?: ChannelDatabaseGroupId,
): Promise<void> {
  const faults = new Faults()
  faults.requireText(details.name, longest.name, 'name')
  faults.limitText(details.description, longest.description, 'description')
  const other = await trx
    .selectFrom('channel_database_group')
    .select('id')
    .where('company_id', '=', companyId)
    .where('name', '=', details.name)
    .executeTakeFirst()
  if (other && other.id !== id) faults.add('GROUP_NAME_TAKEN', { name: details.name }, 'name')
  throwProblems(faults.problems)
}
