import { saveScreen } from '../../../guides/save-screen.ts'
import { ownPageHeader } from '../../../guides/send-screen.ts'

/**
 * Saves a screen of a walk while it is being filled in; its form says which. Only pages of the console's own can send the
 * header: another site's form cannot, and another site's script is not let.
 */
export async function POST(request: Request): Promise<Response> {
  if (!request.headers.has(ownPageHeader)) return new Response(null, { status: 403 })
  return Response.json(await saveScreen(await request.formData()), {
    headers: { 'cache-control': 'no-store' },
  })
}
