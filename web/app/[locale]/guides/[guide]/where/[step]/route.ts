import { notFound, redirect } from 'next/navigation'
import { answersOf } from '../../../../../../guides/answers.ts'
import { findPlace } from '../../../../../../guides/find-place.ts'
import { openGuide } from '../../../../../../guides/open-guide.ts'
import { companyOf } from '../../../../../../guides/walk.ts'
import { oneValueOf, searchParametersOf } from '../../../../../../lists/search-parameters.ts'

/**
 * Leads to the control that a step of a guide speaks of: on the page of the record that the draft has chosen, or that
 * the address names (`?SynchronizeTransactionInput.id=…`), else of the first that fits.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; guide: string; step: string }> },
): Promise<Response> {
  const parameters = searchParametersOf(request)
  const { ui, guide, draft } = await openGuide(params, Promise.resolve(parameters))
  const { step: stepId } = await params
  const step = guide.screens.flatMap(({ steps }) => steps).find(({ id }) => id === stepId)
  if (!step?.where) notFound()
  const named = Object.fromEntries(
    Object.keys(parameters).map((name) => [name, oneValueOf(parameters, name)]),
  )
  const answers = answersOf(draft ? draft.answers : named)
  redirect(ui.href(await findPlace({ ui, companyId: companyOf(ui, draft), answers }, step.where)))
}
