import { requiredText, textOf, textsOf } from '../forms/act.ts'
import { mutate } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor, type Ui } from '../session/ui.ts'
import { isChecklist } from './addresses.ts'
import { SaveGuideDraftDocument } from './drafts.generated.ts'
import type { ReadAnswers } from './read-answers.ts'
import { type Draft, type Guide, readDraft, readGuide, type Screen } from './read-guide.ts'

/** What came of saving a screen. */
export interface Saved {
  /** The draft's revision after it; null when it was not saved. */
  readonly revision: number | null
  /** Why it was not saved, in the reader's words. */
  readonly problem: string | null
}

/** A form of the wizard that was sent: a screen, or all of them on one page. */
export interface SentWalk {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
  /** The screen's name, or `form`. */
  readonly page: string
  readonly screens: readonly Screen[]
}

/** What a form that was sent is about; undefined when its draft or guide is gone. */
export async function openSentWalk(form: FormData): Promise<SentWalk | undefined> {
  const ui = await openUiFor(chooseLocale(textOf(form, 'locale'), null))
  const guideId = requiredText(form, 'guide')
  const draft = await readDraft(guideId, requiredText(form, 'draft'))
  const guide = draft && (await readGuide(ui, guideId, draft.companyId ?? ''))
  if (!draft || !guide) return undefined
  const page = requiredText(form, 'page')
  const screens = page === 'form' ? guide.screens : guide.screens.filter(({ id }) => id === page)
  return { ui, guide, draft, page, screens }
}

/**
 * Keeps what could be read of a form.
 * @param target the screen that is gone to; undefined for staying.
 * @throws ApiError when the API refuses the whole of it.
 */
export async function saveSentWalk(
  { ui, guide, draft, page, screens }: SentWalk,
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
