import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { cancelRun, rerunRun, retryRun } from '../control-run.ts'
import { performOnRun } from './perform.ts'
import { BatchJobRun } from './types.ts'

mutation('cancelBatchJobRun', {
  description:
    'Cancels a run and its children. What has not begun is cancelled at once; what executes stops between two chunks.',
  permission: 'batch.read',
  input: (t) => ({ run: t.globalID({ required: true, for: BatchJobRun, description: 'The run.' }) }),
  resolve: ({ run }, context) => {
    const id = run.id as Id<'BatchJobRun'>
    return performOnRun(context, 'cancelBatchJobRun', id, async ({ trx, now, userId }) => {
      await cancelRun(trx, id, userId, now)
      return id
    })
  },
  payload: (t) => ({
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('retryBatchJobRun', {
  description: 'Has a failed, cancelled or skipped run done again, now, as the same run: its attempts stay.',
  permission: 'batch.read',
  input: (t) => ({ run: t.globalID({ required: true, for: BatchJobRun, description: 'The run.' }) }),
  resolve: ({ run }, context) => {
    const id = run.id as Id<'BatchJobRun'>
    return performOnRun(context, 'retryBatchJobRun', id, async ({ trx, now }) => {
      await retryRun(trx, id, now)
      return id
    })
  },
  payload: (t) => ({
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('rerunBatchJobRun', {
  description: 'Runs its job now with the parameters that this run had, as a new run.',
  permission: 'batch.read',
  input: (t) => ({ run: t.globalID({ required: true, for: BatchJobRun, description: 'The earlier run.' }) }),
  resolve: ({ run }, context) => {
    const id = run.id as Id<'BatchJobRun'>
    return performOnRun(context, 'rerunBatchJobRun', id, async ({ trx, now, userId }) => {
      const again = await rerunRun(trx, id, userId, now)
      return again.id
    })
  },
  payload: (t) => ({
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The new run.',
      resolve: ({ result }) => result,
    }),
  }),
})
