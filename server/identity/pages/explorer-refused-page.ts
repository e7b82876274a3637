import { pageResponse } from './frame.ts'
import { html } from './html.ts'
import { firstPage } from './same-site.ts'
import type { Texts } from './texts.ts'

/** The page in place of the explorer for who may not use it: what is missing, and who can grant it. */
export function explorerRefusedPage(texts: Texts): Response {
  const { text } = texts
  const content = html`<p class="notice">${text('explorerRefused.text')}</p>
<a class="button" href="${firstPage}">${text('explorerRefused.continue')}</a>`
  return pageResponse(texts, { title: text('explorerRefused.title'), content }, { status: 403 })
}
