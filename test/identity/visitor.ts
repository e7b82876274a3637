import type { Database } from '../../server/database/database.ts'
import type { Caller } from '../../server/graphql/access.ts'
import { type Identity, openIdentity } from '../../server/identity/identity.ts'

/** Where the tests' headquarters is reached. */
export const publicUrl = 'http://localhost:4000'

/** Identity as the server opens it, with another address or provider where a test needs one. */
export function openTestIdentity(
  database: Database,
  settings: Partial<Parameters<typeof openIdentity>[1]> = {},
): Identity {
  return openIdentity(database, {
    publicUrl,
    secret: 'a secret of thirty-two characters, or more',
    ...settings,
  })
}

/** A browser that somebody sits at: it keeps cookies and sends the headers that browsers send. */
export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
  /** Whom headquarters takes the visitor for. */
  caller(): Promise<Caller>
  readonly cookies: Map<string, string>
}

/** Somebody new at the door. */
export function visit(identity: Identity, { address = '192.0.2.1', url = publicUrl } = {}): Visitor {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const headers = { ...init.headers, ...(cookies.size > 0 ? { cookie: cookieHeader() } : {}) }
    const response = await identity.handle(new Request(new URL(path, url), { ...init, headers }), address)
    if (!response) throw new Error(`${path} is not identity's`)
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const name = pair.slice(0, pair.indexOf('='))
      if (attributes.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, { method: 'GET', headers }),
    post: (path, form, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url, ...headers },
        body: new URLSearchParams(form).toString(),
      }),
    caller: () => identity.callerOf(new Request(`${url}/graphql`, { headers: { cookie: cookieHeader() } })),
  }
}
