import { type FormProblem, field, pageResponse } from './frame.ts'
import { html } from './html.ts'
import { firstPage } from './same-site.ts'
import type { Texts } from './texts.ts'

/** What the sign-in page shows. */
export interface SignInPage {
  /** Page of this site to go to afterwards. */
  readonly next: string
  readonly email?: string | undefined
  readonly problems?: readonly FormProblem[] | undefined
  /** Name of the OpenID Connect provider, where there is one. */
  readonly provider?: string | undefined
  /** The visitor has just signed out. */
  readonly isSignedOut?: boolean | undefined
  /** There are no users, so nobody can sign in. */
  readonly isNotSetUp?: boolean | undefined
}

/** The page where people sign in by password or by their identity provider. */
export function signInPage(
  texts: Texts,
  page: SignInPage,
  init: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const { text } = texts
  const problems = page.problems ?? []
  const content = html`
${page.isSignedOut && html`<p class="notice" role="status">${text('signIn.signedOut')}</p>`}
${page.isNotSetUp && html`<p class="notice">${text('signIn.notSetUp')}</p>`}
<form method="post" action="/sign-in" novalidate>
<input type="hidden" name="next" value="${page.next}">
${field(texts, { name: 'email', type: 'email', label: text('signIn.email'), autocomplete: 'username', value: page.email, problems })}
${field(texts, { name: 'password', type: 'password', label: text('signIn.password'), autocomplete: 'current-password', problems })}
<button>${text('signIn.submit')}</button>
</form>
${
  page.provider !== undefined &&
  html`<a class="button" href="/sign-in/openid-connect?next=${encodeURIComponent(page.next)}">${text('signIn.withProvider', { provider: page.provider })}</a>`
}
<p>${text('signIn.help')}</p>`
  return pageResponse(texts, { title: text('signIn.title'), content, problems }, init)
}

/** The page that asks whether to sign out: a form, because a link that signs out could be followed unasked. */
export function signOutPage(
  texts: Texts,
  user: { readonly name: string; readonly email: string } | undefined,
): Response {
  const { text } = texts
  const content = user
    ? html`<p>${text('signOut.signedInAs', { name: user.name, email: user.email })}</p>
<form method="post" action="/sign-out"><button>${text('signOut.submit')}</button></form>
<a class="button" href="${firstPage}">${text('signOut.continue')}</a>`
    : html`<p>${text('signOut.notSignedIn')}</p><a class="button" href="/sign-in">${text('signIn.title')}</a>`
  return pageResponse(texts, { title: text('signOut.title'), content })
}

/** The page behind a one-time link that has been used or is too old. */
export function linkEndedPage(texts: Texts, purpose: 'setUp' | 'signIn'): Response {
  const { text } = texts
  const content = html`<p>${text(`linkEnded.${purpose}`)}</p>
<a class="button" href="/sign-in">${text('linkEnded.toSignIn')}</a>`
  return pageResponse(texts, { title: text('linkEnded.title'), content }, { status: 410 })
}

/** The answer to a form that was sent from somewhere else. */
export function otherSitePage(texts: Texts, address: string): Response {
  const { text } = texts
  const problems = [{ problem: 'OTHER_SITE', parameters: { address } }] as const
  return pageResponse(
    texts,
    {
      title: text('signIn.title'),
      content: html`<a class="button" href="${address}">${address}</a>`,
      problems,
    },
    { status: 403 },
  )
}
