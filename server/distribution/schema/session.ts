import { BatchJobRun } from '../../batch/schema/types.ts'
import type { Id } from '../../database/identifiers.ts'
import type { Sorted } from '../../database/sorting.ts'
import type { Caller } from '../../graphql/access.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { ProblemType } from '../../graphql/mutation.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { ChannelDatabase, Company } from '../../organization/schema/types.ts'
import {
  countSessions,
  listSessions,
  type SessionFilter,
  type SessionPlace,
  sessionColumns,
} from '../lists.ts'
import { type TableRange, type UploadSessionStatus, uploadSessionStatuses } from '../tables.ts'
import type { UploadSession as SessionRow } from '../upload-sessions.ts'
import { rowCountFields, SessionTableType, tablesOf } from './session-table.ts'
import { DistributionSchedule, remainingSession, UploadSession, UploadSessionStatusEnum } from './types.ts'

/** Runs that are still there: their history is cleared after a while, sessions stay. */
const runOf = groupLoader<Id<'BatchJobRun'>, { readonly id: Id<'BatchJobRun'> }>(
  (ids, { database }) =>
    database.kysely.selectFrom('batch_job_run').select('id').where('id', 'in', ids).execute(),
  (run) => run.id,
)

const RangeType = builder.objectRef<TableRange>('RepulledCounterRange').implement({
  description: 'Counters of a table that a session pulls again.',
  fields: (t) => ({
    channelTable: t.exposeString('channelTable', { description: 'The table.' }),
    from: t.field({ type: 'BigInteger', description: 'The first counter.', resolve: ({ from }) => from }),
    to: t.field({ type: 'BigInteger', description: 'The last counter, included.', resolve: ({ to }) => to }),
  }),
})

UploadSession.implement({
  description:
    'One pull from one channel database: there is one a channel database a run, or one for each session that the run does again.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose channel database it is.',
      resolve: ({ company_id }) => company_id,
    }),
    schedule: t.field({
      type: DistributionSchedule,
      description: 'The distribution schedule that it belongs to.',
      resolve: ({ schedule_id }) => schedule_id,
    }),
    channelDatabase: t.field({
      type: ChannelDatabase,
      description: 'The channel database that it pulls from.',
      resolve: ({ channel_database_id }) => channel_database_id,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run that made it; null once the run’s history has been cleared.',
      resolve: async ({ run_id: runId, company_id: companyId }, _args, context) => {
        if (runId === null || !context.caller.may('batch.read', companyId)) return null
        return (await runOf(context).load(runId))[0]?.id ?? null
      },
    }),
    rerunOf: t.field({
      type: UploadSession,
      nullable: true,
      description: 'The session that it does again; null when it is none, or that one has been cleared.',
      resolve: async ({ rerun_of }, _args, context) =>
        rerun_of === null ? null : ((await remainingSession(context).load(rerun_of))[0] ?? null),
    }),
    repulledRanges: t.field({
      type: [RangeType],
      nullable: true,
      description: 'The counters that it pulls again; null when it pulls what is new.',
      resolve: ({ repulled_ranges }) => (repulled_ranges ? [...repulled_ranges] : null),
    }),
    status: t.field({
      type: UploadSessionStatusEnum,
      description: 'Where it stands.',
      resolve: ({ status }) => status,
    }),
    tries: t.exposeInt('tries', { description: 'How often its run has tried it.' }),
    ...rowCountFields(t),
    bytes: t.field({
      type: 'BigInteger',
      nullable: true,
      description:
        'Size of its package, the copy of the channel’s rows; null while there is none, and where the rows are read in place.',
      resolve: ({ bytes }) => bytes,
    }),
    checksum: t.exposeString('checksum', {
      nullable: true,
      description:
        'SHA-256, in hexadecimal, over each table’s count and exact sum; null until it is applied.',
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it failed; its code says what to do.',
      resolve: ({ problem }) => problem,
    }),
    tables: t.field({
      type: [SessionTableType],
      description: 'What it brought, table by table; tables of which nothing was read are left out.',
      resolve: ({ id }, _args, context) => tablesOf(context).load(id),
    }),
    cancelRequestedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When somebody asked to cancel it.',
      resolve: ({ cancel_requested_at }) => cancel_requested_at,
    }),
    startedAt: t.field({
      type: 'Instant',
      description: 'When its last try began.',
      resolve: ({ started_at }) => started_at,
    }),
    availableAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When its package was whole.',
      resolve: ({ available_at }) => available_at,
    }),
    endedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was applied, failed or was cancelled.',
      resolve: ({ ended_at }) => ended_at,
    }),
  }),
})

