'use server'

import { redirect } from 'next/navigation'
import { goToRun } from '../batch/go-to-run.ts'
import { type ApiProblem, act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { readSelection } from '../lists/bulk.ts'
import type { Ui } from '../session/ui.ts'
import { tellConflict } from './edit-conflict.ts'
import { RetryFailureGroupDocument } from './failures.generated.ts'
import { holdFilterOf } from './hold-filter.ts'
import {
  ReleaseMatchingOrderHoldsDocument,
  ReleaseOrderHoldDocument,
  ReleaseOrderHoldsDocument,
} from './orders.generated.ts'
import { outdating, sendEdit } from './send-edit.ts'
import { SynchronizeOrdersDocument } from './synchronize.generated.ts'
import {
  BeginTransactionEditDocument,
  EndTransactionEditDocument,
  SynchronizeTransactionDocument,
  UndoTransactionEditDocument,
} from './transaction.generated.ts'
import { transactionFilterOf } from './transaction-filter.ts'
import { RetryMatchingTransactionsDocument, RetryTransactionsDocument } from './transactions.generated.ts'

/** Posts what waits below a node, once, now (seed 001, "Manually run order synchronization"). */
export async function synchronizeNow(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = {
      companyId: ui.company.companyId,
      organizationHierarchyId: requiredText(form, 'hierarchy'),
      nodeIds: [requiredText(form, 'node')],
      runInBackground: { batchProcessing: false },
    }
    return goToRun(ui, (await mutate(SynchronizeOrdersDocument, { input })).synchronizeOrders)
  })
}

export async function retryFailureGroup(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = {
      companyId: ui.company.companyId,
      cause: requiredText(form, 'cause'),
      description: textOf(form, 'description') ?? null,
    }
    return goToRun(ui, (await mutate(RetryFailureGroupDocument, { input })).retryFailureGroup)
  })
}

/** Has transactions tried again: those that are selected, or all that the list holds. */
export async function retryTransactions(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const selection = readSelection(form)
    const description = textOf(form, 'description') ?? null
    if ('keys' in selection) {
      const input = { ids: [...selection.keys], description }
      return goToRun(ui, (await mutate(RetryTransactionsDocument, { input })).retryTransactions)
    }
    const input = { ...transactionFilterOf(ui, selection.filters), description }
    return goToRun(ui, (await mutate(RetryMatchingTransactionsDocument, { input })).retryMatchingTransactions)
  })
}

export async function releaseHold(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { id: requiredText(form, 'hold'), comment: textOf(form, 'comment') ?? null }
    const { releaseOrderHold } = await mutate(ReleaseOrderHoldDocument, { input })
    return { problems: releaseOrderHold.problems, message: t('orders:holds.isReleased') }
  })
}

/** Releases held orders: those that are selected, or all that the list has. */
export async function releaseHolds(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const selection = readSelection(form)
    const comment = textOf(form, 'comment') ?? null
    const description = textOf(form, 'description') ?? null
    if ('keys' in selection) {
      const input = { ids: [...selection.keys], comment, description }
      return goToRun(ui, (await mutate(ReleaseOrderHoldsDocument, { input })).releaseOrderHolds)
    }
    const { companyId, holdCode } = holdFilterOf(ui, selection.filters)
    const input = { companyId, holdCode, comment, description }
    return goToRun(ui, (await mutate(ReleaseMatchingOrderHoldsDocument, { input })).releaseMatchingOrderHolds)
  })
}

/** Posts one transaction by itself. */
export async function synchronizeTransaction(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, word }) => {
    const input = { id: requiredText(form, 'transaction') }
    const { synchronizeTransaction: outcome } = await mutate(SynchronizeTransactionDocument, { input })
    const status = outcome.channelTransaction?.status ?? 'NONE'
    return {
      problems: outcome.problems,
      message: t('orders:transaction.tried', { status: word.enumValue('SynchronizationStatus', status) }),
    }
  })
}

/** Locks the transaction for the reader and opens its editor. */
export async function beginEdit(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const id = requiredText(form, 'transaction')
    const input = { id, takeOver: isChecked(form, 'takeOver') }
    const { beginTransactionEdit } = await mutate(BeginTransactionEditDocument, { input })
    if (beginTransactionEdit.problems.length > 0) return { problems: beginTransactionEdit.problems }
    return redirect(ui.href(`${pathOf(id)}/edit`))
  })
}

/** Saves what was changed as a new version, or, by the button *Check*, says what would be broken and changes nothing. */
export async function saveEdit(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const validateOnly = textOf(form, 'mode') === 'check'
    const sent = await sendEdit(ui, form, validateOnly)
    if (!sent.isChanged)
      return { problems: [], message: ui.t('orders:edit.nothingChanged'), keepsInput: true }
    const id = requiredText(form, 'transaction')
    if (sent.problems.length > 0) return refused(ui, form, sent.problems, `${pathOf(id)}/edit`)
    if (validateOnly) {
      const rules = sent.broken.join(' ')
      const message = rules === '' ? ui.t('orders:edit.holds') : `${ui.t('orders:edit.breaks')} ${rules}`
      return { problems: [], message, keepsInput: true }
    }
    return redirect(ui.href(pathOf(id)))
  })
}

/**
 * What keeps a transaction from being changed. Where the page is not for the reader any more, or shows another state than
 * there is, it stays as it is drawn: drawn anew, it would lose what was typed or what is told.
 */
async function refused(ui: Ui, form: FormData, problems: readonly ApiProblem[], address: string) {
  return {
    problems: await tellConflict(ui, form, { problems, address }),
    keepsPage: problems.some(({ code }) => outdating.has(code)),
  }
}

function pathOf(id: string): string {
  return `/store-financials/transactions/${encodeURIComponent(id)}`
}

export async function endEdit(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { id: requiredText(form, 'transaction'), takeOver: isChecked(form, 'takeOver') }
    const { endTransactionEdit } = await mutate(EndTransactionEditDocument, { input })
    return { problems: endTransactionEdit.problems, message: t('orders:edit.ended') }
  })
}

/** Undoes the last change that the reader has seen; one that came after it is told instead. */
export async function undoEdit(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const id = requiredText(form, 'transaction')
    const input = { id, version: Number(requiredText(form, 'version')) }
    const { problems } = (await mutate(UndoTransactionEditDocument, { input })).undoTransactionEdit
    if (problems.length > 0) return refused(ui, form, problems, pathOf(id))
    return { problems, message: ui.t('orders:edit.undone') }
  })
}
