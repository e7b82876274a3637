import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import type { ChannelDatabaseRow } from '../../server/organization/channel-databases.ts'
import { createDatabase, temporaryDirectory } from '../support/databases.ts'
import {
  type Headquarters,
  pullApplied,
  register,
  setUpHeadquarters,
  stagedRows,
  transactions,
} from './headquarters.ts'
import { orderRows, writeOrder } from './orders.ts'
import { createSqliteShop, type Shop } from './shop.ts'

describe.each(['sqlite', 'postgres'] as const)('a pull into %s that is killed', (kind) => {
  let url: string
  let headquarters: Headquarters
  let shop: Shop
  let channelDatabase: ChannelDatabaseRow
  const cleanUp: (() => Promise<void>)[] = []
  const children: ChildProcess[] = []

  beforeEach(async () => {
    const created = await createDatabase(kind)
    url = created.url
    const database = await openDatabase({ url })
    const folder = await temporaryDirectory()
    headquarters = await setUpHeadquarters(database, folder.path)
    shop = createSqliteShop(folder.path, { journalMode: 'delete' })
    channelDatabase = await register(headquarters, shop)
    cleanUp.push(
      created.remove,
      () => database.close(),
      folder.remove,
      () => shop.close(),
    )
  })
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const clean of cleanUp.splice(0).reverse()) await clean()
  })

  function start(stopAt: number) {
    const { dataDirectory, scheduleId } = headquarters
    const program = join(import.meta.dirname, 'pull-process.ts')
    const child = spawn(
      process.execPath,
      [program, url, dataDirectory, scheduleId, channelDatabase.id, String(stopAt)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    children.push(child)
    const lines = createInterface({ input: child.stdout })
    return {
      said: lines[Symbol.asyncIterator](),
      async kill() {
        child.kill('SIGKILL')
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      },
    }
  }

  test.each([
    ['while its package is made', 1],
    ['before it applies', 2],
    ['before it commits', 3],
  ])('%s leaves nothing half-done, and the next goes on', async (_when, stopAt) => {
    await writeOrder(shop, 'T-1')
    const child = start(stopAt)
    expect((await child.said.next()).value).toBe('pulling')
    expect((await child.said.next()).value).toBe('stopped')
    await child.kill()
    expect(await stagedRows(headquarters)).toBe(0)
    await writeOrder(shop, 'T-2')
    await pullApplied(headquarters, channelDatabase)
    expect(await stagedRows(headquarters)).toBe(2 * orderRows('T-1').length)
    const sessions = await headquarters.database.kysely
      .selectFrom('upload_session')
      .select(['status', 'problem'])
      .orderBy('sequence')
      .execute()
    // What is not committed when the process dies has never been.
    const [first] = sessions
    if (stopAt > 1) expect(first?.problem).toMatchObject({ code: 'UPLOAD_SESSION_INTERRUPTED' })
    expect(sessions.at(-1)).toMatchObject({ status: 'applied' })
    expect(readdirSync(join(headquarters.dataDirectory, 'packages'))).toEqual([])
  })

  test('at any instruction, again and again, stages everything exactly once', async () => {
    let written = 0
    for (let round = 0; round < 6; round++) {
      const child = start(0)
      await child.said.next()
      const end = Date.now() + 30 + round * 60
      while (Date.now() < end) {
        written += 1
        await writeOrder(shop, `T-${written}`).catch(() => {
          throw new Error('The shop was kept from writing')
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
      await child.kill()
    }
    await pullApplied(headquarters, channelDatabase, { lockPatienceMilliseconds: 10_000 })
    await pullApplied(headquarters, channelDatabase)
    expect(await stagedRows(headquarters)).toBe(written * orderRows('T-1').length)
    const all = await transactions(headquarters)
    expect(all).toHaveLength(written)
    expect(all.filter((row) => !row.is_complete)).toEqual([])
  }, 60_000)
})
