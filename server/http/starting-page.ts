import { pageResponse } from '../identity/pages/frame.ts'
import { html } from '../identity/pages/html.ts'
import { textsFor } from '../identity/pages/texts.ts'

const pauseSeconds = 2

/** What comes before Kontor is ready is told to wait, in its language, and asks again by itself. */
export function startingPage(request: Request): Response {
  const texts = textsFor(request.headers.get('accept-language'), request.headers.get('cookie'))
  return pageResponse(
    texts,
    {
      title: texts.text('starting.title'),
      content: html`<p role="status">${texts.text('starting.text')}</p>`,
    },
    { status: 503, headers: { 'retry-after': String(pauseSeconds), refresh: String(pauseSeconds) } },
  )
}
