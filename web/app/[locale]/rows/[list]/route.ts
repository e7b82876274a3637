import { isLocale } from '../../../../language/locales.ts'
import { pageOf } from '../../../../lists/list.ts'
import { listNamed } from '../../../../lists/registry.ts'
import { digestRows } from '../../../../lists/rows-digest.ts'
import { searchParametersOf } from '../../../../lists/search-parameters.ts'
import { answerLookUp } from '../../../../live/answer-look-up.ts'
import { companyHeader } from '../../../../live/look-up.ts'
import { openUiFor } from '../../../../session/ui.ts'

/** What a page of a list shows now, drawn for the company that the page was drawn for. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; list: string }> },
): Promise<Response> {
  const { locale, list: name } = await params
  const list = listNamed(name)
  if (!list || !isLocale(locale)) return new Response(null, { status: 404 })
  const companyId = request.headers.get(companyHeader) ?? undefined
  const parameters = searchParametersOf(request)
  return answerLookUp(async () => {
    const ui = await openUiFor(locale, companyId)
    const [columns, page] = await Promise.all([
      list.columns(ui, parameters),
      list.load(ui, parameters, pageOf(parameters)),
    ])
    return digestRows(ui, list, columns, page)
  })
}
