import { answerLookUp } from '../../../live/answer-look-up.ts'
import { openUi } from '../../../session/ui.ts'
import { guideCommands } from '../../../shell/guide-commands.ts'

/** The guides by title, for the command palette, which asks when it is opened. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  return answerLookUp(async () => guideCommands(await openUi(params)))
}
