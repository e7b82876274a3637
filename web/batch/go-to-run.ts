import { redirect } from 'next/navigation'
import type { ApiProblem } from '../forms/act.ts'
import type { Ui } from '../session/ui.ts'

/** What a mutation gives that starts a run. */
interface StartedRun {
  readonly run: { readonly id: string } | null
  readonly problems: readonly ApiProblem[]
}

/** From an action: shows the run that was started, or stays with what kept it from being started. */
export function goToRun(ui: Ui, { run, problems }: StartedRun): { readonly problems: readonly ApiProblem[] } {
  if (run) redirect(ui.href(`/batch-jobs/runs/${encodeURIComponent(run.id)}`))
  return { problems }
}
