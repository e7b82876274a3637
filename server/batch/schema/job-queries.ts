import type { Id } from '../../database/identifiers.ts'
import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { findJob } from '../access.ts'
import { idOf } from '../inputs.ts'
import {
  type BatchPlace,
  countJobs,
  countJobsByStatus,
  jobColumns,
  listJobs,
  type StatusCount,
} from '../list-jobs.ts'
import type { BatchJob as JobRow } from '../records.ts'
import type { AnyBatchTask } from '../task.ts'
import { registeredTasks } from '../task-registry.ts'
import { BatchStatusEnum } from './enums.ts'
import { BatchJob } from './types.ts'

/** GraphQL type of how many jobs or runs there are of a status. */
export const BatchStatusCountType = builder.objectRef<StatusCount>('BatchStatusCount').implement({
  description: 'How many jobs or runs there are of a status.',
  fields: (t) => ({
    status: t.field({
      type: BatchStatusEnum,
      description: 'The status.',
      resolve: ({ status }) => status,
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

const JobFilterInput = builder.inputType('BatchJobFilter', {
  description: 'Which batch jobs a list holds; what is left out does not matter.',
  fields: (t) => ({
    companyId: t.string({ description: 'Only this company’s, such as `USRT`.' }),
    statuses: t.field({ type: [BatchStatusEnum], description: 'Only of one of these statuses.' }),
    lastRunStatuses: t.field({
      type: [BatchStatusEnum],
      description: 'Only those whose last run came to one of these.',
    }),
    task: t.string({ description: 'Only of the task of this name.' }),
    categoryId: t.globalID({ description: 'Only of this category.' }),
    text: t.string({
      description:
        'Only those whose description has this text in it, or whose subject when nobody has named them.',
    }),
    calledTasks: t.stringList({
      description:
        'Tasks whose words hold the text in the client’s language: jobs of theirs that nobody has named are found, too.',
    }),
    isMine: t.boolean({ description: 'Only the caller’s own.' }),
  }),
})

function readFilter(filter: typeof JobFilterInput.$inferInput | null | undefined) {
  return { ...filter, categoryId: idOf(filter?.categoryId, 'BatchCategory', 'filter.categoryId') }
}

const BatchJobSort = sortInput<keyof typeof jobColumns>('BatchJob', {
  createdAt: 'By when they were made.',
  nextRunAt: 'By when they run next.',
  lastRunEndedAt: 'By when their last run ended.',
})

builder.queryField('batchJobs', (t) =>
  t.connection(
    {
      type: BatchJob,
      description: 'Batch jobs; private ones only for their owner.',
      authScopes: { may: 'batch.read' },
      args: {
        filter: t.arg({ type: JobFilterInput, description: 'Which jobs.' }),
        ...orderArgument(t.arg, BatchJobSort, 'the newest first'),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter = readFilter(args.filter)
        if (filter.companyId) caller.require('batch.read', filter.companyId)
        const order = readOrder(args, { by: 'createdAt', isDescending: true }, { database })
        return resolvePage(args, {
          key: ({ sort_value, id }: JobRow & Sorted): BatchPlace => [sort_value, id],
          keyForm: formsOf(jobColumns, order, 'text'),
          rows: (page) => listJobs(database.kysely, caller, filter, order, page),
          count: () => countJobs(database.kysely, caller, filter),
        })
      },
    },
    ...connectionOf('BatchJob'),
  ),
)

builder.queryField('batchJob', (t) =>
  t.field({
    type: BatchJob,
    description: 'One batch job.',
    authScopes: { may: 'batch.read' },
    args: { id: t.arg.globalID({ required: true, description: 'The job.' }) },
    resolve: (_root, { id }, { database, caller }) =>
      findJob(database.kysely, caller, (idOf(id, 'BatchJob', 'id') ?? '') as Id<'BatchJob'>),
  }),
)

builder.queryField('batchJobCounts', (t) =>
  t.field({
    type: [BatchStatusCountType],
    description: 'How many batch jobs there are by status; a status without any is left out.',
    authScopes: { may: 'batch.read' },
    args: { filter: t.arg({ type: JobFilterInput, description: 'Which jobs; its statuses do not matter.' }) },
    resolve: (_root, args, { database, caller }) => {
      const filter = readFilter(args.filter)
      if (filter.companyId) caller.require('batch.read', filter.companyId)
      return countJobsByStatus(database.kysely, caller, filter)
    },
  }),
)

const BatchTaskType = builder.objectRef<AnyBatchTask>('BatchTask').implement({
  description: 'A kind of work that batch jobs are made of.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its stable name.' }),
    version: t.exposeInt('version', { description: 'Rises when its parameters change shape.' }),
    description: t.exposeString('description', { description: 'What it does, in English.' }),
    permission: t.string({
      description: 'What a user needs in a company to make and control jobs of it, as `orders.synchronize`.',
      resolve: ({ permission }) => permission,
    }),
  }),
})

builder.queryField('batchTasks', (t) =>
  t.field({
    type: [BatchTaskType],
    description: 'The kinds of work that batch jobs can be made of, by name.',
    authScopes: { may: 'batch.read' },
    resolve: () => [...registeredTasks()],
  }),
)
