/** Headers that every answer carries, whatever its page says of itself. */
export const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/**
 * Gives an answer the security headers that it did not set itself. It stays the same answer: a stream that is put into
 * another one outlives a reader who goes away, and closing it then would end the process.
 */
export function withSecurityHeaders(response: Response, isHttps: boolean): Response {
  const { headers } = response
  for (const [name, value] of Object.entries(everywhere)) if (!headers.has(name)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', closedPolicy)
  if (isHttps) headers.set('strict-transport-security', 'max-age=31536000')
  return response
}
