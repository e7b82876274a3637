import { cache } from 'react'
import { ApiError, query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import {
  GuideDocument,
  GuideDraftStateDocument,
  type GuideDraftStateQuery,
  GuideDraftVerificationsDocument,
  type GuideQuery,
  type GuideVerificationState,
} from './guide.generated.ts'

export type Guide = NonNullable<GuideQuery['guide']>
export type Screen = Guide['screens'][number]
export type Step = Screen['steps'][number]
export type Control = Step['controls'][number]
export type Draft = NonNullable<GuideDraftStateQuery['guideDraft']>

/** What the system says of steps, by their names; those that cannot be verified are not in it. */
export type Verifications = ReadonlyMap<string, GuideVerificationState>

/**
 * A guide in the reader's language; undefined when there is none of that name. Read once a request.
 * @param companyId the company for which its recommendations and its preflight are meant.
 */
export const readGuide = cache(async (ui: Ui, id: string, companyId: string): Promise<Guide | undefined> => {
  const { guide } = await query(GuideDocument, { id, locale: ui.locale, companyId: companyId || null })
  return guide ?? undefined
})

/** The reader's own draft of a guide; undefined when there is none of that id, or it is another guide's. */
export const readDraft = cache(
  async (guideId: string, id: string | undefined): Promise<Draft | undefined> => {
    if (id === undefined) return undefined
    try {
      const { guideDraft } = await query(GuideDraftStateDocument, { id })
      return guideDraft?.guideId === guideId ? guideDraft : undefined
    } catch (error) {
      // An id that was cut off or made up is refused as a whole.
      if (error instanceof ApiError && error.code !== 'UNAVAILABLE') return undefined
      throw error
    }
  },
)

/** The reader's own draft as it is now, after this request has changed or tried to change it. */
export async function readDraftAnew(id: string): Promise<Draft | undefined> {
  const { guideDraft } = await query(GuideDraftStateDocument, { id })
  return guideDraft ?? undefined
}

/** What the system says of a draft's steps. Where it cannot be asked, nothing is known. */
export async function readVerifications(draftId: string): Promise<Verifications> {
  try {
    const { guideDraft } = await query(GuideDraftVerificationsDocument, { id: draftId })
    return new Map((guideDraft?.verifications ?? []).map(({ step, state }) => [step, state]))
  } catch (error) {
    if (error instanceof ApiError) return new Map()
    throw error
  }
}
