import { APIError, type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { genericOAuth } from 'better-auth/plugins'
import type { KyselyPlugin } from 'kysely'
import { z } from 'zod'
import { type Database, inTransaction } from '../database/database.ts'
import { newUuid } from '../database/identifiers.ts'
import { now } from '../database/instant.ts'
import type { Log } from '../log.ts'
import { auditUser } from './audit-user.ts'
import type { AuditedAction } from './audited.ts'

/** An identity provider that speaks OpenID Connect. */
export interface OpenIdConnectSettings {
  /** The issuer's address; its discovery document is asked for at `/.well-known/openid-configuration` below it. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the sign-in page calls it, such as "Contoso"; the issuer's host name when not given. */
  readonly name?: string
  /** `openid`, `email` and `profile` unless the provider wants others. */
  readonly scopes?: readonly string[]
}

/** What signing in needs to know of the installation. */
export interface SignInSettings {
  /** The address that browsers use, such as `https://kontor.example.com`. Cookies are Secure when it is https. */
  readonly publicUrl: string
  /** At least 32 random characters; signs session cookies. Changing it signs everybody out. */
  readonly secret: string
  readonly openIdConnect?: OpenIdConnectSettings | undefined
  /** Where better-auth's warnings and errors go; without it, nowhere. */
  readonly log?: Log | undefined
}

/** The one OpenID Connect provider's id: part of the redirect address, `…/api/auth/callback/openid-connect`. */
export const openIdConnectProvider = 'openid-connect'

/**
 * The client's network address travels to better-auth in this header, set by us on every request, so that nobody
 * gets a fresh allowance of sign-in attempts by sending a header.
 */
export const clientAddressHeader = 'x-kontor-client-address'

/** Seconds that a session lasts after the sign-in, used or not. */
export const sessionSeconds = 7 * 24 * 60 * 60

/** Bounds of a password's length. The upper one keeps hashing cheap. */
export const passwordLength = { minimum: 12, maximum: 128 } as const

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth on Kontor's own database: e-mail and password, sessions, OpenID Connect. Nobody can sign up by
 * themselves. It keeps its rows in our tables under our names, and everything it does that changes who may come in
 * leaves an audit entry.
 */
export function createAuth(database: Database, settings: SignInSettings) {
  const { publicUrl, secret, openIdConnect, log } = settings
  return betterAuth({
    appName: 'Kontor',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [new URL(publicUrl).origin],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message, ...details) => log?.[level]({ details }, message) },
    database: databaseOf(database),
    ...ourNames,
    user: {
      ...ourNames.user,
      validateUserInfo: ({ user, source }) => {
        // An address that nobody vouches for could be another's: it neither finds a user nor makes one.
        if (source.method === 'oauth' && source.action !== 'sign-in' && !user.emailVerified)
          return { error: 'email_not_verified' }
      },
    },
    account: { ...ourNames.account, accountLinking: { enabled: true, requireLocalEmailVerified: true } },
    session: { ...ourNames.session, expiresIn: sessionSeconds, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
    },
    rateLimit: {
      ...ourNames.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/social': { window: 60, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: 'kontor',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      disableOriginCheck: false,
      database: { generateId: newUuid },
    },
    onAPIError: { errorURL: '/sign-in' },
    databaseHooks: hooks(database),
    plugins: [
      sessionForUser,
      ...(openIdConnect ? [genericOAuth({ config: [providerOf(openIdConnect)] })] : []),
    ],
  })
}

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** Where better-auth keeps its rows (migration 0001-identity). */
const ourNames = {
  user: { modelName: 'account_user', fields: { emailVerified: 'email_verified', ...timestamps } },
  session: {
    modelName: 'user_session',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...timestamps,
    },
  },
  account: {
    modelName: 'sign_in_method',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...timestamps,
    },
  },
  verification: { modelName: 'sign_in_verification', fields: { expiresAt: 'expires_at', ...timestamps } },
  rateLimit: { modelName: 'request_rate', fields: { lastRequest: 'last_request' } },
} as const satisfies Partial<BetterAuthOptions>

function databaseOf(database: Database) {
  const { kysely, kind } = database
  return kind === 'sqlite'
    ? { db: kysely, type: 'sqlite' as const }
    : { db: kysely.withPlugin(datesFromInstants), type: 'postgres' as const }
}

const instantColumns = [
  'created_at',
  'updated_at',
  'expires_at',
  'access_token_expires_at',
  'refresh_token_expires_at',
]

/**
 * Our driver reads PostgreSQL's timestamps as ISO text. On SQLite better-auth turns such text into dates itself; of
 * PostgreSQL it expects dates, and comparing text with a date would let every session live for ever.
 */
const datesFromInstants: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) => {
      const read = { ...row }
      for (const column of instantColumns) {
        const value = read[column]
        if (typeof value === 'string') read[column] = new Date(value)
      }
      return read
    }),
  }),
}

function providerOf({ issuer, clientId, clientSecret, name, scopes }: OpenIdConnectSettings) {
  return {
    providerId: openIdConnectProvider,
    name: name ?? new URL(issuer).hostname,
    discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: [...(scopes ?? ['openid', 'email', 'profile'])],
    pkce: true,
    requireIdTokenVerification: true,
  }
}

type Hooks = NonNullable<BetterAuthOptions['databaseHooks']>

function hooks(database: Database): Hooks {
  return {
    session: {
      create: {
        before: async ({ userId }) => {
          const user = await database.kysely
            .selectFrom('account_user')
            .select('disabled_at')
            .where('id', '=', userId as never)
            .executeTakeFirst()
          if (!user || user.disabled_at) throw new APIError('FORBIDDEN', { code: 'USER_DISABLED' })
        },
        after: async ({ userId }) => {
          await audit(database, userId, 'signIn', userId)
          await removeExpired(database)
        },
      },
    },
    user: { create: { after: ({ id }) => audit(database, null, 'createUserFromProvider', id) } },
    account: {
      // The provider is asked who somebody is, nothing else: its tokens are of no use here, so they are not kept.
      create: {
        before: async (method) => ({ data: { ...method, ...noTokens } }),
        after: ({ userId }) => audit(database, userId, 'linkSignInMethod', userId),
      },
      update: { before: async (method) => ({ data: { ...method, ...noTokens } }) },
    },
  }
}

const noTokens = { accessToken: null, refreshToken: null, idToken: null }

async function audit(
  database: Database,
  userId: string | null,
  action: AuditedAction,
  subjectId: string,
): Promise<void> {
  await inTransaction(database, (trx) => auditUser(trx, { userId }, { action, userId: subjectId }))
}

/** Sessions and links that have run out are of no more use to anybody; each sign-in clears them away. */
async function removeExpired({ kysely }: Database): Promise<void> {
  const present = now()
  await kysely.deleteFrom('user_session').where('expires_at', '<', present).execute()
  await kysely.deleteFrom('one_time_link').where('expires_at', '<', present).execute()
}

/** Signs a user in whom a one-time link has vouched for; callable from here only, it has no address. */
const sessionForUser = {
  id: 'kontor-session-for-user',
  endpoints: {
    createSessionForUser: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        const session = user && (await internalAdapter.createSession(user.id))
        if (!session) throw new APIError('FORBIDDEN', { code: 'USER_DISABLED' })
        await setSessionCookie(context, { session, user })
        return context.json({ userId: user.id })
      },
    ),
  },
} satisfies BetterAuthPlugin
