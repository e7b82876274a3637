import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'

interface Jobs {
  readonly batchJobs: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly recurrence: object | null } }[]
  }
}

interface Updated {
  readonly updateBatchJob: { readonly problems: readonly object[] }
}

const day = 86_400_000

/** Has the demo's recurring jobs come by the day, and for the first time tomorrow. */
export async function postponeRecurringJobs(console: Pick<ConsoleAddress, 'url' | 'cookie'>): Promise<void> {
  const { batchJobs } = await askConsole<Jobs>(
    console,
    '{ batchJobs(filter: { companyId: "USRT" }) { edges { node { id recurrence { unit } } } } }',
  )
  const startDate = new Date(Date.now() + day).toISOString().slice(0, 10)
  for (const { node } of batchJobs.edges) {
    if (!node.recurrence) continue
    const { updateBatchJob } = await askConsole<Updated>(
      console,
      'mutation Postpone($input: UpdateBatchJobInput!) { updateBatchJob(input: $input) { problems { code } } }',
      { input: { job: node.id, recurrence: { unit: 'DAYS', startDate } } },
    )
    if (updateBatchJob.problems.length > 0) throw new Error(JSON.stringify(updateBatchJob.problems))
  }
}
