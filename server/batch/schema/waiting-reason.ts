import { builder } from '../../graphql/builder.ts'
import { maySee } from '../access.ts'
import { type WaitingCode, type WaitingReason, waitingCodes } from '../waiting-reason.ts'
import { BatchJob, BatchJobRun } from './types.ts'

const meanings: Readonly<Record<WaitingCode, string>> = {
  NOT_DUE: 'Its time has not come.',
  RETRY_DELAY: 'An attempt failed, and the next one is not due yet.',
  OUTSIDE_ACTIVE_PERIOD: 'Its active period is over, and opens again later.',
  CATEGORY_TAKEN: 'Another run has its category.',
  CATEGORY_WITHHELD: 'Its category is withheld.',
  NO_FREE_WORKER: 'It is due, and no worker is free, or none is running.',
}

const WaitingCodeEnum = builder.enumType('BatchWaitingCode', {
  description: 'What a run waits for.',
  values: Object.fromEntries(
    waitingCodes.map((code) => [code, { value: code, description: meanings[code] }]),
  ) as Record<WaitingCode, { value: WaitingCode; description: string }>,
})

/** GraphQL type of why a run waits. */
export const WaitingReasonType = builder.objectRef<WaitingReason>('BatchWaitingReason').implement({
  description: 'Why a run waits.',
  fields: (t) => ({
    code: t.field({
      type: WaitingCodeEnum,
      description: 'What it waits for.',
      resolve: ({ code }) => code,
    }),
    until: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it is due, for one that waits for a time.',
      resolve: ({ until }) => until,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'The run that has its category; null also when that one is private to somebody else.',
      resolve: async ({ runId }, _args, context) => {
        if (!runId) return null
        const run = await BatchJobRun.getDataloader(context).load(runId)
        const job = await BatchJob.getDataloader(context).load(run.job_id)
        return maySee(context.caller, job) ? run : null
      },
    }),
  }),
})
