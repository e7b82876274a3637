'use server'

import { goToRun } from '../batch/go-to-run.ts'
import { act, isChecked, requiredText, textOf, textsOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { readSelection } from '../lists/bulk.ts'
import {
  PauseChannelDatabaseDocument,
  ResumeChannelDatabaseDocument,
  TestChannelDatabaseDocument,
} from './channel-databases.generated.ts'
import {
  DismissMatchingQuarantinedRowsDocument,
  DismissQuarantinedRowDocument,
  DismissQuarantinedRowsDocument,
  ResolveDistributionFindingDocument,
} from './quarantine.generated.ts'
import { quarantineFilterOf } from './quarantine-filter.ts'
import { RunDistributionScheduleDocument, UpdateDistributionScheduleDocument } from './schedules.generated.ts'
import { sessionFilterOf } from './session-filter.ts'
import {
  CancelUploadSessionDocument,
  RerunMatchingUploadSessionsDocument,
  RerunUploadSessionDocument,
  RerunUploadSessionsDocument,
} from './sessions.generated.ts'
import { describeTest } from './test-outcome.ts'

/** Run now: pulls from the schedule's groups, or from those that were chosen (seed 001, "Manually run the P-job"). */
export async function runSchedule(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = { schedule: requiredText(form, 'schedule'), groups: textsOf(form, 'groups') }
    return goToRun(ui, (await mutate(RunDistributionScheduleDocument, { input })).runDistributionSchedule)
  })
}

export async function updateSchedule(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const enabled = new Set(textsOf(form, 'subjobs'))
    const input = {
      schedule: requiredText(form, 'schedule'),
      isActive: isChecked(form, 'isActive'),
      groups: textsOf(form, 'groups'),
      subjobs: textsOf(form, 'allSubjobs').map((subjob) => ({ subjob, isEnabled: enabled.has(subjob) })),
    }
    const { updateDistributionSchedule } = await mutate(UpdateDistributionScheduleDocument, { input })
    return { problems: updateDistributionSchedule.problems, message: t('distribution:schedule.saved') }
  })
}

export async function rerunSession(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = { session: requiredText(form, 'session') }
    return goToRun(ui, (await mutate(RerunUploadSessionDocument, { input })).rerunUploadSession)
  })
}

/** Does upload sessions again: those that are selected, or all that the list has. */
export async function rerunSessions(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const selection = readSelection(form)
    const description = textOf(form, 'description') ?? null
    if ('keys' in selection) {
      const input = { sessions: [...selection.keys], description }
      return goToRun(ui, (await mutate(RerunUploadSessionsDocument, { input })).rerunUploadSessions)
    }
    const input = { ...sessionFilterOf(ui, selection.filters), description }
    const { rerunMatchingUploadSessions } = await mutate(RerunMatchingUploadSessionsDocument, { input })
    return goToRun(ui, rerunMatchingUploadSessions)
  })
}

export async function cancelSession(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { session: requiredText(form, 'session') }
    const { cancelUploadSession } = await mutate(CancelUploadSessionDocument, { input })
    return { problems: cancelUploadSession.problems, message: t('distribution:session.cancelRequested') }
  })
}

export async function pauseDatabase(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { channelDatabase: requiredText(form, 'channelDatabase') }
    const { pauseChannelDatabase } = await mutate(PauseChannelDatabaseDocument, { input })
    return { problems: pauseChannelDatabase.problems, message: t('distribution:database.paused') }
  })
}

export async function resumeDatabase(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { channelDatabase: requiredText(form, 'channelDatabase') }
    const { resumeChannelDatabase } = await mutate(ResumeChannelDatabaseDocument, { input })
    return { problems: resumeChannelDatabase.problems, message: t('distribution:database.resumed') }
  })
}

/** Says whether a channel database can be reached, and which tables and columns it lacks. */
export async function testDatabase(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = { channelDatabase: requiredText(form, 'channelDatabase') }
    const { testChannelDatabase: outcome } = await mutate(TestChannelDatabaseDocument, { input })
    return describeTest(ui, outcome)
  })
}

export async function dismissRow(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { row: requiredText(form, 'row') }
    const { dismissQuarantinedRow } = await mutate(DismissQuarantinedRowDocument, { input })
    return { problems: dismissQuarantinedRow.problems, message: t('distribution:quarantine.dismissed') }
  })
}

/** Lets quarantined rows go: those that are selected, or all that the list has. */
export async function dismissRows(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const selection = readSelection(form)
    const description = textOf(form, 'description') ?? null
    if ('keys' in selection) {
      const input = { rows: [...selection.keys], description }
      return goToRun(ui, (await mutate(DismissQuarantinedRowsDocument, { input })).dismissQuarantinedRows)
    }
    const input = { ...quarantineFilterOf(ui, selection.filters), description }
    const { dismissMatchingQuarantinedRows } = await mutate(DismissMatchingQuarantinedRowsDocument, { input })
    return goToRun(ui, dismissMatchingQuarantinedRows)
  })
}

export async function resolveFinding(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { finding: requiredText(form, 'finding') }
    const { resolveDistributionFinding } = await mutate(ResolveDistributionFindingDocument, { input })
    return { problems: resolveDistributionFinding.problems, message: t('distribution:findings.resolved') }
  })
}
