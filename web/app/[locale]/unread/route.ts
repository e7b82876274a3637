import { answerLookUp } from '../../../live/answer-look-up.ts'
import { openUi } from '../../../session/ui.ts'

/** How many notifications the reader has not read, in words. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return answerLookUp(async () => {
    const { t, unreadNotificationCount } = await openUi(params)
    return t('shell.notifications', { count: unreadNotificationCount })
  })
}
