import { BatchJob, BatchJobRun } from '../../batch/schema/types.ts'
import type { Types } from '../../graphql/builder.ts'
import type { Outcome } from '../../graphql/mutation.ts'
import type { Retry } from '../retry.ts'

/** What every mutation gives back that has transactions tried again. */
export function retryPayload(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<Retry>>) {
  return {
    count: t.int({
      nullable: true,
      description: 'How many transactions are tried again.',
      resolve: ({ result }) => result?.count ?? null,
    }),
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The batch job that tries them, once.',
      resolve: ({ result }) => result?.jobId ?? null,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'Its run.',
      resolve: ({ result }) => result?.runId ?? null,
    }),
  }
}
