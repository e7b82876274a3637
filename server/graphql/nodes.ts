import { type Selectable, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { builder } from './builder.ts'
import type { RequestContext } from './context.ts'

/** Reads the nodes of all ids that a level of an operation names: a record, or an error, in the place of each id. */
type LoadNodes<Row> = (ids: string[], context: RequestContext) => Promise<(Row | Error)[]>

/** Tables whose rows have an id of their own. */
type TableOfNodes = {
  [Table in keyof Tables]: Tables[Table] extends { id: unknown } ? Table : never
}[keyof Tables]

/**
 * How the nodes of a type are read, in one query.
 * @param name the type's, for the log, when a record is gone.
 * @param read the records of those ids that are there and that the caller may have, in any order.
 */
export function loadNodes<NodeId extends string, Row>(
  name: string,
  read: (ids: readonly NodeId[], context: RequestContext) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
): LoadNodes<Row> {
  return async (ids, context) => {
    // The ids are as clients sent them: to the database they are values like others.
    const rows = new Map((await read(ids as string[] as NodeId[], context)).map((row) => [idOf(row), row]))
    return ids.map((id) => rows.get(id) ?? new Error(`There is no ${name} ${id}.`))
  }
}

/**
 * GraphQL type of a table's rows, as nodes. A resolver may hand over a row's id: rows are read in one query a level.
 * @param description what the schema says of the type's `id`.
 */
export function rowNode<Table extends TableOfNodes>(name: string, table: Table, description: string) {
  const idOf = (row: Selectable<Tables[Table]>) => String((row as { readonly id: unknown }).id)
  const load = loadNodes<string, Selectable<Tables[Table]>>(
    name,
    async (ids, { database }) => {
      const { rows } = await sql<Selectable<Tables[Table]>>`
      select * from ${sql.table(table)} where id in (${sql.join(ids)})
    `.execute(database.kysely)
      return rows
    },
    idOf,
  )
  return builder.loadableNodeRef(name, { id: { description, resolve: idOf }, load })
}
