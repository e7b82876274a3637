import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin, { decodeGlobalID } from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { type GraphQLOutputType, getNamedType, getNullableType, isListType } from 'graphql'
import type { CalendarDate, Instant } from '../database/instant.ts'
import { accessError, type Permission } from './access.ts'
import { type PageArguments, pageSizeOf } from './connection.ts'
import type { RequestContext } from './context.ts'
import { createProblemError } from './problems.ts'

interface SchemaTypes {
  Context: RequestContext
  Defaults: 'v4'
  DefaultFieldNullability: false
  AuthScopes: {
    /** Any signed-in caller. */
    signedIn: boolean
    /** A caller who has the permission in at least one company; the resolver asks for the company at hand. */
    may: Permission
  }
  Scalars: {
    ID: { Input: string; Output: string }
    Decimal: { Input: string; Output: string }
    Currency: { Input: string; Output: string }
    Instant: { Input: Instant; Output: Instant }
    CalendarDate: { Input: CalendarDate; Output: CalendarDate }
    TimeZone: { Input: string; Output: string }
    Locale: { Input: string; Output: string }
    JSON: { Input: unknown; Output: unknown }
    BigInteger: { Input: number; Output: number }
  }
  Connection: { totalCount: () => Promise<number> | number }
}

/** Limits of one operation, measured before it runs: the largest page of records may have some 500 values each. */
const limits = { complexity: 100_000, depth: 14, breadth: 400 } as const

/** How many records a list is taken to have that has no pages. */
const usualListSize = 10

/** What the modules declare their part of the GraphQL schema with. */
export const builder = new SchemaBuilder<SchemaTypes>({
  defaults: 'v4',
  // A field is there unless it says `nullable: true`.
  defaultFieldNullability: false,
  plugins: [ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ComplexityPlugin],
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    decodeGlobalID: readGlobalId,
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    idFieldOptions: { description: 'Global id of the record.' },
    nodeTypeOptions: {
      description: 'A record with an id that is unique among all records.',
    },
    pageInfoTypeOptions: {
      description: 'Where a page of a list ends and how to ask for the next.',
    },
    firstArgOptions: {
      description:
        'At most so many records, from the beginning or behind `after`; 50 if not given, never more than 200.',
    },
    lastArgOptions: { description: 'At most so many records, from the end or before `before`.' },
    afterArgOptions: { description: 'Only records behind the one of this cursor.' },
    beforeArgOptions: { description: 'Only records before the one of this cursor.' },
    edgesFieldOptions: { description: 'The records of the page, each with its cursor.' },
    nodeFieldOptions: { description: 'The record.' },
    cursorFieldOptions: {
      description: 'The record’s place in the list, to ask for what is behind or before it.',
    },
    pageInfoFieldOptions: { description: 'Whether there is more, and the cursors to ask for it.' },
    hasNextPageFieldOptions: { description: 'Whether there are records behind the page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are records before the page.' },
    startCursorFieldOptions: { description: 'Cursor of the page’s first record.' },
    endCursorFieldOptions: { description: 'Cursor of the page’s last record.' },
  },
  scopeAuth: {
    // Otherwise a subscription would be opened for anybody, and refused with its first event.
    authorizeOnSubscribe: true,
    authScopes: ({ caller }) => ({
      signedIn: caller.userId !== null,
      may: (permission) => {
        const companies = caller.companiesFor(permission)
        return companies === 'all' || companies.length > 0
      },
    }),
    unauthorizedError: (_parent, context, _info, result) => {
      const permission =
        'failure' in result && 'parameter' in result.failure ? result.failure.parameter : undefined
      if (context.caller.userId === null) return createProblemError('UNAUTHENTICATED')
      return accessError(context.caller, String(permission ?? '') as Permission, null)
    },
  },
  complexity: {
    limit: limits,
    fieldComplexity: (args, _context, { type }) => ({ field: 1, multiplier: recordsOf(type, args) }),
    complexityError: (kind, measured) => {
      const limit = kind.toLowerCase() as keyof typeof limits
      return createProblemError('QUERY_TOO_LARGE', {
        kind: limit,
        most: limits[limit],
        measured: measured[limit],
      })
    },
  },
})

/** The schema's types, for helpers that are generic over Pothos' builders. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

builder.queryType({ description: 'What can be asked of headquarters.' })
builder.mutationType({
  description: 'What can be done at headquarters. Every mutation takes one input and returns a payload.',
})
builder.subscriptionType({
  description: 'What headquarters tells as it happens.',
})

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many records the list has in all, whatever the page.',
    resolve: (connection) => connection.totalCount(),
  }),
)

/** How many records a field brings: a page as many as are asked for, which are then its edges. */
function recordsOf(type: GraphQLOutputType, args: PageArguments): number {
  if (isListType(getNullableType(type))) return usualListSize
  return getNamedType(type).name.endsWith('Connection') ? pageSizeOf(args) / usualListSize : 1
}

/** @throws a GraphQL error ID_INVALID for what is no global id. */
function readGlobalId(id: string): { typename: string; id: string } {
  try {
    return decodeGlobalID(id)
  } catch {
    throw createProblemError('ID_INVALID', { id })
  }
}
