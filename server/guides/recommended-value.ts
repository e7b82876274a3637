import { type AnswerValue, type AskedValue, isAnswerValue, type Recommendation } from './guide.ts'
import { type GuideLocale, sourceLocale } from './locales.ts'
import { valueAt } from './predicate.ts'

/** What a recommendation is told by. */
export interface Walk {
  readonly locale: GuideLocale | string
  /** The day, `2026-11-21`, in the company's time zone. */
  readonly today: () => Promise<string>
  /** Puts a query to the API as the operator, with its variables filled in, and gives the data of its answer. */
  readonly ask: (question: AskedValue) => Promise<unknown>
}

/**
 * What a recommendation comes to for the operator who walks the guide. An id may be given by the words of its record
 * (`P-0001`, `Stores by Region`); the control finds the record by them.
 * @returns null when there is nothing to recommend: the query found nothing.
 */
export async function recommendedValue(recommend: Recommendation, walk: Walk): Promise<AnswerValue | null> {
  if (isToday(recommend)) return walk.today()
  if (isPerLocale(recommend)) {
    const values: Readonly<Record<string, AnswerValue>> = recommend
    return values[walk.locale] ?? recommend[sourceLocale]
  }
  if (!isAsked(recommend)) return recommend
  const found = valueAt(await walk.ask(recommend), recommend.path.split('.'))
  return isAnswerValue(found) ? found : null
}

/** Whether the day on which the guide is walked is recommended. */
export function isToday(recommend: Recommendation): recommend is Extract<Recommendation, { given: 'today' }> {
  return typeof recommend === 'object' && 'given' in recommend
}

/** Whether every language has an example of its own. */
export function isPerLocale(
  recommend: Recommendation,
): recommend is Extract<Recommendation, Record<GuideLocale, AnswerValue>> {
  return typeof recommend === 'object' && sourceLocale in recommend
}

/** Whether the system is asked. */
export function isAsked(recommend: Recommendation): recommend is AskedValue {
  return typeof recommend === 'object' && 'query' in recommend
}
