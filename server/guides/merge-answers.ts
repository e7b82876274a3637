import { isDeepStrictEqual } from 'node:util'
import { problem, throwProblems } from '../graphql/problems.ts'
import type { AnswerValue } from './guide.ts'
import type { Answers } from './tables.ts'

/** Answers of a save; null takes one back. */
export type GivenAnswers = Readonly<Record<string, AnswerValue | null>>

/**
 * What of a save is to be written when other windows may have saved since its form was drawn: the answers that were
 * changed in the form, and those that nobody has given yet.
 * @param before what stood in the form's inputs when it was drawn, and in each of its saves since: any of them may be
 * what is stored.
 * @throws ProblemError ANSWER_CHANGED_ELSEWHERE for each that was changed here and, into something else, there.
 */
export function mergeAnswers(
  stored: Answers,
  given: GivenAnswers,
  before: readonly Readonly<Record<string, unknown>>[],
): GivenAnswers {
  const changes = Object.entries(given).filter(([bind, value]) => {
    const isAnswered = stored[bind] !== undefined
    const isChangedHere = before.some((earlier) => !isDeepStrictEqual(earlier[bind] ?? null, value))
    return !isDeepStrictEqual(stored[bind] ?? null, value) && (!isAnswered || isChangedHere)
  })
  throwProblems(
    changes
      .filter(
        ([bind]) =>
          stored[bind] !== undefined &&
          !before.some((earlier) => isDeepStrictEqual(earlier[bind] ?? null, stored[bind])),
      )
      .map(([bind]) => problem('ANSWER_CHANGED_ELSEWHERE', { input: bind }, bind)),
  )
  return Object.fromEntries(changes)
}
