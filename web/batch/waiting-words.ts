import type { JobName } from '../language/job-name.ts'
import type { Ui } from '../session/ui.ts'

interface WaitingReason {
  readonly code: string
  readonly until: string | null
  readonly run: { readonly name: JobName } | null
}

/** Why a job or run waits, and for what. */
export function waitingWords({ word }: Pick<Ui, 'word'>, { code, until, run }: WaitingReason): string {
  return word.message(`BatchWaitingCode.${code}`, { until, run: run ? word.jobName(run.name) : '' })
}
