import { found } from '../graphql/found.ts'
import { query } from '../graphql/request-client.ts'
import { UserPageDocument, type UserPageQuery } from './users.generated.ts'

export type User = NonNullable<UserPageQuery['user']>

/** One user by id; the not-found page when there is none. */
export function readUser(id: string): Promise<User> {
  return found(query(UserPageDocument, { id }).then(({ user }) => user))
}
