import { type NextRequest, NextResponse } from 'next/server'
import { chooseLocale, isLocale, localeCookie, localeOf } from './language/locales.ts'

/** The pages that stand below a language; an address that names one without a language is completed. */
const pages = new Set([
  'home',
  'retail-and-commerce-it',
  'store-financials',
  'batch-jobs',
  'guides',
  'settings',
  'account',
  'notifications',
])

/**
 * Every page's address begins with its language. What comes without one, or by another name of it, is sent to its
 * canonical address; a language that we do not speak is answered, in one that the reader does, as not found.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const [, first = '', ...rest] = pathname.split('/')
  if (isLocale(first)) return showPage(request, first)
  const locale = chooseLocale(
    request.cookies.get(localeCookie)?.value,
    request.headers.get('accept-language'),
  )
  const alias = localeOf(first)
  const path = alias ? ['', alias, ...rest] : ['', locale, ...(first ? [first, ...rest] : [])]
  if (alias || first === '' || pages.has(first)) return goTo(`${path.join('/')}${search}`, request)
  return showPage(request, locale, `/${locale}/not-found`)
}

function goTo(address: string, request: NextRequest): NextResponse {
  const response = NextResponse.redirect(new URL(address, request.url), 307)
  response.headers.set('vary', 'Accept-Language, Cookie')
  return response
}

function showPage(request: NextRequest, locale: string, rewriteTo?: string): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  // Next puts the nonce of the request's policy on its own scripts.
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  headers.set('x-kontor-page', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const init = { request: { headers } }
  const response = rewriteTo
    ? NextResponse.rewrite(new URL(rewriteTo, request.url), init)
    : NextResponse.next(init)
  response.headers.set('content-security-policy', policy)
  response.headers.set('content-language', locale)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions and widths that are only known as the page is drawn; no rule and no address can be put there.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  matcher: ['/((?!_next/|favicon.ico|icon.svg).*)'],
}
