'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { guidePagePath, guidePath, pathAfterWalk } from './addresses.ts'
import { type Answers, type AnswerValue, answersOf } from './answers.ts'
import {
  CreateGuideDraftDocument,
  DiscardGuideDraftDocument,
  SubmitGuideDraftDocument,
} from './drafts.generated.ts'
import { outcomePath } from './outcome.ts'
import { type Control, readDraft, readGuide } from './read-guide.ts'
import { controlsOf } from './walk.ts'

/** Begins a walk through a guide, with the answers that its form brings along, and goes to the first screen. */
export async function startWalk(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const guideId = requiredText(form, 'guide')
    const guide = await readGuide(ui, guideId, ui.company.companyId)
    const first = guide?.screens[0]
    const { createGuideDraft } = await mutate(CreateGuideDraftDocument, {
      input: {
        guide: guideId,
        companyId: ui.company.companyId || null,
        answers: guide ? broughtAnswers(form, controlsOf(guide.screens)) : {},
        screen: first?.id ?? null,
      },
    })
    const { draft, problems } = createGuideDraft
    if (!draft || !first) return { problems }
    const page = textOf(form, 'go') === 'form' ? 'form' : first.id
    redirect(ui.href(guidePagePath(guideId, page, draft.id)))
  })
}

/** Throws a walk away; from one of its own screens, goes back to the guide. */
export async function discardDraft(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { discardGuideDraft } = await mutate(DiscardGuideDraftDocument, {
      input: { id: requiredText(form, 'draft') },
    })
    const guideId = textOf(form, 'guide')
    if (discardGuideDraft.problems.length === 0 && guideId) redirect(ui.href(guidePath(guideId)))
    return { problems: discardGuideDraft.problems, message: ui.t('guides:drafts.discarded') }
  })
}

/**
 * Does what a guide is for, once a draft, and goes to what came of it. What keeps it from being done stands with the
 * answers that it speaks of.
 */
export async function submitWalk(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const guideId = requiredText(form, 'guide')
    const draftId = requiredText(form, 'draft')
    const draft = await readDraft(guideId, draftId)
    const guide = await readGuide(ui, guideId, draft?.companyId ?? '')
    const { submitGuideDraft } = await mutate(SubmitGuideDraftDocument, {
      input: {
        id: draftId,
        revision: Number(requiredText(form, 'revision')),
        secrets: guide ? givenSecrets(form, controlsOf(guide.screens)) : {},
      },
    })
    const { draft: submitted, problems } = submitGuideDraft
    if (!submitted?.outcome || problems.length > 0) {
      const labels = new Map(guide && controlsOf(guide.screens).map(({ bind, label }) => [bind, label]))
      return {
        problems: problems.map((one) => ({
          ...one,
          // The revision has no input: the page is drawn anew with what the draft holds now.
          field: one.field === 'revision' ? null : one.field,
          label: labels.get(one.field ?? ''),
        })),
      }
    }
    // Who goes back finds what was done, and not the button again.
    revalidatePath('/', 'layout')
    const done = outcomePath(ui, submitted.outcome.records, answersOf(submitted.answers))
    const last = guide?.screens.at(-1)?.id ?? ''
    redirect(ui.href(done ? pathAfterWalk(done, guideId, draftId) : guidePagePath(guideId, last, draftId)))
  })
}

/** Answers by coordinate that a page brought along in its address. */
function broughtAnswers(form: FormData, controls: readonly Control[]): Answers {
  return Object.fromEntries(
    controls.flatMap(({ bind, isList, isSecret, type }): readonly [string, AnswerValue][] => {
      const given = form.getAll(bind).filter((one): one is string => typeof one === 'string' && one !== '')
      const values = ['Int', 'BigInteger', 'Float'].includes(type) ? given.map(Number) : given
      const [first] = values
      if (first === undefined || isSecret) return []
      return [[bind, isList ? values : first]]
    }),
  )
}

/** What no draft keeps, as it was typed with the submission. */
function givenSecrets(form: FormData, controls: readonly Control[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    controls.flatMap(({ bind, isSecret }) => {
      const given = form.get(bind)
      return isSecret && typeof given === 'string' && given !== '' ? [[bind, given] as const] : []
    }),
  )
}
