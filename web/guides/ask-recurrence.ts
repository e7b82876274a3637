import { query } from '../graphql/request-client.ts'
import { type Answers, answersUnder, withConstants } from './answers.ts'
import { PreviewRecurrenceDocument, type PreviewRecurrenceQuery } from './previews.generated.ts'
import type { Draft, Guide } from './read-guide.ts'
import { isRelevant } from './relevance.ts'

export type RecurrenceOutlook = PreviewRecurrenceQuery['previewRecurrence']

/**
 * What the API makes of the recurrence in a draft's answers: with all that was left out, its next ten occurrences, or
 * what is wrong with it.
 * @throws ApiError when the reader may not ask.
 */
export async function askRecurrence(
  guide: Pick<Guide, 'constants'>,
  draft: Pick<Draft, 'companyId'>,
  answers: Answers,
): Promise<RecurrenceOutlook> {
  const relevant = Object.fromEntries(Object.entries(answers).filter(([bind]) => isRelevant(bind, answers)))
  const { previewRecurrence } = await query(PreviewRecurrenceDocument, {
    input: answersUnder('RecurrenceInput', withConstants(relevant, guide.constants)),
    activePeriod: activePeriodIn(relevant),
    companyId: draft.companyId,
  })
  return previewRecurrence
}

/** The hours in which a job may start; null for any, also while only one end of them is known. */
export function activePeriodIn(answers: Answers) {
  const { from, to, timeZone } = answersUnder('ActivePeriodInput', answers)
  if (typeof from !== 'string' || typeof to !== 'string') return null
  return { from, to, ...(typeof timeZone === 'string' ? { timeZone } : {}) }
}
