import { type AnyVariables, Client, fetchExchange, type TypedDocumentNode } from '@urql/core'
import { headers } from 'next/headers'
import { cache } from 'react'
import { noteOperation } from './asked-operation.ts'

/** Header by which Kontor's listener tells the console where the API is; what a browser sends under it is dropped. */
const apiHeader = 'x-kontor-api'

/** GraphQL's answer when it refused a whole operation. `code` and `parameters` have words in `problems.json`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly parameters: Readonly<Record<string, unknown>>

  constructor(code: string, parameters: Readonly<Record<string, unknown>>) {
    super(code)
    this.code = code
    this.parameters = parameters
  }
}

/** The urql client of one request: it asks as whoever made the request. */
const requestClient = cache(async (): Promise<Client> => {
  const request = await headers()
  const api = request.get(apiHeader)
  if (!api) throw new Error('The console is served by Kontor: start it with npm start or npm run dev.')
  const cookie = request.get('cookie')
  return new Client({
    url: `${api}/graphql`,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetchOptions: {
      cache: 'no-store',
      headers: { 'x-kontor-client': 'console', ...(cookie ? { cookie } : {}) },
    },
  })
})

/**
 * Asks the API, from a server component, action or route.
 * @throws ApiError when it refuses; with code UNAVAILABLE when it does not answer.
 */
export async function query<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  noteOperation(document, variables ?? {})
  const client = await requestClient()
  return dataOf(await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise())
}

/** Changes something by the API, from an action. Errors as `query`; problems are in the mutation's own payload. */
export async function mutate<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const client = await requestClient()
  return dataOf(await client.mutation(document, variables).toPromise())
}

interface Answer<Data> {
  readonly data?: Data | undefined
  readonly error?:
    | {
        readonly networkError?: Error | undefined
        readonly graphQLErrors: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]
      }
    | undefined
}

function dataOf<Data>({ data, error }: Answer<Data>): Data {
  if (error) {
    const extensions = error.graphQLErrors[0]?.extensions
    const code = typeof extensions?.code === 'string' ? extensions.code : 'UNAVAILABLE'
    throw new ApiError(code, (extensions?.parameters ?? {}) as Readonly<Record<string, unknown>>)
  }
  if (data === undefined) throw new ApiError('UNAVAILABLE', {})
  return data
}
