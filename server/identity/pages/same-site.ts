/** Where somebody goes who has signed in and asked for nothing else. */
export const firstPage = '/'

/**
 * The page of this site to go to after signing in, from an address that came with the request.
 * @returns `firstPage` for anything that leads elsewhere or that browsers might read so: other hosts (also `//host`
 *   and `/\host`), schemes, control characters, and the sign-in pages themselves.
 */
export function pageOfThisSite(wanted: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop tabs and line ends out of addresses.
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\u0000-\u001f\\]/.test(wanted)) return firstPage
  const here = 'http://this.site'
  const address = URL.parse(wanted, here)
  if (
    !address ||
    address.origin !== here ||
    // Browsers resolve dots first: `/..//host` becomes `//host`, which is another site.
    address.pathname.startsWith('//') ||
    /^\/(sign-in|sign-out|set-up|api\/auth)(\/|$)/.test(address.pathname)
  )
    return firstPage
  return `${address.pathname}${address.search}${address.hash}`
}

/**
 * Whether a form was sent from a page of our own. Another site can make a browser send a form here, with cookies,
 * but cannot make it lie about where the form stood. Accepted is the public address, and the address that the
 * request itself came to (`127.0.0.1` for `localhost`): no site can choose the Host of somebody else's request.
 */
export function isFromThisSite(request: Request, publicUrl: string): boolean {
  const ownOrigins = [new URL(publicUrl).origin, new URL(request.url).origin]
  const origin = request.headers.get('origin')
  if (origin !== null) return ownOrigins.includes(origin)
  return request.headers.get('sec-fetch-site') === 'same-origin'
}
