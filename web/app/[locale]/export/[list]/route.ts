import { isLocale } from '../../../../language/locales.ts'
import { writeCsv, writeTabbed } from '../../../../lists/csv.ts'
import { attachmentNamed } from '../../../../lists/file-name.ts'
import { listNamed } from '../../../../lists/registry.ts'
import { searchParametersOf } from '../../../../lists/search-parameters.ts'
import { tabbedText } from '../../../../lists/tabbed-text.ts'
import { companyHeader } from '../../../../live/look-up.ts'
import { openUiFor } from '../../../../session/ui.ts'

/**
 * A whole list, by the filters of the page that shows it, in the reader's own format: as a CSV file, or as text for the
 * clipboard to who accepts that only.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; list: string }> },
): Promise<Response> {
  const { locale, list: name } = await params
  const list = listNamed(name)
  if (!list || !isLocale(locale)) return new Response(null, { status: 404 })
  const ui = await openUiFor(locale, request.headers.get(companyHeader) ?? undefined)
  const parameters = searchParametersOf(request)
  const kept = { 'cache-control': 'no-store', vary: 'accept' }
  if (request.headers.get('accept') === tabbedText) {
    return new Response(writeTabbed(ui, list, parameters), {
      headers: { ...kept, 'content-type': `${tabbedText}; charset=utf-8` },
    })
  }
  return new Response(writeCsv(ui, list, parameters), {
    headers: {
      ...kept,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachmentNamed(list.title(ui), 'csv'),
    },
  })
}
