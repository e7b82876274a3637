import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import type { Database } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { type Instant, now } from '../../server/database/instant.ts'
import { type Caller, createCaller, type Permission, permissions } from '../../server/graphql/access.ts'
import type { RequestContext } from '../../server/graphql/context.ts'
import { ProblemError, toGraphQLError } from '../../server/graphql/problems.ts'
import '../../server/identity/tables.ts'
import { silentLog } from '../../server/log.ts'

interface Options {
  readonly caller?: Caller
  readonly variables?: Readonly<Record<string, unknown>>
  readonly now?: Instant
  readonly dataDirectory?: string
  /** The mutation finds nothing to do, or only tries: it leaves no audit entry, where every other one must. */
  readonly changesNothing?: boolean
}

/** Somebody signed in, with these permissions (all, unless said) in these companies (all, unless said). */
export function callerWith(
  granted: readonly Permission[] = permissions,
  companies: 'all' | readonly string[] = 'all',
  id = 'user-1',
): Caller {
  const scope = companies === 'all' ? companies : new Set(companies)
  const permitted = new Map(granted.map((permission) => [permission, scope]))
  return { ...createCaller({ id, name: 'Kari Nordmann' }, permitted), sessionId: `session of ${id}` }
}

/** The context of a request that a test makes. */
export function testContext(database: Database, options: Options = {}): RequestContext {
  return {
    requestId: newId<'Request'>(),
    database,
    log: silentLog(),
    caller: options.caller ?? callerWith(),
    clock: () => options.now ?? now(),
    secret: 'a secret of thirty-two characters, or more',
    dataDirectory: options.dataDirectory ?? '.',
    publicUrl: 'http://localhost:4000',
  }
}

/**
 * Runs an operation against the schema without HTTP.
 * @returns its data.
 * @throws Error with the codes of the operation's errors.
 */
export async function operate<Data = Record<string, unknown>>(
  schema: GraphQLSchema,
  database: Database,
  source: string,
  options: Options = {},
): Promise<Data> {
  const { data, errors } = await operateWithErrors<Data>(schema, database, source, options)
  if (errors.length > 0 || !data) throw new Error(errors.map(({ message }) => message).join('; '))
  return data
}

/** Runs an operation and gives back data and errors as a client would see them. */
export async function operateWithErrors<Data = Record<string, unknown>>(
  schema: GraphQLSchema,
  database: Database,
  source: string,
  options: Options = {},
): Promise<{ data: Data | null; errors: { message: string; code: unknown; parameters: unknown }[] }> {
  const document = parse(source)
  const invalid = validate(schema, document)
  if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'))
  const contextValue = testContext(database, options)
  const entriesBefore = isMutation(document) ? await countAuditEntries(database) : undefined
  const result = await execute({ schema, document, contextValue, variableValues: options.variables ?? {} })
  const errors = (result.errors ?? []).map((error) => {
    const { originalError } = error
    const told = originalError instanceof ProblemError ? toGraphQLError(originalError) : error
    if (originalError && told === error && !('extensions' in originalError)) throw originalError
    return { message: told.message, code: told.extensions.code, parameters: told.extensions.parameters }
  })
  if (entriesBefore !== undefined && wasDone(result.data) && !options.changesNothing) {
    const entries = (await countAuditEntries(database)) - entriesBefore
    if (entries < 1) throw new Error(`No audit entry tells of this mutation: ${source}`)
  }
  return { data: (result.data ?? null) as Data | null, errors }
}

function isMutation({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
  )
}

/** Whether a mutation gave something back, and told of no problem. */
function wasDone(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? { nothing: null }).every((payload) => {
    const { problems = [] } = (payload ?? { problems: [payload] }) as { problems?: readonly unknown[] }
    return problems.length === 0
  })
}

async function countAuditEntries({ kysely }: Database): Promise<number> {
  const { count } = await kysely
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
