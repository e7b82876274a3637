import type { Database } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Clock, now, secondsBetween } from '../database/instant.ts'
import { type Caller, nobody } from '../graphql/access.ts'
import { apiKeyPrefix, userOfApiKey } from './api-keys.ts'
import { type Auth, createAuth, openIdConnectProvider, type SignInSettings } from './better-auth.ts'
import { callerForUser } from './caller.ts'
import type { IdentityParts, Session } from './identity-parts.ts'
import { answerIdentityRequest } from './request-handler.ts'

/** Who is there, and the pages where they come in and go out. */
export interface Identity {
  /**
   * Answers `/api/auth/*`, `/sign-in`, `/sign-out`, `/set-up` and what lies below them; undefined for any other
   * address. It reads the client's network address from its argument, never from a header: a listener behind a proxy
   * works out which address to trust.
   */
  readonly handle: (request: Request, clientAddress?: string) => Promise<Response | undefined>
  /**
   * Whoever makes a request, by session cookie or API key (`Authorization: Bearer` or `x-api-key`). A key that is no
   * good makes the caller nobody, whatever cookie comes with it. Asks the database each time, so that who is
   * disabled, signed out or given another role is so at once.
   */
  readonly callerOf: (request: Request) => Promise<Caller>
}

/**
 * Opens identity over a migrated database.
 * @param settings its `clock` tells when to ask an unreachable provider again.
 */
export function openIdentity(
  database: Database,
  { clock = now, ...settings }: SignInSettings & { readonly clock?: Clock },
): Identity {
  let auth = createAuth(database, settings)
  let discoveredAt = clock()

  const sessionOf = async (request: Request): Promise<Session | undefined> => {
    const found = await auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } })
    if (!found) return undefined
    const { id, name, email } = found.user
    return { id: found.session.id, user: { id: id as Id<'User'>, name, email } }
  }

  // better-auth discovers the provider when it is made, and goes without it when that fails. A provider that was
  // down when Kontor started must not stay unusable until Kontor starts again.
  const authWithProvider = async (): Promise<Auth | undefined> => {
    if (await hasProvider(auth)) return auth
    if (secondsBetween(discoveredAt, clock()) > secondsBetweenDiscoveries) {
      discoveredAt = clock()
      auth = createAuth(database, settings)
    }
    return (await hasProvider(auth)) ? auth : undefined
  }

  const parts: IdentityParts = { database, settings, auth: () => auth, authWithProvider, sessionOf }
  return {
    handle: (request, clientAddress) => answerIdentityRequest(parts, request, clientAddress),
    callerOf: async (request) => {
      const key = apiKeyOf(request)
      if (key !== undefined) {
        const userId = await userOfApiKey(database.kysely, key)
        return (userId && (await callerForUser(database.kysely, userId))) ?? nobody
      }
      const session = await sessionOf(request)
      const caller = session && (await callerForUser(database.kysely, session.user.id))
      return caller ? { ...caller, sessionId: session.id } : nobody
    },
  }
}

const secondsBetweenDiscoveries = 10

async function hasProvider(auth: Auth): Promise<boolean> {
  const { socialProviders } = await auth.$context
  return socialProviders.some(({ id }) => id === openIdConnectProvider)
}

function apiKeyOf(request: Request): string | undefined {
  const header = request.headers.get('x-api-key')
  if (header !== null) return header
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return bearer?.startsWith(apiKeyPrefix) ? bearer : undefined
}
