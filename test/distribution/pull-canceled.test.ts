import { expect, test } from 'vitest'
import { CanceledError } from '../../server/batch/task.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { startSilentServer } from '../support/silent-server.ts'
import { type Headquarters, pull, register, stagedRows } from './headquarters.ts'
import { writeOrder } from './orders.ts'
import { useShop } from './setting.ts'

/** Longer than a test may take. */
const patience = { lockPatienceMilliseconds: 600_000 }

describeOnBothDatabases('a pull that is cancelled', (open) => {
  const setting = useShop(open, 'sqlite', { journalMode: 'delete' })

  test('while a PostgreSQL server does not answer ends at once', async () => {
    const { headquarters, shop } = setting()
    const server = await startSilentServer()
    const silent = await register(
      headquarters,
      {
        ...shop,
        kind: 'postgres',
        address: `${server.address}/shop`,
        schema: 'public',
        userName: 'shop',
        password: 'shop',
      },
      { channels: [], name: 'Silent' },
    )
    const controller = new AbortController()
    const outcome = pull(headquarters, silent, { ...patience, signal: controller.signal })
    const canceled = expect(outcome).rejects.toThrow(CanceledError)
    await server.untilAsked()
    controller.abort(new CanceledError())
    await canceled
    await server.stop()
    expect(await statuses(headquarters)).toEqual(['canceled'])
  })

  test('while a shop keeps its file locked ends at once, and the shop goes on', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    await writeOrder(shop, 'T-1')
    await shop.execute('begin exclusive')
    const controller = new AbortController()
    const outcome = pull(headquarters, channelDatabase, {
      ...patience,
      signal: controller.signal,
      // The session is open: from here on the pull waits for the file.
      checkpoint: async () => void setTimeout(() => controller.abort(new CanceledError()), 50),
    })
    await expect(outcome).rejects.toThrow(CanceledError)
    await shop.execute('commit')
    expect(await statuses(headquarters)).toEqual(['canceled'])
    expect(await stagedRows(headquarters)).toBe(0)
  })
})

async function statuses({ database }: Headquarters) {
  const sessions = await database.kysely.selectFrom('upload_session').select('status').execute()
  return sessions.map(({ status }) => status)
}
