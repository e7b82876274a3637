import { inTransaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { ProblemError } from '../graphql/problems.ts'
import { auditUser } from './audit-user.ts'
import { clientAddressHeader, openIdConnectProvider } from './better-auth.ts'
import type { IdentityParts } from './identity-parts.ts'
import { isWithoutUsers, takeLink } from './one-time-links.ts'
import { readForm } from './pages/forms.ts'
import type { FormProblem } from './pages/frame.ts'
import { firstPage, isFromThisSite, pageOfThisSite } from './pages/same-site.ts'
import { setUpPage } from './pages/set-up-page.ts'
import { linkEndedPage, otherSitePage, signInPage, signOutPage } from './pages/sign-in-page.ts'
import { type PageProblem, type Texts, textsFor } from './pages/texts.ts'
import { readSetUpLink, setUp } from './set-up.ts'

/** A request on its way to an answer. */
interface Visit extends IdentityParts {
  readonly request: Request
  readonly url: URL
  readonly texts: Texts
  /** Asks better-auth, as this client, at an address below `/api/auth`. */
  readonly ask: (path: string, body: object) => Promise<Response>
}

type Answer = (visit: Visit) => Promise<Response>

const pages: Readonly<Record<string, Readonly<Partial<Record<string, Answer>>>>> = {
  '/sign-in': { GET: showSignIn, POST: fromThisSite(signInByPassword) },
  '/sign-in/once': { GET: signInOnce },
  '/sign-in/openid-connect': { GET: goToProvider },
  '/sign-out': { GET: showSignOut, POST: fromThisSite(signOut) },
  '/set-up': { GET: showSetUp, POST: fromThisSite(finishSetUp) },
}

/**
 * What of better-auth can be reached from outside. Its other addresses change users, passwords and sessions without
 * an audit entry; for those there are mutations.
 */
const authAddresses =
  /^(GET \/(ok|get-session|error)|POST \/sign-in\/email|POST \/sign-out|(GET|POST) \/callback\/[\w-]+)$/

const authPath = '/api/auth'

/** The answer to a request for one of identity's addresses; undefined for any other. */
export async function answerIdentityRequest(
  parts: IdentityParts,
  request: Request,
  clientAddress: string | undefined,
): Promise<Response | undefined> {
  const url = new URL(request.url)
  if (url.pathname.startsWith(`${authPath}/`)) return answerByBetterAuth(parts, request, url, clientAddress)
  const answers = pages[url.pathname]
  if (!answers) return undefined
  const answer = answers[request.method]
  if (!answer) return new Response(null, { status: 405, headers: { allow: Object.keys(answers).join(', ') } })
  const texts = textsOf(request, url.searchParams.get('next'))
  const ask = (path: string, body: object) => askBetterAuth(parts, request, clientAddress, path, body)
  return answer({ ...parts, request, url, texts, ask })
}

function textsOf({ headers }: Request, page: string | null): Texts {
  return textsFor(headers.get('accept-language'), headers.get('cookie'), page)
}

async function answerByBetterAuth(
  parts: IdentityParts,
  request: Request,
  url: URL,
  clientAddress: string | undefined,
): Promise<Response> {
  const path = url.pathname.slice(authPath.length)
  if (!authAddresses.test(`${request.method} ${path}`)) return new Response(null, { status: 404 })
  const session = path === '/sign-out' ? await parts.sessionOf(request) : undefined
  const headers = withClientAddress(new Headers(request.headers), clientAddress)
  const response = await parts.auth().handler(new Request(request, { headers }))
  if (session && response.ok) await auditSignOut(parts, session.user.id)
  return response
}

async function askBetterAuth(
  { auth, settings }: IdentityParts,
  request: Request,
  clientAddress: string | undefined,
  path: string,
  body: object,
): Promise<Response> {
  const { origin } = new URL(settings.publicUrl)
  const headers = withClientAddress(
    new Headers({ 'content-type': 'application/json', origin }),
    clientAddress,
  )
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return auth().handler(
    new Request(`${origin}${authPath}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

function withClientAddress(headers: Headers, clientAddress: string | undefined): Headers {
  headers.delete(clientAddressHeader)
  if (clientAddress !== undefined) headers.set(clientAddressHeader, clientAddress)
  return headers
}

function fromThisSite(answer: Answer): Answer {
  return async (visit) => {
    const { request, settings, texts, url } = visit
    if (isFromThisSite(request, settings.publicUrl)) return answer(visit)
    return otherSitePage(texts, new URL(url.pathname, settings.publicUrl).href)
  }
}

/** Goes on to another page with GET, keeping cookies that better-auth has set. */
function goTo(address: string, cookiesFrom?: Headers): Response {
  const headers = new Headers({ location: address, 'cache-control': 'no-store' })
  for (const cookie of cookiesFrom?.getSetCookie() ?? []) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

async function showSignIn(visit: Visit): Promise<Response> {
  const { url, texts, request, database } = visit
  const next = pageOfThisSite(url.searchParams.get('next'))
  const error = url.searchParams.get('error')
  if (error === null && (await visit.sessionOf(request))) return goTo(next)
  const problems = error === null ? [] : [providerProblem(error, providerName(visit) ?? '')]
  return signInPage(texts, {
    next,
    problems,
    provider: providerName(visit),
    isSignedOut: url.searchParams.has('signed-out'),
    isNotSetUp: await isWithoutUsers(database.kysely),
  })
}

async function signInByPassword(visit: Visit): Promise<Response> {
  const form = await readForm(visit.request)
  const email = form?.get('email')?.trim() ?? ''
  const password = form?.get('password') ?? ''
  const next = pageOfThisSite(form?.get('next'))
  const missing: FormProblem[] = []
  if (email === '') missing.push({ problem: 'EMAIL_MISSING', field: 'email' })
  if (password === '') missing.push({ problem: 'PASSWORD_MISSING', field: 'password' })
  const refuse = (status: number, problems: readonly FormProblem[], headers = {}) =>
    signInPage(
      textsOf(visit.request, next),
      { next, email, problems, provider: providerName(visit) },
      { status, headers },
    )
  if (missing.length > 0) return refuse(422, missing)

  const response = await visit.ask('/sign-in/email', { email, password })
  if (response.ok) return goTo(next, response.headers)
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-retry-after') ?? 60)
    const problem: FormProblem = { problem: 'TOO_MANY_ATTEMPTS', parameters: { count: seconds } }
    return refuse(429, [problem], { 'retry-after': String(seconds) })
  }
  const { code } = (await response.json()) as { code?: string }
  if (code === 'USER_DISABLED') return refuse(403, [{ problem: 'USER_DISABLED' }])
  return refuse(401, [{ problem: 'WRONG_EMAIL_OR_PASSWORD', field: 'email' }])
}

async function signInOnce(visit: Visit): Promise<Response> {
  const { database, url, texts } = visit
  const token = url.searchParams.get('token') ?? ''
  const link = await inTransaction(database, (trx) => takeLink(trx, 'signIn', token))
  if (!link?.userId) return linkEndedPage(texts, 'signIn')
  return signInUser(visit, link.userId)
}

async function signInUser(visit: Visit, userId: Id<'User'>): Promise<Response> {
  const { request } = visit
  const { headers } = await visit.auth().api.createSessionForUser({
    body: { userId },
    headers: request.headers,
    returnHeaders: true,
  })
  return goTo(firstPage, headers)
}

async function goToProvider(visit: Visit): Promise<Response> {
  const { url, texts } = visit
  const name = providerName(visit)
  if (name === undefined) return new Response(null, { status: 404 })
  const next = pageOfThisSite(url.searchParams.get('next'))
  const problem = (code: PageProblem, status: number) =>
    signInPage(
      texts,
      { next, provider: name, problems: [{ problem: code, parameters: { provider: name } }] },
      { status },
    )
  if (!(await visit.authWithProvider())) return problem('PROVIDER_NOT_REACHED', 503)
  const response = await visit.ask('/sign-in/social', {
    provider: openIdConnectProvider,
    callbackURL: next,
    errorCallbackURL: `/sign-in?next=${encodeURIComponent(next)}`,
    disableRedirect: true,
  })
  if (!response.ok) return problem('PROVIDER_FAILED', response.status === 429 ? 429 : 502)
  const answer = (await response.json()) as { url?: string }
  return answer.url ? goTo(answer.url, response.headers) : problem('PROVIDER_FAILED', 502)
}

function providerName({ settings: { openIdConnect } }: IdentityParts): string | undefined {
  return openIdConnect && (openIdConnect.name ?? new URL(openIdConnect.issuer).hostname)
}

function providerProblem(error: string, provider: string): FormProblem {
  if (error === 'USER_DISABLED') return { problem: 'USER_DISABLED' }
  const isUnverified = error === 'email_not_verified' || error === 'account_not_linked'
  return {
    problem: isUnverified ? 'PROVIDER_EMAIL_NOT_VERIFIED' : 'PROVIDER_FAILED',
    parameters: { provider },
  }
}

async function showSignOut(visit: Visit): Promise<Response> {
  const session = await visit.sessionOf(visit.request)
  return signOutPage(visit.texts, session?.user)
}

async function signOut(visit: Visit): Promise<Response> {
  const session = await visit.sessionOf(visit.request)
  const response = await visit.ask('/sign-out', {})
  if (session) await auditSignOut(visit, session.user.id)
  return goTo('/sign-in?signed-out', response.headers)
}

async function auditSignOut({ database }: IdentityParts, userId: Id<'User'>): Promise<void> {
  await inTransaction(database, (trx) => auditUser(trx, { userId }, { action: 'signOut', userId }))
}

async function showSetUp({ database, url, texts }: Visit): Promise<Response> {
  const token = url.searchParams.get('token') ?? ''
  const invitation = await readSetUpLink(database, token)
  if (!invitation) return linkEndedPage(texts, 'setUp')
  return setUpPage(texts, { token, invitedEmail: invitation.user?.email })
}

async function finishSetUp(visit: Visit): Promise<Response> {
  const { database, texts, request } = visit
  const form = await readForm(request)
  const token = form?.get('token') ?? ''
  const invitation = await readSetUpLink(database, token)
  if (!form || !invitation) return linkEndedPage(texts, 'setUp')
  const choices = {
    name: form.get('name') ?? '',
    email: form.get('email') ?? '',
    password: form.get('password') ?? '',
    repeatedPassword: form.get('repeated') ?? '',
  }
  try {
    const userId = await setUp(database, token, choices)
    return userId ? await signInUser(visit, userId) : linkEndedPage(texts, 'setUp')
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const problems = error.problems.map(toFormProblem)
    const { name, email } = choices
    return setUpPage(texts, { token, invitedEmail: invitation.user?.email, name, email, problems })
  }
}

const pageProblems: Readonly<Record<string, PageProblem>> = {
  USER_NAME_MISSING: 'NAME_MISSING',
  USER_NAME_TOO_LONG: 'NAME_TOO_LONG',
  EMAIL_INVALID: 'EMAIL_INVALID',
  PASSWORD_TOO_SHORT: 'PASSWORD_TOO_SHORT',
  PASSWORD_TOO_LONG: 'PASSWORD_TOO_LONG',
  PASSWORDS_DIFFER: 'PASSWORDS_DIFFER',
}

function toFormProblem({ code, parameters, field }: ProblemError['problems'][number]): FormProblem {
  const problem = pageProblems[code]
  if (!problem) throw new Error(`The set-up page has no words for ${code}`)
  const known = Object.entries(parameters).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  return { problem, parameters: Object.fromEntries(known), ...(field === undefined ? {} : { field }) }
}