const StatusCount = builder
  .objectRef<{ readonly status: UploadSessionStatus; readonly count: number }>('UploadSessionStatusCount')
  .implement({
    description: 'How many upload sessions stand so.',
    fields: (t) => ({
      status: t.field({
        type: UploadSessionStatusEnum,
        description: 'The status.',
        resolve: ({ status }) => status,
      }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

interface SessionArguments {
  readonly companyId?: string | null | undefined
  readonly schedule?: { readonly id: string } | null | undefined
  readonly channelDatabase?: { readonly id: string } | null | undefined
  readonly run?: { readonly id: string } | null | undefined
  readonly statuses?: readonly UploadSessionStatus[] | null | undefined
  readonly hasRows?: boolean | null | undefined
}

function filterOf(args: SessionArguments, caller: Caller): SessionFilter {
  return {
    companies: companiesOf(args.companyId, caller),
    scheduleId: args.schedule?.id,
    channelDatabaseId: args.channelDatabase?.id,
    runId: args.run?.id,
    statuses: args.statuses,
    hasRows: args.hasRows,
  }
}

/** The companies whose records a list may hold. @throws FORBIDDEN for a company that the caller may not read. */
export function companiesOf(companyId: string | null | undefined, caller: Caller): 'all' | readonly string[] {
  if (!companyId) return caller.companiesFor('distribution.read')
  caller.require('distribution.read', companyId)
  return [companyId]
}

const UploadSessionSort = sortInput<keyof typeof sessionColumns>('UploadSession', {
  createdAt: 'By when they were made.',
  startedAt: 'By when their last try began.',
  rowsRead: 'By how many rows they read.',
  rowsQuarantined: 'By how many rows they set aside.',
})

builder.queryField('uploadSessions', (t) =>
  t.connection(
    {
      type: UploadSession,
      description: 'Upload sessions, of one company or of all that the caller may see.',
      authScopes: { may: 'distribution.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        schedule: t.arg.globalID({ for: DistributionSchedule, description: 'Only those of this schedule.' }),
        channelDatabase: t.arg.globalID({
          for: ChannelDatabase,
          description: 'Only those with this channel database.',
        }),
        run: t.arg.globalID({ for: BatchJobRun, description: 'Only those of this run.' }),
        statuses: t.arg({ type: [UploadSessionStatusEnum], description: 'Only those that stand so.' }),
        hasRows: t.arg.boolean({
          description: 'Only those that read rows; or only those that found nothing new.',
        }),
        ...orderArgument(t.arg, UploadSessionSort, 'the newest first'),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter = filterOf(args, caller)
        const order = readOrder(args, { by: 'createdAt', isDescending: true }, { database })
        return resolvePage(args, {
          key: ({ sort_value, sequence }: SessionRow & Sorted): SessionPlace => [sort_value, sequence],
          keyForm: formsOf(sessionColumns, order, 'number'),
          rows: (page) => listSessions(database.kysely, filter, order, page),
          count: async () =>
            [...(await countSessions(database.kysely, filter)).values()].reduce((a, b) => a + b, 0),
        })
      },
    },
    ...connectionOf('UploadSession'),
  ),
)

builder.queryField('uploadSessionCounts', (t) =>
  t.field({
    type: [StatusCount],
    description: 'How many upload sessions there are by status, those of which there are none included.',
    authScopes: { may: 'distribution.read' },
    args: {
      companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
      schedule: t.arg.globalID({ for: DistributionSchedule, description: 'Only those of this schedule.' }),
      channelDatabase: t.arg.globalID({
        for: ChannelDatabase,
        description: 'Only those with this channel database.',
      }),
      run: t.arg.globalID({ for: BatchJobRun, description: 'Only those of this run.' }),
      hasRows: t.arg.boolean({
        description: 'Only those that read rows; or only those that found nothing new.',
      }),
    },
    resolve: async (_root, args, { database, caller }) => {
      const counts = await countSessions(database.kysely, filterOf(args, caller))
      return uploadSessionStatuses.map((status) => ({ status, count: counts.get(status) ?? 0 }))
    },
  }),
)

builder.queryField('uploadSession', (t) =>
  t.field({
    type: UploadSession,
    nullable: true,
    description: 'One upload session; null when there is none of that id.',
    authScopes: { may: 'distribution.read' },
    args: { id: t.arg.globalID({ required: true, for: UploadSession, description: 'The session.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const session = await database.kysely
        .selectFrom('upload_session')
        .selectAll()
        .where('id', '=', id.id as Id<'UploadSession'>)
        .executeTakeFirst()
      if (!session) return null
      caller.require('distribution.read', session.company_id)
      return session
    },
  }),
)
