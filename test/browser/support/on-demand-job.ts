import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'

interface Made {
  readonly distributionSchedules: readonly { readonly id: string }[]
  readonly createDistributionScheduleBatchJob: { readonly job: { readonly id: string } }
}

/**
 * Makes a batch job that pulls when somebody starts it, and does not try again by itself.
 * @param groups global ids of the groups of channel databases; the schedule's own unless given.
 * @returns its global id.
 */
export async function makeOnDemandJob(
  console: ConsoleAddress,
  description: string,
  groups?: readonly string[],
): Promise<string> {
  const { distributionSchedules } = await askConsole<Made>(
    console,
    '{ distributionSchedules(companyId: "USRT") { id } }',
  )
  const runInBackground = { batchProcessing: true, onDemand: true, retries: { maximum: 0 }, description }
  const schedule = distributionSchedules[0]?.id
  const { createDistributionScheduleBatchJob } = await askConsole<Made>(
    console,
    `mutation Plan($input: CreateDistributionScheduleBatchJobInput!) {
      createDistributionScheduleBatchJob(input: $input) { job { id } problems { code } }
    }`,
    { input: { schedule, runInBackground, ...(groups ? { groups } : {}) } },
  )
  return createDistributionScheduleBatchJob.job.id
}

/** Makes a category that batch jobs can be put into. */
export async function makeCategory(console: ConsoleAddress, name: string): Promise<void> {
  await askConsole(
    console,
    `mutation Make($input: SaveBatchCategoryInput!) {
      saveBatchCategory(input: $input) { category { id } problems { code } }
    }`,
    { input: { companyId: 'USRT', name } },
  )
}

/** Has a job recur every other week, on Mondays and Fridays. */
export async function giveRecurrence(console: ConsoleAddress, job: string): Promise<void> {
  const recurrence = { unit: 'WEEKS', count: 2, weekdays: ['MONDAY', 'FRIDAY'], end: 'NEVER' }
  await askConsole(
    console,
    `mutation Plan($input: UpdateBatchJobInput!) {
      updateBatchJob(input: $input) { job { id } problems { code } }
    }`,
    { input: { job, recurrence } },
  )
}
