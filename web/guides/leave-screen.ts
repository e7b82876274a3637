'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { textOf } from '../forms/act.ts'
import type { ActionState, FieldProblem } from '../forms/action-state.ts'
import { ApiError } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor } from '../session/ui.ts'
import { guidePagePath } from './addresses.ts'
import { checkRecurrence } from './check-recurrence.ts'
import { type ReadAnswers, readAnswers } from './read-answers.ts'
import { openSentWalk, type SentWalk, saveSentWalk } from './sent-walk.ts'
import { controlsOf } from './walk.ts'

/** Leaves a screen, by the button that was pressed: onwards when all on it is right, back in any case. */
export async function leaveScreen(state: ActionState, form: FormData): Promise<ActionState> {
  const tries = state.tries + 1
  const walk = await openSentWalk(form)
  if (!walk) {
    const ui = await openUiFor(chooseLocale(textOf(form, 'locale'), null))
    return failed(tries, [{ field: null, text: ui.t('guides:problem.draftGone') }])
  }
  const { ui, guide, draft } = walk
  try {
    const go = textOf(form, 'go')
    const read = readAnswers(form, controlsOf(walk.screens), ui.locale)
    const problems = go === 'back' ? [] : await problemsOf(walk, read)
    // What can be read is kept in any case; a screen with problems is not left.
    const target = problems.length > 0 ? undefined : targetOf(walk, go)
    const { problem, contradictions } = await saveSentWalk(walk, form, read, target)
    if (problem !== null) return failed(tries, [{ field: null, text: problem }])
    revalidatePath('/', 'layout')
    if (contradictions.length > 0) return failed(tries, contradictions)
    if (problems.length > 0) return failed(tries, problems)
    if (target === undefined) return { status: 'done', tries, message: ui.t('saved'), problems: [] }
    redirect(ui.href(guidePagePath(guide.id, target, draft.id)))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return failed(tries, [{ field: null, text: ui.word.problem(error.code, error.parameters) }])
  }
}

/** Where a button leads: a screen's name; undefined for staying where one is. */
function targetOf({ guide, page }: SentWalk, go: string | undefined): string | undefined {
  const { screens } = guide
  if (page === 'form') return go === 'next' ? screens.at(-1)?.id : undefined
  const at = screens.findIndex(({ id }) => id === page)
  if (go === 'back') return screens[at - 1]?.id ?? page
  return go === 'next' ? screens[at + 1]?.id : undefined
}

async function problemsOf(walk: SentWalk, read: ReadAnswers): Promise<readonly FieldProblem[]> {
  const { ui } = walk
  const typed = read.problems.map(({ field, label, fault, maximum }) => ({
    field,
    text:
      fault === 'tooLong'
        ? ui.word.problem('VALUE_TOO_LONG', { maximum })
        : ui.t(`guides:problem.${fault}`, { label }),
  }))
  return typed.length > 0
    ? typed
    : checkRecurrence(ui, walk.guide, walk.draft, controlsOf(walk.screens), read)
}

function failed(tries: number, problems: readonly FieldProblem[]): ActionState {
  return { status: 'failed', tries, message: null, problems }
}
