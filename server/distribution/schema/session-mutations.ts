import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { changesBetween } from '../../identity/audit.ts'
import { readChannelDatabase } from '../../organization/channel-databases.ts'
import { ChannelDatabase } from '../../organization/schema/types.ts'
import { cancelSession, readUploadSession } from '../cancel-session.ts'
import { repullCounterRange, scheduleFor } from '../start-pull.ts'
import { toldRange } from '../told-schedule-run.ts'
import { perform, startedPayload } from './perform.ts'
import { UploadSession } from './types.ts'

mutation('repullCounterRange', {
  description:
    'Pulls rows of a channel database again by their counters. What is staged already stays as it is, so it can be done any number of times.',
  permission: 'distribution.run',
  input: (t) => ({
    channelDatabase: t.globalID({
      required: true,
      for: ChannelDatabase,
      description: 'The channel database.',
    }),
    channelTable: t.string({
      description:
        'The table, such as `RetailTransactionSalesTrans`; every table, each with its own counters, when left out.',
    }),
    from: t.field({ type: 'BigInteger', required: true, description: 'The first counter.' }),
    to: t.field({ type: 'BigInteger', required: true, description: 'The last counter, included.' }),
  }),
  resolve: ({ channelDatabase, channelTable, from, to }, context) =>
    perform(context, async ({ trx, now, userId, audit }) => {
      const database = await readChannelDatabase(trx, channelDatabase.id as Id<'ChannelDatabase'>)
      context.caller.require('distribution.run', database.company_id)
      const schedule = await scheduleFor(trx, database.id)
      const range = { channelTable: channelTable ?? null, from, to }
      const created = await repullCounterRange(trx, schedule, database.id, range, { userId, now })
      await audit({
        companyId: database.company_id,
        action: 'repullCounterRange',
        subjectType: 'ChannelDatabase',
        subjectId: database.id,
        subjectName: database.name,
        changes: { repulledRanges: { from: null, to: [toldRange(range)] } },
      })
      return created
    }),
  payload: startedPayload,
})

mutation('cancelUploadSession', {
  description:
    'Cancels an upload session: one that is under way stops between two steps and nothing of it is applied; one that failed is not tried again.',
  permission: 'distribution.run',
  input: (t) => ({
    session: t.globalID({ required: true, for: UploadSession, description: 'The session.' }),
  }),
  resolve: ({ session: { id } }, context) =>
    perform(context, async ({ trx, now, userId, audit }) => {
      const session = await readUploadSession(trx, id as Id<'UploadSession'>)
      context.caller.require('distribution.run', session.company_id)
      await cancelSession(trx, session, { userId, now })
      const canceled = await readUploadSession(trx, session.id)
      await audit({
        companyId: session.company_id,
        action: 'cancelUploadSession',
        subjectType: 'UploadSession',
        subjectId: session.id,
        subjectName: (await readChannelDatabase(trx, session.channel_database_id)).name,
        changes: changesBetween({ status: session.status }, { status: canceled.status }),
      })
      return canceled
    }),
  payload: (t) => ({
    session: t.field({
      type: UploadSession,
      nullable: true,
      description: 'The session as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})
