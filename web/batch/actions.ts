'use server'

import { redirect } from 'next/navigation'
import { act, requiredText } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  CancelBatchJobRunDocument,
  DeleteBatchJobDocument,
  RerunBatchJobRunDocument,
  ResumeBatchJobDocument,
  RetryBatchJobRunDocument,
  RunBatchJobNowDocument,
  WithholdBatchJobDocument,
} from './control.generated.ts'
import { goToRun } from './go-to-run.ts'

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
