import { ApiError } from '../graphql/request-client.ts'
import { readAnswers } from './read-answers.ts'
import { notSaved, type Saved } from './saved.ts'
import { openSentWalk, saveSentWalk } from './sent-walk.ts'
import { controlsOf } from './walk.ts'

/**
 * Keeps what stands in a screen while it is being filled in, as far as it can be read; the rest is told when the screen
 * is left.
 */
export async function saveScreen(form: FormData): Promise<Saved> {
  const walk = await openSentWalk(form)
  if (!walk) return notSaved(null)
  try {
    const read = readAnswers(form, controlsOf(walk.screens), walk.ui.locale)
    return await saveSentWalk(walk, form, read, undefined)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return notSaved(walk.ui.word.problem(error.code, error.parameters))
  }
}
