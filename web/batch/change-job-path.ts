import { prefilledGuidePath } from '../guides/addresses.ts'
import type { BatchJobPageQuery } from './job.generated.ts'

type Job = Pick<BatchJobPageQuery['batchJob'], 'id' | 'recurrence'>

/** Units whose runs have a time of the day of their own. */
const unitsOfDays = new Set(['DAYS', 'WEEKDAYS', 'WEEKS', 'MONTHS', 'YEARS'])

/**
 * The guide that changes when a job runs, with the job chosen and its recurrence as it is now. The start is left out:
 * the new recurrence begins now, at the time of the day that the job has.
 */
export function changeJobPath({ id, recurrence }: Job): string {
  const answers: Record<string, string | readonly string[]> = { 'UpdateBatchJobInput.job': id }
  if (recurrence) {
    const { startDate: _, startTime, ...kept } = recurrence
    const given = { ...kept, ...(unitsOfDays.has(recurrence.unit) ? { startTime } : {}) }
    for (const [name, value] of Object.entries(given)) {
      if (value === null || value === undefined) continue
      answers[`RecurrenceInput.${name}`] = Array.isArray(value) ? value.map(String) : String(value)
    }
  }
  return prefilledGuidePath('change-batch-job', answers)
}
