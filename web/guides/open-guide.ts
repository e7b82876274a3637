import { notFound } from 'next/navigation'
import { idFrom } from '../graphql/found.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { openUi, type Ui } from '../session/ui.ts'
import { type Draft, type Guide, readDraft, readGuide } from './read-guide.ts'

/** A guide's page: who reads it, the guide, and the draft that its address names. */
export interface OpenGuide {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft | undefined
  /** Id of the draft that the address names, when it is not there any more, or not the reader's. */
  readonly goneDraft: string | undefined
}

/** Reads what an address below `/guides/[guide]` names; a guide that is not in the library is not found. */
export async function openGuide(
  params: Promise<{ readonly locale: string; readonly guide: string }>,
  searchParams?: Promise<SearchParameters>,
): Promise<OpenGuide> {
  const ui = await openUi(params)
  const id = idFrom((await params).guide)
  const draftId = searchParams && oneValueOf(await searchParams, 'draft')
  const draft = await readDraft(id, draftId)
  const guide = await readGuide(ui, id, draft ? (draft.companyId ?? '') : ui.company.companyId)
  if (!guide) notFound()
  return { ui, guide, draft, goneDraft: draft ? undefined : draftId }
}
