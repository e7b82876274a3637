import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { prepareDemo } from '../../server/demo/demo.ts'
import '../../server/schema.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { tasks } from '../../server/tasks.ts'
import { createDatabase, temporaryDirectory } from '../support/databases.ts'

registerTasks(tasks)

describe.each(['sqlite', 'postgres'] as const)('the demo (%s)', (kind) => {
  test('is made once by servers that start together, and each prints a way to sign in', async () => {
    const { url, remove } = await createDatabase(kind)
    const directory = await temporaryDirectory()
    const databases = await Promise.all([openDatabase({ url }), openDatabase({ url })])
    try {
      const welcomes = await Promise.all(
        databases.map((database) =>
          prepareDemo({ database, dataDirectory: directory.path, publicUrl: 'http://localhost:4000' }),
        ),
      )
      expect(welcomes.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
      for (const { text } of welcomes) expect(text).toMatch(/\/sign-in\/once\?token=\S+/)
      const { kysely } = databases[0]
      expect(await kysely.selectFrom('company').select('id').execute()).toHaveLength(1)
      expect(await kysely.selectFrom('account_user').select('id').execute()).toHaveLength(4)
    } finally {
      for (const database of databases) await database.close()
      await remove()
      await directory.remove()
    }
  })
})
