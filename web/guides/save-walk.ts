'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requiredText, textOf, textsOf } from '../forms/act.ts'
import type { ActionState, FieldProblem } from '../forms/action-state.ts'
import { ApiError, mutate } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor, type Ui } from '../session/ui.ts'
import { guidePagePath, isChecklist } from './addresses.ts'
import { checkRecurrence } from './check-recurrence.ts'
import { SaveGuideDraftDocument } from './drafts.generated.ts'
import { type ReadAnswers, readAnswers } from './read-answers.ts'
import { type Draft, type Guide, readDraft, readGuide, type Screen } from './read-guide.ts'
import { controlsOf } from './walk.ts'

/** What came of saving a screen while it is being filled in. */
export interface Saved {
  /** The draft's revision after it; null when it was not saved. */
  readonly revision: number | null
  /** Why it was not saved, in the reader's words. */
  readonly problem: string | null
}

/** A form of the wizard: a screen, or all of them on one page. */
interface WalkForm {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
  /** The screen's name, or `form`. */
  readonly page: string
  readonly screens: readonly Screen[]
}

/** Keeps what stands in a screen, as far as it can be read; the rest is told when the screen is left. */
export async function saveScreen(form: FormData): Promise<Saved> {
  const walk = await openWalk(form)
  if (!walk) return { revision: null, problem: null }
  try {
    const saved = await save(
      walk,
      form,
      readAnswers(form, controlsOf(walk.screens), walk.ui.locale),
      undefined,
    )
    // What another window has changed is not drawn into a form that stands on what was there before.
    if (saved.revision !== null) revalidatePath('/', 'layout')
    return saved
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { revision: null, problem: walk.ui.word.problem(error.code, error.parameters) }
  }
}

/** Leaves a screen, by the button that was pressed: onwards when all on it is right, back in any case. */
export async function leaveScreen(state: ActionState, form: FormData): Promise<ActionState> {
  const tries = state.tries + 1
  const walk = await openWalk(form)
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
    const { problem } = await save(walk, form, read, target)
    if (problem !== null) return failed(tries, [{ field: null, text: problem }])
    revalidatePath('/', 'layout')
    if (problems.length > 0) return failed(tries, problems)
    if (target === undefined) return { status: 'done', tries, message: ui.t('saved'), problems: [] }
    redirect(ui.href(guidePagePath(guide.id, target, draft.id)))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return failed(tries, [{ field: null, text: ui.word.problem(error.code, error.parameters) }])
  }
}

async function openWalk(form: FormData): Promise<WalkForm | undefined> {
  const ui = await openUiFor(chooseLocale(textOf(form, 'locale'), null))
  const guideId = requiredText(form, 'guide')
  const draft = await readDraft(guideId, requiredText(form, 'draft'))
  const guide = draft && (await readGuide(ui, guideId, draft.companyId ?? ''))
  if (!draft || !guide) return undefined
  const page = requiredText(form, 'page')
  const screens = page === 'form' ? guide.screens : guide.screens.filter(({ id }) => id === page)
  return { ui, guide, draft, page, screens }
}

/** Where a button leads: a screen's name; undefined for staying where one is. */
function targetOf({ guide, page }: WalkForm, go: string | undefined): string | undefined {
  const { screens } = guide
  if (page === 'form') return go === 'next' ? screens.at(-1)?.id : undefined
  const at = screens.findIndex(({ id }) => id === page)
  if (go === 'back') return screens[at - 1]?.id ?? page
  return go === 'next' ? screens[at + 1]?.id : undefined
}

async function save(
  { ui, guide, draft, page, screens }: WalkForm,
  form: FormData,
  { answers }: ReadAnswers,
  target: string | undefined,
): Promise<Saved> {
  const { saveGuideDraft } = await mutate(SaveGuideDraftDocument, {
    input: {
      id: draft.id,
      revision: Number(requiredText(form, 'revision')),
      answers,
      screen: target ?? (page === 'form' ? draft.screen : page),
      ticked: isChecklist(guide) ? tickedNow(form, draft, screens) : draft.ticked,
    },
  })
  const [problem] = saveGuideDraft.problems
  return {
    revision: saveGuideDraft.draft?.revision ?? null,
    problem: problem ? ui.word.problem(problem.code, problem.parameters) : null,
  }
}

/** The steps that are ticked: those of other screens as they were, those of this one as it says. */
function tickedNow(form: FormData, draft: Draft, screens: readonly Screen[]): readonly string[] {
  const here = new Set(screens.flatMap(({ steps }) => steps.map(({ id }) => id)))
  return [
    ...draft.ticked.filter((id) => !here.has(id)),
    ...textsOf(form, 'ticked').filter((id) => here.has(id)),
  ]
}

async function problemsOf(walk: WalkForm, read: ReadAnswers): Promise<readonly FieldProblem[]> {
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
