import { requiredText, textOf, textsOf } from '../forms/act.ts'
import { mutate } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor, type Ui } from '../session/ui.ts'
import { isChecklist } from './addresses.ts'
import { answerWords } from './answer-words.ts'
import { type AnswerValue, answersOf } from './answers.ts'
import { SaveGuideDraftDocument } from './drafts.generated.ts'
import { beforeField } from './form-fields.ts'
import { type ReadAnswers, readAnswers } from './read-answers.ts'
import { type Draft, type Guide, readDraft, readDraftAnew, readGuide, type Screen } from './read-guide.ts'
import type { Contradiction, Saved } from './saved.ts'
import { controlsOf, offerControls } from './walk.ts'

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
 * Keeps what could be read of a form. When it says what it was made from, what other windows have saved meanwhile stays,
 * and only what contradicts it is left out.
 * @param target the screen that is gone to; undefined for staying.
 * @throws ApiError when the API refuses the whole of it.
 */
export async function saveSentWalk(
  walk: SentWalk,
  form: FormData,
  { answers, problems: unread }: ReadAnswers,
  target: string | undefined,
): Promise<Saved> {
  const { ui, guide, draft, page, screens } = walk
  const madeFrom = textsOf(form, beforeField).map(readFields)
  const controls = controlsOf(screens)
  const before = madeFrom.map((one) => readAnswers(one, controls, ui.locale).answers)
  const save = async (saved: ReadAnswers['answers'], screen: string | undefined) => {
    const { saveGuideDraft } = await mutate(SaveGuideDraftDocument, {
      input: {
        id: draft.id,
        revision: Number(requiredText(form, 'revision')),
        answers: saved,
        before: before.length > 0 ? before : null,
        screen: screen ?? (page === 'form' ? draft.screen : page),
        ticked: isChecklist(guide) ? tickedNow(form, madeFrom, draft, screens) : draft.ticked,
      },
    })
    return saveGuideDraft
  }
  const whole = await save(answers, target)
  const contradicted = new Set(
    whole.problems.flatMap(({ code, field }) =>
      code === 'ANSWER_CHANGED_ELSEWHERE' && field !== null ? [field] : [],
    ),
  )
  const rest = Object.entries(answers).filter(([bind]) => !contradicted.has(bind))
  const saved = contradicted.size > 0 ? await save(Object.fromEntries(rest), undefined) : whole
  const [problem] = saved.problems
  return {
    revision: saved.draft?.revision ?? null,
    problem: problem ? ui.word.problem(problem.code, problem.parameters) : null,
    unread: unread.flatMap(({ field }) => (answers[field] === undefined ? [field] : [])),
    contradictions: await tellContradictions(walk, contradicted, answers),
  }
}

async function tellContradictions(
  { ui, screens, draft }: SentWalk,
  contradicted: ReadonlySet<string>,
  here: ReadAnswers['answers'],
): Promise<readonly Contradiction[]> {
  if (contradicted.size === 0) return []
  const now = (await readDraftAnew(draft.id)) ?? draft
  const offer = await offerControls(ui, screens, now)
  const stored = answersOf(now.answers)
  return [...contradicted].flatMap((field) => {
    const offered = offer.controls.get(field)
    if (!offered) return []
    const words = (value: AnswerValue | null | undefined) =>
      value === null || value === undefined
        ? ui.t('guides:review.unanswered')
        : answerWords(ui, offered, value)
    const text = ui.t('guides:save.difference', {
      label: offered.control.label,
      there: words(stored[field]),
      here: words(here[field]),
    })
    return [{ field, text }]
  })
}

/** A form from the text that it was written as. */
function readFields(text: string): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value)
  return form
}

/** The steps that are ticked: those that this form has ticked or unticked as it says, all others as they are. */
function tickedNow(
  form: FormData,
  before: readonly FormData[],
  draft: Draft,
  screens: readonly Screen[],
): readonly string[] {
  const now = new Set(textsOf(form, 'ticked'))
  const isTicked = (id: string): boolean => {
    const isChanged = before.some((earlier) => textsOf(earlier, 'ticked').includes(id) !== now.has(id))
    return isChanged || before.length === 0 ? now.has(id) : draft.ticked.includes(id)
  }
  const here = new Set(screens.flatMap(({ steps }) => steps.map(({ id }) => id)))
  return [...draft.ticked.filter((id) => !here.has(id)), ...[...here].filter(isTicked)]
}
