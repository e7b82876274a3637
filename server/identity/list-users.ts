import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import {
  byMoment,
  byText,
  byWords,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import type { Page } from '../graphql/connection.ts'
import type { AccountUserTable } from './tables.ts'

/** Which users a list holds. */
export interface UserFilter {
  /** Part of a name or address, in whatever case. */
  readonly text?: string | null | undefined
  readonly isDisabled?: boolean | null | undefined
}

/** What users are sorted by. */
export const userColumns = {
  name: byWords('name'),
  email: byText('email'),
  createdAt: byMoment('created_at'),
} satisfies Record<string, SortColumn>

/** A user's place in a list. */
export type UserPlace = SortedPlace<readonly [id: string]>

/** A page of users in an order. */
export async function listUsers(
  queries: Queries,
  filter: UserFilter,
  order: Order<keyof typeof userColumns>,
  page: Page<UserPlace>,
): Promise<readonly (AccountUserTable & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(userColumns, order, ['id'], page)
  return usersOf(queries, filter)
    .selectAll()
    .select(value.as('sort_value'))
    .where(condition)
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
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
