/** First parts of the addresses that are answered here; all others are pages of the web console. */
const ownRoutes = new Set([
  '/graphql',
  '/explorer',
  '/health',
  '/metrics',
  '/sign-in',
  '/sign-out',
  '/set-up',
  '/api',
])

/** Whether an address is answered by the router. */
export function isOwnRoute(pathname: string): boolean {
  return ownRoutes.has(firstPart(pathname))
}

/** The first part of a path, such as `/sign-in` of `/sign-in/once`. */
export function firstPart(pathname: string): string {
  return `/${pathname.split('/')[1] ?? ''}`
}
