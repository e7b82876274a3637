import type { Database } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Auth, SignInSettings } from './better-auth.ts'

/** A session as better-auth tells it, with what of its user the pages show. */
export interface Session {
  readonly id: string
  readonly user: { readonly id: Id<'User'>; readonly name: string; readonly email: string }
}

/** What the request handler works with. */
export interface IdentityParts {
  readonly database: Database
  readonly settings: SignInSettings
  readonly auth: () => Auth
  /** better-auth with the OpenID Connect provider discovered; undefined while that does not answer. */
  readonly authWithProvider: () => Promise<Auth | undefined>
  readonly sessionOf: (request: Request) => Promise<Session | undefined>
}
