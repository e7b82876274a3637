import { openDatabase } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { readChannelDatabase } from '../../server/organization/channel-databases.ts'
import { pull } from './headquarters.ts'

/**
 * A headquarters that pulls in a process of its own, to be killed: again and again, or once, stopping for good when it
 * comes to a checkpoint (1: the session is open, 2: the package is whole, 3: everything is staged and not yet committed).
 */
const [url = '', dataDirectory = '', scheduleId = '', channelDatabaseId = '', stopAt = '0'] =
  process.argv.slice(2)

const database = await openDatabase({ url })
const channelDatabase = await readChannelDatabase(database.kysely, channelDatabaseId as Id<'ChannelDatabase'>)
const headquarters = {
  database,
  dataDirectory,
  scheduleId: scheduleId as Id<'DistributionSchedule'>,
  groupId: channelDatabase.group_id,
}
process.stdout.write('pulling\n')
for (;;) {
  let checkpoints = 0
  await pull(headquarters, channelDatabase, {
    lockPatienceMilliseconds: 10_000,
    checkpoint: async () => {
      checkpoints += 1
      if (checkpoints !== Number(stopAt)) return
      process.stdout.write('stopped\n')
      await new Promise((resolve) => setTimeout(resolve, 60_000))
    },
  })
}
