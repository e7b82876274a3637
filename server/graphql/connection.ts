import { resolveCursorConnection } from '@pothos/plugin-relay'
import { isInstant, parseCalendarDate } from '../database/instant.ts'
import { problemError } from './problems.ts'

const defaultPageSize = 50
const largestPageSize = 200

/** The Relay arguments of a list. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly last?: number | null | undefined
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

/** How many records a page has at most, by its arguments. */
export function pageSizeOf({ first, last }: PageArguments): number {
  return Math.min(largestPageSize, Math.max(0, first ?? last ?? defaultPageSize))
}

/** What a page asks of a list: rows behind (or before) a key, in the list's order or against it. */
export interface Page<Key> {
  readonly after: Key | undefined
  readonly before: Key | undefined
  readonly limit: number
  /** Rows are to be read against the list's order (the client asked for the last ones). */
  readonly inverted: boolean
}

/** What the parts of a key are, in their order; one part stands by itself. */
export type KeyForm<Key> = Key extends readonly unknown[]
  ? { readonly [Part in keyof Key]: PartForm<Key[Part]> }
  : PartForm<Key>
type PartForm<Part> = Part extends number ? 'number' : Part extends null ? 'key' : 'text' | 'moment' | 'day'

interface List<Row, Key> {
  /** The row's place in the order: the values that the list is sorted by, the last of them unique. */
  readonly key: (row: Row) => Key
  /** By which a cursor of another list is told from one of this. */
  readonly keyForm: KeyForm<Key>
  /** At most `limit` rows strictly between the two keys, by an index. */
  readonly rows: (page: Page<Key>) => Promise<readonly Row[]>
  /** Asked only when the client selects `totalCount`. */
  readonly count: () => Promise<number>
}

/** One page of a list, as a connection field resolves to it. */
export interface ResolvedPage<Row> {
  readonly edges: { readonly cursor: string; readonly node: Row }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: () => Promise<number>
}

/**
 * One page of a keyset-paginated list, with `totalCount`.
 * @throws a ProblemError for a cursor that this list did not make (CURSOR_INVALID).
 */
export async function resolvePage<Row, Key>(
  args: PageArguments,
  list: List<Row, Key>,
): Promise<ResolvedPage<Row>> {
  const { edges, pageInfo } = await resolveCursorConnection<Promise<Row[]>>(
    {
      args: { ...args },
      defaultSize: defaultPageSize,
      maxSize: largestPageSize,
      toCursor: (row: Row) => writeCursor(list.key(row)),
    },
    async ({ after, before, limit, inverted }) => [
      ...(await list.rows({
        after: readCursor(after, list.keyForm),
        before: readCursor(before, list.keyForm),
        limit,
        inverted,
      })),
    ],
  )
  const { startCursor, endCursor, ...more } = pageInfo
  return {
    edges: [...edges],
    pageInfo: { ...more, startCursor: startCursor ?? null, endCursor: endCursor ?? null },
    totalCount: list.count,
  }
}

/**
 * Names and descriptions of a list's two types, to spread behind the options of `t.connection`:
 * `t.connection({ type: BatchJob, … }, ...connectionOf('BatchJob'))`. A second list of the same type of record takes a
 * name of its own, such as `ChildRun`.
 */
export function connectionOf(name: string) {
  return [
    { name: `${name}Connection`, description: `A list of records of type ${name}, a page of it.` },
    { name: `${name}Edge`, description: `A record of type ${name} at its place in a list.` },
  ] as const
}

function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function readCursor<Key>(cursor: string | undefined, form: KeyForm<Key>): Key | undefined {
  if (cursor === undefined) return undefined
  const key = parseCursor(cursor)
  if (!hasForm(key, form)) throw problemError('CURSOR_INVALID', { cursor })
  return key as Key
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function hasForm(key: unknown, form: unknown): boolean {
  if (Array.isArray(form))
    return (
      Array.isArray(key) && key.length === form.length && form.every((part, at) => hasForm(key[at], part))
    )
  if (form === 'number') return Number.isSafeInteger(key)
  if (form === 'key') return key === null
  if (form === 'moment') return typeof key === 'string' && isInstant(key)
  if (form === 'day') return typeof key === 'string' && parseCalendarDate(key) !== undefined
  // PostgreSQL has no texts with a NUL.
  return typeof key === 'string' && !key.includes('\0')
}
