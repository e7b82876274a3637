import { type Selectable, sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import type { Tables } from '../../database/tables.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { rowNode } from '../../graphql/nodes.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { nameRecords } from '../../identity/record-names.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import type { FindingKind, UploadSessionStatus } from '../tables.ts'
import type { UploadSession as SessionRow } from '../upload-sessions.ts'

export type SubjobRow = Selectable<Tables['scheduler_subjob']>

/** GraphQL type of a distribution schedule. A resolver may hand over its id. */
export const DistributionSchedule = rowNode(
  'DistributionSchedule',
  'distribution_schedule',
  'Global id of the schedule.',
)

/** GraphQL type of a scheduler subjob. A resolver may hand over its id. */
export const SchedulerSubjob = rowNode('SchedulerSubjob', 'scheduler_subjob', 'Global id of the subjob.')

/** GraphQL type of an upload session. A resolver may hand over its id. */
export const UploadSession = rowNode('UploadSession', 'upload_session', 'Global id of the session.')

/** GraphQL type of a finding. A resolver may hand over its id. */
export const DistributionFinding = rowNode(
  'DistributionFinding',
  'distribution_finding',
  'Global id of the finding.',
)

/** Sessions that are still there, by id: those that found nothing new are cleared after a while. */
export const remainingSession = groupLoader<Id<'UploadSession'>, SessionRow>(
  (ids, { database }) =>
    database.kysely.selectFrom('upload_session').selectAll().where('id', 'in', ids).execute(),
  (session) => session.id,
)

nameRecords('DistributionSchedule', sql`select id, company_id, name from distribution_schedule`)
nameRecords(
  'UploadSession',
  sql`
    select session.id, session.company_id, source.name from upload_session as session
    join channel_database as source on source.id = session.channel_database_id`,
)
tellWhichAreThere('UploadSession', () => sql`select id from upload_session`)

/** GraphQL enum of the statuses of upload sessions. */
export const UploadSessionStatusEnum = enumOf<UploadSessionStatus>(
  'UploadSessionStatus',
  'Where an upload session stands.',
  {
    started: 'Its package is being made.',
    available: 'Its package is whole and is being applied, or waits for it.',
    applied: 'All its rows are staged.',
    canceled: 'Somebody cancelled it; nothing of it is staged.',
    uploadFailed: 'Its package could not be made; nothing of it is staged.',
    applyFailed: 'Its package could not be applied; nothing of it is staged.',
  },
)

/** GraphQL enum of the kinds of findings. */
export const FindingKindEnum = enumOf<FindingKind>('DistributionFindingKind', 'What a finding is.', {
  rowReceivedAgain: 'A row whose key is staged already came with another counter; the first one counts.',
  duplicateTransactionId:
    'Two stores or terminals used one transaction id; the second header is in quarantine.',
  transactionIdInSeveralChannels: 'Two channels of the company use the same transaction ids.',
  rowWithoutHeader: 'Rows had come whose header had not, one pull later.',
  rowTooLate: 'Rows came of a transaction that had been posted or corrected: they are kept, and in no order.',
  counterGap: 'Counters that no row had; they are read again for a while.',
  counterWentBack:
    'The greatest counter is less than it was: the channel database was restored or replaced, and new rows below the old counter would be missed.',
  rowWithoutCounter: 'Rows without a replication counter, which no pull can see.',
})
