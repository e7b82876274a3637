'use server'

import { redirect } from 'next/navigation'
import { type ApiProblem, act, requiredText } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import {
  CancelBatchJobRunDocument,
  DeleteBatchJobDocument,
  RerunBatchJobRunDocument,
  ResumeBatchJobDocument,
  RetryBatchJobRunDocument,
  RunBatchJobNowDocument,
  WithholdBatchJobDocument,
} from './control.generated.ts'

export async function withholdJob(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { withholdBatchJob } = await mutate(WithholdBatchJobDocument, { input: jobOf(form) })
    return { problems: withholdBatchJob.problems, message: t('batch:job.withheld') }
  })
}

export async function resumeJob(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { resumeBatchJob } = await mutate(ResumeBatchJobDocument, { input: jobOf(form) })
    return { problems: resumeBatchJob.problems, message: t('batch:job.resumed') }
  })
}

export async function deleteJob(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { deleteBatchJob } = await mutate(DeleteBatchJobDocument, { input: jobOf(form) })
    if (deleteBatchJob.problems.length === 0) redirect(ui.href('/batch-jobs'))
    return { problems: deleteBatchJob.problems }
  })
}

export async function runJobNow(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) =>
    goToRun(ui, (await mutate(RunBatchJobNowDocument, { input: jobOf(form) })).runBatchJobNow),
  )
}

export async function cancelRun(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { cancelBatchJobRun } = await mutate(CancelBatchJobRunDocument, { input: runOf(form) })
    return { problems: cancelBatchJobRun.problems, message: t('batch:run.cancelRequested') }
  })
}

export async function retryRun(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) =>
    goToRun(ui, (await mutate(RetryBatchJobRunDocument, { input: runOf(form) })).retryBatchJobRun),
  )
}

export async function rerunRun(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) =>
    goToRun(ui, (await mutate(RerunBatchJobRunDocument, { input: runOf(form) })).rerunBatchJobRun),
  )
}

function jobOf(form: FormData) {
  return { job: requiredText(form, 'job') }
}

function runOf(form: FormData) {
  return { run: requiredText(form, 'run') }
}

interface StartedRun {
  readonly run: { readonly id: string } | null
  readonly problems: readonly ApiProblem[]
}

/** Shows the run that was started; stays with what kept it from being started. */
function goToRun(ui: Ui, { run, problems }: StartedRun): { readonly problems: readonly ApiProblem[] } {
  if (run) redirect(ui.href(`/batch-jobs/runs/${encodeURIComponent(run.id)}`))
  return { problems }
}
