import { passwordLength } from '../better-auth.ts'
import { type FormProblem, field, pageResponse } from './frame.ts'
import { html } from './html.ts'
import type { Texts } from './texts.ts'

/** What the set-up page shows. */
export interface SetUpPage {
  readonly token: string
  /** The invited user's address; undefined for the first administrator, who gives one. */
  readonly invitedEmail?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly problems?: readonly FormProblem[] | undefined
}

/** The page where the first administrator, or somebody invited, says who they are and chooses a password. */
export function setUpPage(texts: Texts, page: SetUpPage): Response {
  const { text } = texts
  const problems = page.problems ?? []
  const isInvitation = page.invitedEmail !== undefined
  const content = html`
<p>${isInvitation ? text('setUp.invitationIntro', { email: page.invitedEmail }) : text('setUp.intro')}</p>
<form method="post" action="/set-up" novalidate>
<input type="hidden" name="token" value="${page.token}">
${isInvitation && html`<input type="hidden" name="username" autocomplete="username" value="${page.invitedEmail}">`}
${!isInvitation && field(texts, { name: 'name', type: 'text', label: text('setUp.name'), autocomplete: 'name', value: page.name, problems })}
${!isInvitation && field(texts, { name: 'email', type: 'email', label: text('setUp.email'), autocomplete: 'username', value: page.email, problems })}
${field(texts, {
  name: 'password',
  type: 'password',
  label: text('setUp.password'),
  autocomplete: 'new-password',
  hint: text('setUp.passwordHelp', { minimum: passwordLength.minimum }),
  problems,
})}
${field(texts, { name: 'repeated', type: 'password', label: text('setUp.repeatedPassword'), autocomplete: 'new-password', problems })}
<button>${text('setUp.submit')}</button>
</form>`
  const title = isInvitation ? text('setUp.invitationTitle') : text('setUp.title')
  return pageResponse(texts, { title, content, problems }, { status: problems.length > 0 ? 422 : 200 })
}
