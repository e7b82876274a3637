import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { now } from '../database/instant.ts'
import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'
import type { Actor } from './audit.ts'
import { auditUser } from './audit-user.ts'
import type { Role } from './permissions.ts'
import type { RoleAssignmentTable } from './tables.ts'

/**
 * Gives a user a role in a company; an administrator also in all of them (null).
 * @throws ProblemError USER_NOT_FOUND, COMPANY_NOT_FOUND, ROLE_NEEDS_COMPANY, ROLE_ALREADY_ASSIGNED.
 */
export async function assignRole(
  trx: Transaction,
  input: { readonly userId: Id<'User'>; readonly role: Role; readonly companyId: string | null },
  actor: Actor,
): Promise<Id<'RoleAssignment'>> {
  const { userId, role, companyId } = input
  if (companyId === null && role !== 'administrator')
    throw problemError('ROLE_NEEDS_COMPANY', { role: enumName(role) }, 'company')
  const user = await trx.selectFrom('account_user').select('id').where('id', '=', userId).executeTakeFirst()
  if (!user) throw problemError('USER_NOT_FOUND', { id: userId }, 'user')
  if (companyId !== null && !(await isCompany(trx, companyId)))
    throw problemError('COMPANY_NOT_FOUND', { id: companyId }, 'company')
  const id = newId<'RoleAssignment'>()
  const inserted = await trx
    .insertInto('role_assignment')
    .values({ id, user_id: userId, role, company_id: companyId, created_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw problemError('ROLE_ALREADY_ASSIGNED', { role: enumName(role), company: companyId })
  await auditUser(trx, actor, {
    action: 'assignRole',
    userId,
    companyId,
    changes: { role: { from: null, to: enumName(role) } },
  })
  return id
}

/** @throws ProblemError ROLE_ASSIGNMENT_NOT_FOUND. */
export async function readRoleAssignment(
  queries: Queries,
  id: Id<'RoleAssignment'>,
): Promise<RoleAssignmentTable> {
  const assignment = await queries
    .selectFrom('role_assignment')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!assignment) throw problemError('ROLE_ASSIGNMENT_NOT_FOUND', { id })
  return assignment
}

/**
 * Takes a role from a user.
 * @throws ProblemError LAST_ADMINISTRATOR.
 */
export async function removeRole(
  trx: Transaction,
  { id, user_id: userId, role, company_id: companyId }: RoleAssignmentTable,
  actor: Actor,
): Promise<void> {
  if (role === 'administrator' && companyId === null) await requireOtherAdministrator(trx, userId)
  await trx.deleteFrom('role_assignment').where('id', '=', id).execute()
  await auditUser(trx, actor, {
    action: 'removeRole',
    userId,
    companyId,
    changes: { role: { from: enumName(role), to: null } },
  })
}

/**
 * Sees to it that somebody other than this user administers all companies, so that nobody locks everybody out.
 * @throws ProblemError LAST_ADMINISTRATOR.
 */
export async function requireOtherAdministrator(trx: Transaction, userId: Id<'User'>): Promise<void> {
  // Two administrators who remove each other at once must meet here: the update locks the rows on PostgreSQL (SQLite
  // has one writer anyway), and the count below sees what the first of them did.
  await trx
    .updateTable('role_assignment')
    .set({ role: 'administrator' })
    .where('role', '=', 'administrator')
    .where('company_id', 'is', null)
    .execute()
  const administrators = await trx
    .selectFrom('role_assignment')
    .innerJoin('account_user', 'account_user.id', 'role_assignment.user_id')
    .select('role_assignment.user_id')
    .where('role_assignment.role', '=', 'administrator')
    .where('role_assignment.company_id', 'is', null)
    .where('account_user.disabled_at', 'is', null)
    .execute()
  const isAdministrator = administrators.some(({ user_id }) => user_id === userId)
  if (isAdministrator && administrators.length === 1) throw problemError('LAST_ADMINISTRATOR')
}

/** Whether there is a company of this id. Companies live a floor above: this is all that identity asks about them. */
export async function isCompany(trx: Transaction, companyId: string): Promise<boolean> {
  const { rows } = await sql`select id from company where id = ${companyId}`.execute(trx)
  return rows.length > 0
}
