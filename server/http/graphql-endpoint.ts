import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor'
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, isAsyncIterable, type Plugin } from 'graphql-yoga'
import { newUuid } from '../database/identifiers.ts'
import type { RequestContext } from '../graphql/context.ts'
import { ProblemError, toGraphQLError } from '../graphql/problems.ts'
import { whileCallerStands } from '../identity/while-caller-stands.ts'
import type { Log } from '../log.ts'

/** What of the context is the same for every request. */
export type ServerContext = Pick<
  RequestContext,
  'database' | 'clock' | 'secret' | 'dataDirectory' | 'publicUrl'
>

interface EndpointOptions {
  readonly schema: GraphQLSchema
  readonly log: Log
  /** Who asks, by the request's cookie or key. */
  readonly callerOf: (request: Request) => Promise<RequestContext['caller']>
  readonly server: ServerContext
}

/** The header that a page of ours sends with every operation; another site's form cannot. */
export const csrfHeader = 'x-kontor-client'

/** The GraphQL endpoint: a request passes armor's limits, the CSRF check and masking before it meets a resolver. */
export function createGraphqlEndpoint(options: EndpointOptions) {
  return createYoga<object, RequestContext>({
    schema: options.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    context: ({ request }) => createContext(request, options),
    maskedErrors: { maskError: (error) => maskError(error, options.log) },
    plugins: [
      useCSRFPrevention({ requestHeaders: [csrfHeader] }),
      useLimits(),
      useRequestLog(),
      useStandingCaller(options),
    ],
  })
}

async function createContext(request: Request, options: EndpointOptions): Promise<RequestContext> {
  const caller = await options.callerOf(request)
  const requestId = newUuid()
  return {
    ...options.server,
    requestId,
    request,
    caller,
    log: options.log.child({ requestId, userId: caller.userId }),
  }
}

/** Limits at parse and validation. What an operation may cost at execution stands in `graphql/builder.ts`. */
function useLimits(): Plugin {
  const most = { tokens: 4_000, depth: 16, aliases: 60, directives: 40, cost: 60_000 }
  const refuse = (kind: keyof typeof most) => [
    (_context: unknown, error: GraphQLError) => {
      error.extensions.code = 'QUERY_TOO_LARGE'
      error.extensions.parameters = { kind, most: most[kind] }
    },
  ]
  return EnvelopArmorPlugin({
    maxTokens: { n: most.tokens, onReject: refuse('tokens') },
    maxDepth: { n: most.depth, ignoreIntrospection: true, onReject: refuse('depth') },
    maxAliases: { n: most.aliases, onReject: refuse('aliases') },
    maxDirectives: { n: most.directives, onReject: refuse('directives') },
    costLimit: { maxCost: most.cost, ignoreIntrospection: true, onReject: refuse('cost') },
    blockFieldSuggestion: { enabled: false },
  }) as Plugin
}

/** A subscription ends when its caller is signed out, disabled or given other roles. */
function useStandingCaller({ callerOf }: EndpointOptions): Plugin<RequestContext> {
  return {
    onSubscribe: ({ args: { contextValue } }) => ({
      onSubscribeResult({ result, setResult }) {
        const { caller, request } = contextValue
        if (!isAsyncIterable<ExecutionResult>(result) || !request) return
        setResult(whileCallerStands(result, caller, () => callerOf(request)))
      },
    }),
  }
}

/** One line of the log an operation: its name, time and outcome. */
function useRequestLog(): Plugin<RequestContext> {
  return {
    onExecute({ args }) {
      const started = performance.now()
      const { contextValue, operationName } = args
      return {
        onExecuteDone({ result }) {
          const errors = 'errors' in result ? result.errors?.length : 0
          const milliseconds = Math.round(performance.now() - started)
          contextValue.log.debug(
            { operation: operationName, milliseconds, errors: errors ?? 0 },
            'GraphQL operation',
          )
        },
      }
    },
  }
}

/** What the caller can mend is told; anything else becomes an id, under which the log has the whole of it. */
function maskError(error: unknown, log: Log): Error {
  const cause = error instanceof GraphQLError ? error.originalError : error
  if (cause instanceof ProblemError) return withPlace(toGraphQLError(cause), error)
  if (error instanceof GraphQLError && (!cause || cause instanceof GraphQLError)) return withCode(error)
  const errorId = newUuid()
  log.error({ errorId, err: cause }, 'Unexpected error')
  return withPlace(
    new GraphQLError('INTERNAL_ERROR', { extensions: { code: 'INTERNAL_ERROR', parameters: { errorId } } }),
    error,
  )
}

/** What the GraphQL layer itself refuses (a value of the wrong type, a page of -1 records) has words, but no code. */
function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions.code === undefined) {
    error.extensions.code = 'REQUEST_INVALID'
    error.extensions.parameters = { reason: error.message }
  }
  return error
}

function withPlace(told: GraphQLError, error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return told
  return new GraphQLError(told.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    extensions: told.extensions,
  })
}
