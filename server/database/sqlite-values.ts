import type { Statement } from 'better-sqlite3'

type Conversion = (value: unknown) => unknown

/** How a column of a declared type is read, so that SQLite gives what PostgreSQL gives. */
const conversions: Readonly<Record<string, Conversion>> = {
  boolean: (value) => (value === null ? null : value === 1),
  jsonb: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
}

/**
 * A function that turns one row of the statement into the values both databases agree on, by the declared types of
 * its columns. Columns that are expressions have no declared type and stay as they are.
 */
export function columnReader<Row>(sql: string, statement: Statement<unknown[], Row>): (row: Row) => Row {
  const columns = [...declaredConversions(sql, statement)]
  if (columns.length === 0) return (row) => row
  return (row) => {
    const values = row as Record<string, unknown>
    for (const [name, convert] of columns) values[name] = convert(values[name])
    return row
  }
}

function* declaredConversions<Row>(
  sql: string,
  statement: Statement<unknown[], Row>,
): Generator<[string, Conversion]> {
  const returned = returnedTable(sql)
  for (const column of statement.columns()) {
    // The columns of RETURNING carry no declared type; they are the written table's, whose types are asked once.
    const type = column.type ?? (returned && typeOfReturned(statement, returned, column.name))
    const convert = type ? conversions[type.toLowerCase()] : undefined
    if (convert) yield [column.name, convert]
  }
}

function returnedTable(sql: string): string | undefined {
  if (!/\breturning\b/i.test(sql)) return undefined
  return /^\s*(?:insert into|update|delete from)\s+"?(\w+)"?/i.exec(sql)?.[1]
}

const declaredTypes = new WeakMap<object, Map<string, ReadonlyMap<string, string>>>()

function typeOfReturned<Row>(
  statement: Statement<unknown[], Row>,
  table: string,
  column: string,
): string | undefined {
  const { database } = statement
  let tables = declaredTypes.get(database)
  if (!tables) {
    tables = new Map()
    declaredTypes.set(database, tables)
  }
  let types = tables.get(table)
  if (!types) {
    const columns = database.prepare<[string], { name: string; type: string }>(
      'select name, type from pragma_table_info(?)',
    )
    types = new Map(columns.all(table).map(({ name, type }) => [name, type]))
    tables.set(table, types)
  }
  return types.get(column)
}
