import type { Ui } from '../session/ui.ts'

interface WaitingReason {
  readonly code: string
  readonly until: string | null
  readonly run: { readonly description: string } | null
}

/** Why a job or run waits, and for what. */
export function waitingWords({ word }: Pick<Ui, 'word'>, { code, until, run }: WaitingReason): string {
  return word.message(`BatchWaitingCode.${code}`, { until, run: run?.description ?? '' })
}
