import { expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { migrate, NewerDatabaseError } from '../../server/database/migrate.ts'
import type { Migration } from '../../server/database/migration.ts'
import { migrations } from '../../server/database/migrations/index.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

describeOnBothDatabases('migration', (open) => {
  const extra: Migration = {
    name: '9999-extra',
    sql: () => 'create table extra_sample (id text);\n',
  }

  test('runs what is due, once', async () => {
    const database = await open()
    expect(await migrate(database)).toEqual([])
    expect(await migrate(database, [...migrations, extra])).toEqual(['9999-extra'])
    expect(await migrate(database, [...migrations, extra])).toEqual([])
  })

  test('a database that knows more than the program is refused, by name', async () => {
    const database = await open()
    await migrate(database, [...migrations, extra])
    const refusal = await migrate(database).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(NewerDatabaseError)
    expect(String(refusal)).toContain('9999-extra')
  })

  test('a migration that fails leaves nothing of itself', async () => {
    const database = await open()
    const broken: Migration = {
      name: '9999-broken',
      sql: () => 'create table half_done (id text);\ncreate tabel nonsense;\n',
    }
    await expect(migrate(database, [...migrations, broken])).rejects.toThrow()
    expect(await migrate(database)).toEqual([])
    const tables = await database.kysely.introspection.getTables()
    expect(tables.map(({ name }) => name)).not.toContain('half_done')
  })

  test('processes that start together migrate once', async () => {
    const database = await open()
    const location =
      database.kind === 'postgres'
        ? database.location.replace('kontor@', 'kontor:kontor@')
        : database.location
    const others = await Promise.all([1, 2, 3].map(() => openDatabase({ url: location })))
    const ran = await Promise.all(others.map((other) => migrate(other, [...migrations, extra])))
    expect(ran.flat()).toEqual(['9999-extra'])
    await Promise.all(others.map((other) => other.close()))
  })
})
