import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { type SilentServer, startSilentServer } from '../support/silent-server.ts'
import { type Headquarters, pull, pullApplied, register, stagedRows } from './headquarters.ts'
import { orderRows, writeOrder } from './orders.ts'
import { useShop } from './setting.ts'
import { createSqliteShop } from './shop.ts'

describeOnBothDatabases('a pull that cannot be', (open) => {
  describe('from a SQLite channel database', () => {
    const setting = useShop(open, 'sqlite')

    test('names the tables that are missing, and goes on when they are there', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await shop.execute('alter table RetailTransactionTaxTrans rename to Steuern')
      await shop.execute('alter table RetailTransactionInfocodeTrans rename to Gruende')
      expect(await pull(headquarters, channelDatabase)).toMatchObject({
        outcome: 'failed',
        problem: {
          code: 'CHANNEL_DATABASE_TABLES_MISSING',
          parameters: { tables: 'RetailTransactionTaxTrans, RetailTransactionInfocodeTrans' },
        },
      })
      expect(await stagedRows(headquarters)).toBe(0)
      expect(await lastSession(headquarters)).toMatchObject({
        status: 'uploadFailed',
        problem: { code: 'CHANNEL_DATABASE_TABLES_MISSING' },
      })
      await shop.execute('alter table Steuern rename to RetailTransactionTaxTrans')
      await shop.execute('alter table Gruende rename to RetailTransactionInfocodeTrans')
      await pullApplied(headquarters, channelDatabase)
      expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
    })

    test('names the columns that are missing', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await shop.execute('alter table RetailTransactionPaymentTrans drop column tenderType')
      await shop.execute('alter table RetailTransactionTable rename column transTime to zeit')
      expect(await pull(headquarters, channelDatabase)).toMatchObject({
        problem: {
          code: 'CHANNEL_DATABASE_COLUMNS_MISSING',
          parameters: {
            columns: 'RetailTransactionTable.transTime, RetailTransactionPaymentTrans.tenderType',
          },
        },
      })
    })

    test('asks only for the tables whose subjobs are enabled', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await shop.execute('drop table RetailTransactionTaxTrans')
      const contracts = channelContract.filter(
        ({ channelTable }) => channelTable !== 'RetailTransactionTaxTrans',
      )
      await pullApplied(headquarters, channelDatabase, { contracts })
      expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length - 2)
    })

    test('says that the file is not there, and makes none', async () => {
      const { headquarters, shop, channelDatabase, path } = setting()
      await shop.close()
      await rm(shop.address)
      expect(await pull(headquarters, channelDatabase)).toMatchObject({
        problem: { code: 'CHANNEL_DATABASE_FILE_MISSING', parameters: { address: shop.address } },
      })
      expect(await setting().filesOf('.')).not.toContain(shop.address.slice(path.length + 1))
      const { kysely } = headquarters.database
      const registered = await kysely
        .selectFrom('channel_database')
        .select('last_contact_problem')
        .executeTakeFirstOrThrow()
      expect(registered.last_contact_problem).toMatchObject({ code: 'CHANNEL_DATABASE_FILE_MISSING' })
    })

    test('says that the file is something else', async () => {
      const { headquarters, path } = setting()
      const file = join(path, 'orders.csv')
      await writeFile(file, 'order;amount\n1;12.50\n'.repeat(100))
      const notes = await register(
        headquarters,
        { ...setting().shop, address: file },
        { channels: [], name: 'Notes' },
      )
      expect(await pull(headquarters, notes)).toMatchObject({
        problem: { code: 'CHANNEL_DATABASE_NOT_SQLITE' },
      })
    })

    test('waits for a lock of the shop’s, and gives up in the end', async () => {
      const { headquarters, path } = setting()
      const shop = createSqliteShop(path, { journalMode: 'delete' })
      const locked = await register(headquarters, shop, { channels: [], name: 'Locked' })
      await shop.execute('begin exclusive')
      expect(await pull(headquarters, locked, { lockPatienceMilliseconds: 400 })).toMatchObject({
        problem: { code: 'CHANNEL_DATABASE_BUSY' },
      })
      const waiting = pull(headquarters, locked, { lockPatienceMilliseconds: 20_000 })
      await new Promise((resolve) => setTimeout(resolve, 100))
      await shop.execute('commit')
      expect(await waiting).toMatchObject({ outcome: 'applied' })
      await shop.close()
    })

    test.each(['is removed', 'is replaced'])('applies nothing of a file that %s half-way', async (what) => {
      const { headquarters, shop, channelDatabase, path } = setting()
      await writeOrder(shop, 'T-1')
      let checkpoints = 0
      const outcome = await pull(headquarters, channelDatabase, {
        checkpoint: async () => {
          checkpoints += 1
          // The second checkpoint says that the package is whole; the apply comes next.
          if (checkpoints !== 2) return
          await rename(shop.address, join(path, 'elsewhere.sqlite'))
          if (what === 'is replaced') await writeFile(shop.address, '')
        },
      })
      expect(outcome).toMatchObject({ outcome: 'failed', problem: { code: 'CHANNEL_DATABASE_VANISHED' } })
      expect(await lastSession(headquarters)).toMatchObject({ status: 'applyFailed' })
      expect(await stagedRows(headquarters)).toBe(0)
      const watermarks = await headquarters.database.kysely
        .selectFrom('replication_watermark')
        .selectAll()
        .execute()
      expect(watermarks).toEqual([])
    })

    test('tells what nobody foresaw by an id in the log', async () => {
      const { headquarters, channelDatabase } = setting()
      let checkpoints = 0
      const outcome = await pull(headquarters, channelDatabase, {
        checkpoint: async () => {
          if (++checkpoints === 2) throw new Error('Nobody foresaw this')
        },
      })
      expect(outcome).toMatchObject({
        problem: { code: 'UNEXPECTED', parameters: { errorId: expect.any(String) } },
      })
    })
  })

  describe('from a PostgreSQL channel database', () => {
    const setting = useShop(open, 'postgres', { schema: 'Shop data' })

    test('names what is missing', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await shop.execute('alter table RetailTransactionTable drop column transTime')
      expect(await pull(headquarters, channelDatabase)).toMatchObject({
        problem: { code: 'CHANNEL_DATABASE_COLUMNS_MISSING' },
      })
      await shop.execute('drop table RetailTransactionAttributeTrans')
      expect(await pull(headquarters, channelDatabase)).toMatchObject({
        problem: { code: 'CHANNEL_DATABASE_TABLES_MISSING' },
      })
    })

    const wrongs: readonly [
      what: string,
      change: { address?: string; password?: string; userName?: string },
      code: RegExp,
    ][] = [
      ['the wrong account', { password: 'guess', userName: 'stranger' }, /SIGN_IN_REFUSED/],
      ['no server there', { address: '127.0.0.1:1/shop' }, /UNREACHABLE/],
      ['no such database', { address: 'SERVER/nowhere' }, /NO_SUCH_DATABASE/],
    ]

    test.each(wrongs)('says what is wrong with %s', async (_what, change, code) => {
      const { headquarters, shop } = setting()
      const server = new URL(inject('postgresServer'))
      const address = (change.address ?? shop.address).replace('SERVER', server.host)
      const other = await register(
        headquarters,
        { ...shop, ...change, address },
        { channels: [], name: 'Other' },
      )
      const outcome = await pull(headquarters, other)
      expect(outcome).toMatchObject({ outcome: 'failed', problem: { code: expect.stringMatching(code) } })
      expect(JSON.stringify(outcome)).not.toContain('guess')
    })

    // What pg itself says of these has no code.
    test.each([
      ['keeps silent', /TIMED_OUT/, async (_server: SilentServer) => {}],
      ['hangs up without a word', /UNREACHABLE/, async (server: SilentServer) => server.stop()],
    ])('says what is wrong with a server that %s', async (_what, code, answer) => {
      const { headquarters, shop } = setting()
      const server = await startSilentServer()
      onTestFinished(server.stop)
      const address = `${server.address}/shop`
      const silent = await register(headquarters, { ...shop, address }, { channels: [], name: 'Silent' })
      const outcome = pull(headquarters, silent, { lockPatienceMilliseconds: 400 })
      await server.untilAsked()
      await answer(server)
      expect(await outcome).toMatchObject({
        outcome: 'failed',
        problem: { code: expect.stringMatching(code) },
      })
    })

    test('applies nothing when the connection is cut half-way', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await shop.execute('begin')
      await shop.execute('lock table RetailTransactionMarkupTrans in access exclusive mode')
      const outcome = pull(headquarters, channelDatabase, { lockPatienceMilliseconds: 20_000 })
      const waiting = `select pid from pg_stat_activity where application_name = 'kontor pull'
        and datname = current_database() and wait_event_type = 'Lock'`
      let pids: readonly Record<string, unknown>[] = []
      while (pids.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        // Within a transaction the server shows the activity of its beginning, unless told to look again.
        await shop.execute('select pg_stat_clear_snapshot()')
        pids = await shop.execute(waiting)
      }
      await shop.execute('select pg_terminate_backend($1)', [pids[0]?.pid])
      expect(await outcome).toMatchObject({
        outcome: 'failed',
        problem: { code: 'CHANNEL_DATABASE_UNREACHABLE' },
      })
      expect(await lastSession(headquarters)).toMatchObject({ status: 'uploadFailed' })
      expect(await stagedRows(headquarters)).toBe(0)
      await shop.execute('rollback')
      await pullApplied(headquarters, channelDatabase)
      expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
    })
  })
})

async function lastSession({ database }: Headquarters) {
  return database.kysely
    .selectFrom('upload_session')
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
