import type { Id } from '../../database/identifiers.ts'
import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { findRun } from '../access.ts'
import { idOf } from '../inputs.ts'
import type { BatchPlace } from '../list-jobs.ts'
import { countRuns, countRunsByStatus, listRuns, runColumns } from '../list-runs.ts'
import type { BatchJobRun as RunRow } from '../records.ts'
import { BatchStatusEnum } from './enums.ts'
import { BatchStatusCountType } from './job-queries.ts'
import { BatchJobRun } from './types.ts'

const RunFilterInput = builder.inputType('BatchJobRunFilter', {
  description:
    'Which runs a list holds; what is left out does not matter. Children are shown with their parents.',
  fields: (t) => ({
    companyId: t.string({ description: 'Only this company’s, such as `USRT`.' }),
    jobId: t.globalID({ description: 'Only of this job.' }),
    statuses: t.field({ type: [BatchStatusEnum], description: 'Only of one of these statuses.' }),
    task: t.string({ description: 'Only of the task of this name.' }),
    categoryId: t.globalID({ description: 'Only of this category.' }),
    text: t.string({
      description:
        'Only those whose description has this text in it, or whose subject when nobody has named them.',
    }),
    calledTasks: t.stringList({
      description:
        'Tasks whose words hold the text in the client’s language: runs of theirs that nobody has named are found, too.',
    }),
    from: t.field({ type: 'Instant', description: 'Only planned from this moment on.' }),
    until: t.field({ type: 'Instant', description: 'Only planned before this moment.' }),
  }),
})

function readFilter(filter: typeof RunFilterInput.$inferInput | null | undefined) {
  return {
    ...filter,
    jobId: idOf(filter?.jobId, 'BatchJob', 'filter.jobId'),
    categoryId: idOf(filter?.categoryId, 'BatchCategory', 'filter.categoryId'),
  }
}

const BatchJobRunSort = sortInput<keyof typeof runColumns>('BatchJobRun', {
  createdAt: 'By when they were made.',
  startedAt: 'By when they began.',
})

builder.queryField('batchJobRuns', (t) =>
  t.connection(
    {
      type: BatchJobRun,
      description: 'Runs of batch jobs.',
      authScopes: { may: 'batch.read' },
      args: {
        filter: t.arg({ type: RunFilterInput, description: 'Which runs.' }),
        ...orderArgument(t.arg, BatchJobRunSort, 'the newest first'),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter = readFilter(args.filter)
        if (filter.companyId) caller.require('batch.read', filter.companyId)
        const order = readOrder(args, { by: 'createdAt', isDescending: true }, { database })
        return resolvePage(args, {
          key: ({ sort_value, id }: RunRow & Sorted): BatchPlace => [sort_value, id],
          keyForm: formsOf(runColumns, order, 'text'),
          rows: (page) => listRuns(database.kysely, caller, filter, order, page),
          count: () => countRuns(database.kysely, caller, filter),
        })
      },
    },
    ...connectionOf('BatchJobRun'),
  ),
)

builder.queryField('batchJobRun', (t) =>
  t.field({
    type: BatchJobRun,
    description: 'One run.',
    authScopes: { may: 'batch.read' },
    args: { id: t.arg.globalID({ required: true, description: 'The run.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const { run } = await findRun(
        database.kysely,
        caller,
        (idOf(id, 'BatchJobRun', 'id') ?? '') as Id<'BatchJobRun'>,
      )
      return run
    },
  }),
)

builder.queryField('batchJobRunCounts', (t) =>
  t.field({
    type: [BatchStatusCountType],
    description: 'How many runs there are by status; a status without any is left out.',
    authScopes: { may: 'batch.read' },
    args: { filter: t.arg({ type: RunFilterInput, description: 'Which runs; its statuses do not matter.' }) },
    resolve: (_root, args, { database, caller }) => {
      const filter = readFilter(args.filter)
      if (filter.companyId) caller.require('batch.read', filter.companyId)
      return countRunsByStatus(database.kysely, caller, filter)
    },
  }),
)
