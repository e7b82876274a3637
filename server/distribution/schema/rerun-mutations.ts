import {
  companyOfSelected,
  selectedOnce,
  selectionPayload,
  selectorOf,
} from '../../batch/schema/selection.ts'
import { BatchJobRun } from '../../batch/schema/types.ts'
import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { readChannelDatabase } from '../../organization/channel-databases.ts'
import { ChannelDatabase } from '../../organization/schema/types.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { readUploadSession } from '../cancel-session.ts'
import { rerunMatchingUploadSessions, rerunUploadSessions } from '../select-sessions.ts'
import { rerunSession } from '../start-pull.ts'
import { readUploadSessions } from '../upload-sessions.ts'
import { perform, startedPayload } from './perform.ts'
import { DistributionSchedule, UploadSession, UploadSessionStatusEnum } from './types.ts'

mutation('rerunUploadSession', {
  description:
    'Does an upload session again: one that was applied pulls the same counters again, any other what is new. What is staged already stays as it is.',
  permission: 'distribution.run',
  input: (t) => ({
    session: t.globalID({ required: true, for: UploadSession, description: 'The session.' }),
  }),
  resolve: ({ session: { id } }, context) =>
    perform(context, async ({ trx, now, userId, audit }) => {
      const session = await readUploadSession(trx, id as Id<'UploadSession'>)
      context.caller.require('distribution.run', session.company_id)
      const created = await rerunSession(trx, session, { userId, now })
      await audit({
        companyId: session.company_id,
        action: 'rerunUploadSession',
        subjectType: 'UploadSession',
        subjectId: session.id,
        subjectName: (await readChannelDatabase(trx, session.channel_database_id)).name,
      })
      return created
    }),
  payload: startedPayload,
})

const payload = selectionPayload('How many upload sessions are done again.')

mutation('rerunUploadSessions', {
  description:
    'Does upload sessions again, by one batch job over exactly them, as `rerunUploadSession` does one. Those that are under ' +
    'way, those that found nothing new, and those of an inactive schedule or a paused channel database are left out.',
  permission: 'distribution.run',
  input: (t) => ({
    sessions: t.globalIDList({
      required: true,
      for: UploadSession,
      description: 'The sessions, of one company; at most 5,000.',
    }),
    description: t.string({ description: 'What the list of batch jobs shows.' }),
  }),
  resolve: async ({ sessions, description }, context) => {
    const { database, caller } = context
    const ids = selectedOnce(
      sessions.map(({ id }) => id as Id<'UploadSession'>),
      'sessions',
    )
    const found = await readUploadSessions(database.kysely, ids)
    const companyId = companyOfSelected(found, caller, 'distribution.run', 'sessions')
    if (companyId === undefined) throw problemError('NOTHING_TO_RERUN', {}, 'sessions')
    return inTransaction(database, (trx) =>
      rerunUploadSessions(trx, { companyId, ids, description }, selectorOf(context)),
    )
  },
  payload,
})

mutation('rerunMatchingUploadSessions', {
  description:
    'Does all upload sessions of a list again, by one batch job over exactly those that it holds now. What ' +
    '`rerunUploadSessions` leaves out is left out here, too.',
  permission: 'distribution.run',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    schedule: t.globalID({ for: DistributionSchedule, description: 'Only those of this schedule.' }),
    channelDatabase: t.globalID({
      for: ChannelDatabase,
      description: 'Only those with this channel database.',
    }),
    run: t.globalID({ for: BatchJobRun, description: 'Only those of this run.' }),
    statuses: t.field({ type: [UploadSessionStatusEnum], description: 'Only those that stand so.' }),
    hasRows: t.boolean({ description: 'Only those that read rows; or only those that found nothing new.' }),
    description: t.string({ description: 'What the list of batch jobs shows.' }),
  }),
  resolve: async ({ companyId, schedule, channelDatabase, run, statuses, hasRows, description }, context) => {
    context.caller.require('distribution.run', companyId)
    const filter = {
      scheduleId: schedule?.id,
      channelDatabaseId: channelDatabase?.id,
      runId: run?.id,
      statuses,
      hasRows,
    }
    return inTransaction(context.database, (trx) =>
      rerunMatchingUploadSessions(
        trx,
        { companyId: companyId as CompanyId, filter, description },
        selectorOf(context),
      ),
    )
  },
  payload,
})
