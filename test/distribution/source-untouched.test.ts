import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import { contentOfFile } from './content.ts'
import { type Headquarters, pullApplied, register, setUpHeadquarters, transactions } from './headquarters.ts'
import { writeOrder } from './orders.ts'
import { createSqliteShop } from './shop.ts'

describeOnBothDatabases('a pull leaves a channel database as it is', (open) => {
  let headquarters: Headquarters
  let path: string
  let remove: () => Promise<void>
  let shop: ChildProcess | undefined
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    path = folder.path
    remove = folder.remove
    headquarters = await setUpHeadquarters(await open(), folder.path)
  })
  afterEach(async () => {
    shop?.kill('SIGKILL')
    await remove()
  })

  describe.each(['wal', 'delete'] as const)('in journal mode %s', (journalMode) => {
    test('byte for byte, when the shop is at rest', async () => {
      const resting = createSqliteShop(path, { journalMode })
      await writeOrder(resting, 'T-1')
      await resting.close()
      const channelDatabase = await register(headquarters, resting)
      const before = readFileSync(resting.address)
      await pullApplied(headquarters, channelDatabase)
      expect(readFileSync(resting.address).equals(before)).toBe(true)
      const name = resting.address.slice(path.length + 1)
      expect(readdirSync(path).filter((file) => file.startsWith(name))).toEqual([name])
    })

    test('while the shop goes on writing, and keeps it from nothing', async () => {
      const file = join(path, 'busy.sqlite')
      shop = spawn(process.execPath, [join(import.meta.dirname, 'shop-process.ts'), file, journalMode], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const lines = createInterface({ input: shop.stdout ?? process.stdin })
      const said = lines[Symbol.asyncIterator]()
      await said.next()
      const connection = {
        kind: 'sqlite',
        address: file,
        schema: 'main',
        userName: null,
        password: null,
      } as const
      const channelDatabase = await register(headquarters, connection)
      const work = { lockPatienceMilliseconds: 20_000 }
      for (const end = Date.now() + 1500; Date.now() < end; ) {
        await pullApplied(headquarters, channelDatabase, work)
      }
      shop.stdin?.end()
      const { value } = await said.next()
      await once(shop, 'exit')
      const told: { orders: number; longestWait: number; content: string } = JSON.parse(String(value))
      expect(contentOfFile(file)).toBe(told.content)
      expect(told.orders).toBeGreaterThan(3)
      // A shop's own patience is five seconds, most often.
      expect(told.longestWait).toBeLessThan(3000)
      const check = new SqliteDatabase(file, { readonly: true })
      expect(check.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(check.pragma('journal_mode', { simple: true })).toBe(journalMode)
      check.close()
      await pullApplied(headquarters, channelDatabase)
      const pulled = await transactions(headquarters)
      expect(pulled).toHaveLength(told.orders)
      expect(pulled.filter((row) => !row.is_complete)).toEqual([])
    })
  })
})
