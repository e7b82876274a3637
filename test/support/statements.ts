import type { CompiledQuery, KyselyPlugin } from 'kysely'
import type { Database } from '../../server/database/database.ts'

/** A database that keeps what is asked of it, to count statements and to look at their plans. */
export interface RecordingDatabase extends Database {
  /** The statements so far, as the database got them. */
  readonly statements: CompiledQuery[]
}

/** The same open database, keeping every statement from now on. */
export function recordStatements(database: Database): RecordingDatabase {
  const statements: CompiledQuery[] = []
  const plain = database.kysely
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      statements.push(plain.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return {
    kysely: plain.withPlugin(recorder),
    kind: database.kind,
    location: database.location,
    close: () => database.close(),
    statements,
  }
}

/** SQLite's plan of a statement: a line a step. */
export async function planOf(database: Database, statement: CompiledQuery): Promise<string[]> {
  const { rows } = await database.kysely.executeQuery<{ detail: string }>({
    ...statement,
    sql: `explain query plan ${statement.sql}`,
  })
  return rows.map(({ detail }) => detail)
}
