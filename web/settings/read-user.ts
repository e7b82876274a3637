import { notFound } from 'next/navigation'
import { query } from '../graphql/request-client.ts'
import { UserPagesDocument, type UserPagesQuery } from './users.generated.ts'

export type User = UserPagesQuery['users']['edges'][number]['node']

const mostOnAPage = 200

/** One user by id, looked for in the list of all: the API gives users only so. The not-found page when there is none. */
export async function readUser(id: string): Promise<User> {
  let after: string | null = null
  do {
    const { users }: UserPagesQuery = await query(UserPagesDocument, { first: mostOnAPage, after })
    const user = users.edges.find(({ node }) => node.id === id)
    if (user) return user.node
    after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null
  } while (after !== null)
  return notFound()
}
