import { BatchJobRun } from '../../batch/schema/types.ts'
import { builder } from '../../graphql/builder.ts'
import { type RemainingCause, type RetryOutcome, readRetryOutcome } from '../retry-outcome.ts'
import { synchronizeTransactionsTask } from '../synchronize-transactions.ts'
import { ValidationRuleCodeEnum } from './enums.ts'

const RemainingCauseType = builder.objectRef<RemainingCause>('RetryOutcomeCause').implement({
  description:
    'A cause for which transactions of a retry fail now; one of several causes is counted under each.',
  fields: (t) => ({
    cause: t.exposeString('cause', { description: 'The name of the failure group.' }),
    code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the cause names, such as an item or a tender type.',
      resolve: ({ parameters }) => parameters,
    }),
    isAsBefore: t.exposeBoolean('isAsBefore', {
      description: 'Whether the transactions had failed for it when they were tried again.',
    }),
    count: t.exposeInt('count', { description: 'How many transactions.' }),
  }),
})

const RetryOutcomeType = builder.objectRef<RetryOutcome>('RetryOutcome').implement({
  description: 'What became of transactions that were tried again, as their own records say it now.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'How many were to be tried again.' }),
    posted: t.exposeInt('posted', { description: 'How many are posted.' }),
    failedAsBefore: t.exposeInt('failedAsBefore', {
      description: 'How many fail, and still for what they had failed for when they were tried again.',
    }),
    failedOtherwise: t.exposeInt('failedOtherwise', {
      description: 'How many fail, for nothing that they had failed for then.',
    }),
    unsettled: t.exposeInt('unsettled', {
      description: 'How many do neither: they wait for their turn, or somebody edits them.',
    }),
    causes: t.field({
      type: [RemainingCauseType],
      description: 'What they fail for now: what they had failed for before comes first.',
      resolve: ({ causes }) => [...causes],
    }),
  }),
})

builder.objectField(BatchJobRun, 'retryOutcome', (t) =>
  t.field({
    type: RetryOutcomeType,
    nullable: true,
    description:
      'Of a run that tries chosen transactions again: what became of them. Null of other runs, for who may not see ' +
      'orders, and once its selection is no longer kept.',
    resolve: async ({ task, parameters, company_id, planned_at }, _args, { caller, database }) => {
      if (task !== synchronizeTransactionsTask.name || !caller.may('orders.read', company_id)) return null
      const { selectionId, cause } = synchronizeTransactionsTask.parameters.parse(parameters)
      return (await readRetryOutcome(database.kysely, { selectionId, cause, at: planned_at })) ?? null
    },
  }),
)
