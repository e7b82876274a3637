import { createHash } from 'node:crypto'
import SqliteDatabase from 'better-sqlite3'

/** A hash over everything that a SQLite database says: its schema, and every row of every table. */
export function contentOf(database: SqliteDatabase.Database): string {
  const hash = createHash('sha256')
  const objects = database
    .prepare<[], { type: string; name: string; sql: string | null }>(
      'select type, name, sql from sqlite_schema order by type, name',
    )
    .all()
  hash.update(JSON.stringify(objects))
  for (const { type, name } of objects) {
    if (type !== 'table') continue
    for (const row of database.prepare(`select * from "${name}" order by rowid`).raw().iterate())
      hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}

/** The same of a file, looked at without touching it. */
export function contentOfFile(file: string): string {
  const database = new SqliteDatabase(file, { readonly: true })
  try {
    return contentOf(database)
  } finally {
    database.close()
  }
}
