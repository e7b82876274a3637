import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Page } from '../graphql/connection.ts'
import type { AccountUserTable } from './tables.ts'

/** Which users a list holds. */
export interface UserFilter {
  /** Part of a name or address, in whatever case. */
  readonly text?: string | null | undefined
  readonly isDisabled?: boolean | null | undefined
}

/** A user's place in a list: by name, then by id. */
export type UserKey = readonly [name: string, id: string]

/** A page of users by name. */
export async function listUsers(
  queries: Queries,
  filter: UserFilter,
  { after, before, limit, inverted }: Page<UserKey>,
): Promise<readonly AccountUserTable[]> {
  const direction = inverted ? 'desc' : 'asc'
  let query = usersOf(queries, filter)
    .selectAll()
    .orderBy('name', direction)
    .orderBy('id', direction)
    .limit(limit)
  if (after)
    query = query.where((where) =>
      where(where.refTuple('name', 'id'), '>', where.tuple(after[0], after[1] as Id<'User'>)),
    )
  if (before)
    query = query.where((where) =>
      where(where.refTuple('name', 'id'), '<', where.tuple(before[0], before[1] as Id<'User'>)),
    )
  return query.execute()
}

/** One user by id. */
export async function findUser(queries: Queries, id: Id<'User'>): Promise<AccountUserTable | undefined> {
  return queries.selectFrom('account_user').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How many users the list holds. */
export async function countUsers(queries: Queries, filter: UserFilter): Promise<number> {
  const { count } = await usersOf(queries, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function usersOf(queries: Queries, { text, isDisabled }: UserFilter) {
  let query = queries.selectFrom('account_user')
  if (text) {
    // instr and strpos differ by database, and LIKE by what it escapes; replace is the same on both. SQLite's lower
    // knows a to z only, so a name is also compared as it was written: "Åsa" is found by "Åsa" and by "sa", on both.
    const wanted = text.toLowerCase()
    query = query.where(
      sql<boolean>`replace(lower(name), ${wanted}, '') <> lower(name) or replace(name, ${text}, '') <> name
        or replace(email, ${wanted}, '') <> email`,
    )
  }
  if (isDisabled === true) query = query.where('disabled_at', 'is not', null)
  if (isDisabled === false) query = query.where('disabled_at', 'is', null)
  return query
}
