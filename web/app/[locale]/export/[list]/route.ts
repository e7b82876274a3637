import { writeCsv } from '../../../../lists/csv.ts'
import { listNamed } from '../../../../lists/registry.ts'
import { searchParametersOf } from '../../../../lists/search-parameters.ts'
import { openUi } from '../../../../session/ui.ts'

/** A whole list as CSV, by the filters of the page that shows it, in the reader's own format. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; list: string }> },
): Promise<Response> {
  const ui = await openUi(params)
  const { list: name } = await params
  const list = listNamed(name)
  if (!list) return new Response(null, { status: 404 })
  return new Response(writeCsv(ui, list, searchParametersOf(request)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${list.name}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
