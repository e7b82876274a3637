import { type Selectable, sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import type { Tables } from '../../database/tables.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { enumName } from '../../graphql/enum-name.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { nameRecords } from '../../identity/record-names.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import type { DistributionFinding as FindingRow } from '../lists.ts'
import type { DistributionSchedule as ScheduleRow } from '../schedules.ts'
import { findingKinds, uploadSessionStatuses } from '../tables.ts'
import type { UploadSession as SessionRow } from '../upload-sessions.ts'

export type SubjobRow = Selectable<Tables['scheduler_subjob']>

/** GraphQL type of a distribution schedule. A resolver may hand over its id. */
export const DistributionSchedule = builder.loadableNodeRef('DistributionSchedule', {
  id: { description: 'Global id of the schedule.', resolve: (schedule) => schedule.id },
  load: loadSchedules,
})

/** GraphQL type of a scheduler subjob. A resolver may hand over its id. */
export const SchedulerSubjob = builder.loadableNodeRef('SchedulerSubjob', {
  id: { description: 'Global id of the subjob.', resolve: (subjob) => subjob.id },
  load: loadSubjobs,
})

/** GraphQL type of an upload session. A resolver may hand over its id. */
export const UploadSession = builder.loadableNodeRef('UploadSession', {
  id: { description: 'Global id of the session.', resolve: (session) => session.id },
  load: loadSessions,
})

/** GraphQL type of a finding. A resolver may hand over its id. */
export const DistributionFinding = builder.loadableNodeRef('DistributionFinding', {
  id: { description: 'Global id of the finding.', resolve: (finding) => finding.id },
  load: loadFindings,
})

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

const statusDescriptions: Readonly<Record<(typeof uploadSessionStatuses)[number], string>> = {
  started: 'Its package is being made.',
  available: 'Its package is whole and is being applied, or waits for it.',
  applied: 'All its rows are staged.',
  canceled: 'Somebody cancelled it; nothing of it is staged.',
  uploadFailed: 'Its package could not be made; nothing of it is staged.',
  applyFailed: 'Its package could not be applied; nothing of it is staged.',
}

/** GraphQL enum of the statuses of upload sessions. */
export const UploadSessionStatusEnum = builder.enumType('UploadSessionStatus', {
  description: 'Where an upload session stands.',
  values: Object.fromEntries(
    uploadSessionStatuses.map((status) => [
      enumName(status),
      { value: status, description: statusDescriptions[status] },
    ]),
  ) as Record<string, { value: (typeof uploadSessionStatuses)[number]; description: string }>,
})

const findingDescriptions: Readonly<Record<(typeof findingKinds)[number], string>> = {
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
}

/** GraphQL enum of the kinds of findings. */
export const FindingKindEnum = builder.enumType('DistributionFindingKind', {
  description: 'What a finding is.',
  values: Object.fromEntries(
    findingKinds.map((kind) => [enumName(kind), { value: kind, description: findingDescriptions[kind] }]),
  ) as Record<string, { value: (typeof findingKinds)[number]; description: string }>,
})

async function loadSchedules(ids: string[], { database }: RequestContext): Promise<(ScheduleRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('distribution_schedule')
    .selectAll()
    .where('id', 'in', ids as Id<'DistributionSchedule'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadSubjobs(ids: string[], { database }: RequestContext): Promise<(SubjobRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('scheduler_subjob')
    .selectAll()
    .where('id', 'in', ids as Id<'SchedulerSubjob'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadSessions(ids: string[], { database }: RequestContext): Promise<(SessionRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('upload_session')
    .selectAll()
    .where('id', 'in', ids as Id<'UploadSession'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadFindings(ids: string[], { database }: RequestContext): Promise<(FindingRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('distribution_finding')
    .selectAll()
    .where('id', 'in', ids as Id<'DistributionFinding'>[])
    .execute()
  return inOrder(ids, rows)
}

function inOrder<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): (Row | Error)[] {
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? new Error(`There is no record ${id}`))
}
