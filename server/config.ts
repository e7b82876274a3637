import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const shortestSecret = 32

const onOff = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((value) => value === 'on')

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` })

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}

const webAddress = () => z.url({ protocol: /^https?$/, error: 'must be an address with http:// or https://' })

/** What a browser needs before a path: Kontor's own paths begin at the root of its host. */
const isOrigin = (address: string) => {
  const { pathname, search, hash, username } = new URL(address)
  return pathname === '/' && search === '' && hash === '' && username === ''
}

/** A scheme has two letters at least: one letter before a colon is a drive of Windows. */
const isDatabaseAddress = (address: string) => {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]
  if (scheme === undefined) return true
  return scheme.startsWith('postgres') ? URL.canParse(address) : ['sqlite', 'file'].includes(scheme)
}

/**
 * Every environment variable that Kontor reads, with its meaning. README's table is checked against this list; nothing
 * else in the program reads the environment.
 */
const variables = {
  KONTOR_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; `0.0.0.0` for every network.'),
  KONTOR_PORT: wholeNumber(0, 65_535).default(4000).describe('Port to listen on.'),
  KONTOR_PUBLIC_URL: webAddress()
    .refine(isOrigin, 'must end with the host (and port): Kontor cannot live below a path')
    .optional()
    .describe(
      'Address by which browsers reach Kontor, when a proxy stands before it. With https, cookies are Secure.',
    ),
  KONTOR_DATA_DIRECTORY: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder of the SQLite database, the secret and the demo shops.'),
  DATABASE_URL: z
    .string()
    .refine(
      isDatabaseAddress,
      'must be a postgres:// address (special characters of its password escaped, as in %40) or the path of a SQLite file',
    )
    .optional()
    .describe(
      '`postgres://…` for PostgreSQL, or the path of a SQLite file. Without it: `kontor.sqlite` in the data folder.',
    ),
  KONTOR_SECRET: z
    .string()
    .min(shortestSecret, `must have at least ${shortestSecret} characters`)
    .optional()
    .describe(
      'Key of sessions and stored credentials. Without it one is made on the first start and kept in the data folder.',
    ),
  KONTOR_DEMO: onOff.default(true).describe('`off` starts without the demo company and its shops.'),
  KONTOR_WEB: onOff.default(true).describe('`off` serves the API and the explorer without the web console.'),
  KONTOR_WORKER: onOff
    .default(true)
    .describe('`off` serves without running batch jobs; run `kontor work` elsewhere.'),
  KONTOR_WORKER_CONCURRENCY: wholeNumber(1, 64)
    .default(4)
    .describe('Batch runs that one worker runs side by side.'),
  KONTOR_SHUTDOWN_SECONDS: wholeNumber(1, 600)
    .default(20)
    .describe('Time for requests and runs to end on SIGTERM, in seconds.'),
  KONTOR_LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  KONTOR_LOG_FORMAT: oneOf(['auto', 'pretty', 'json'])
    .default('auto')
    .describe('`pretty` for people, `json` for machines; `auto` is pretty in a terminal.'),
  KONTOR_OIDC_ISSUER: webAddress().optional().describe('OpenID Connect issuer that users may sign in by.'),
  KONTOR_OIDC_CLIENT_ID: z.string().min(1).optional().describe('Client id at that issuer.'),
  KONTOR_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Client secret at that issuer.'),
  KONTOR_OIDC_NAME: z
    .string()
    .min(1)
    .optional()
    .describe('What the sign-in page calls that issuer; its host name without it.'),
} as const

const environmentSchema = z.object(variables)

type Environment = Readonly<Record<string, string>>

/** Faults that no variable has by itself. Looked for even when there are others, so that all are told together. */
function faultsBetween(given: Environment): readonly string[] {
  const openIdConnect = ['KONTOR_OIDC_ISSUER', 'KONTOR_OIDC_CLIENT_ID', 'KONTOR_OIDC_CLIENT_SECRET'] as const
  const missing = openIdConnect.filter((name) => given[name] === undefined)
  const isHalf = missing.length > 0 && missing.length < openIdConnect.length
  const unknown = Object.keys(given).filter((name) => name.startsWith('KONTOR_') && !(name in variables))
  return [
    ...(isHalf ? missing : []).map(
      (name) => `${name}: is missing; OpenID Connect needs all three of its variables`,
    ),
    ...unknown.map((name) => `${name}: is no setting of Kontor`),
  ]
}

/** Kontor's settings, parsed and complete. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Undefined: the address that the server listens on. */
  readonly publicUrl: string | undefined
  readonly dataDirectory: string
  readonly databaseUrl: string
  readonly secret: string
  readonly isDemo: boolean
  readonly servesWeb: boolean
  readonly runsWorker: boolean
  readonly workerConcurrency: number
  readonly shutdownSeconds: number
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly logFormat: 'auto' | 'pretty' | 'json'
  readonly openIdConnect:
    | {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecret: string
        readonly name?: string
      }
    | undefined
}

/** The environment does not make a configuration; the message names every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the settings from the environment.
 * @throws ConfigError that lists all faults together.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given: Environment = Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
  const parsed = environmentSchema.safeParse(given)
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...faultsBetween(given),
  ]
  if (!parsed.success || faults.length > 0)
    throw new ConfigError(['The environment has faults:', ...faults].join('\n  '))
  return toConfig(parsed.data)
}

/** Name, default and meaning of every variable, for README's table. */
export function describeVariables(): readonly {
  name: string
  fallback: string
  meaning: string
}[] {
  return Object.entries(variables).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    const value = fallback.success ? fallback.data : undefined
    return {
      name,
      fallback:
        typeof value === 'boolean' ? (value ? 'on' : 'off') : value === undefined ? '' : String(value),
      meaning: schema.description ?? '',
    }
  })
}

function toConfig(environment: z.infer<typeof environmentSchema>): Config {
  const dataDirectory = resolve(environment.KONTOR_DATA_DIRECTORY)
  const {
    KONTOR_OIDC_ISSUER: issuer,
    KONTOR_OIDC_CLIENT_ID: clientId,
    KONTOR_OIDC_CLIENT_SECRET: clientSecret,
    KONTOR_OIDC_NAME: name,
  } = environment
  return {
    host: environment.KONTOR_HOST,
    port: environment.KONTOR_PORT,
    publicUrl: environment.KONTOR_PUBLIC_URL?.replace(/\/+$/, ''),
    dataDirectory,
    databaseUrl: environment.DATABASE_URL ?? join(dataDirectory, 'kontor.sqlite'),
    secret: environment.KONTOR_SECRET ?? keptSecret(dataDirectory),
    isDemo: environment.KONTOR_DEMO,
    servesWeb: environment.KONTOR_WEB,
    runsWorker: environment.KONTOR_WORKER,
    workerConcurrency: environment.KONTOR_WORKER_CONCURRENCY,
    shutdownSeconds: environment.KONTOR_SHUTDOWN_SECONDS,
    logLevel: environment.KONTOR_LOG_LEVEL,
    logFormat: environment.KONTOR_LOG_FORMAT,
    openIdConnect:
      issuer && clientId && clientSecret
        ? { issuer, clientId, clientSecret, ...(name ? { name } : {}) }
        : undefined,
  }
}

/**
 * The secret of this installation, made on its first start; readable by its owner alone.
 * @throws ConfigError when the folder cannot be used, or the file in it holds no secret.
 */
function keptSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'secret')
  try {
    if (!existsSync(file)) makeSecret(dataDirectory, file)
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length >= shortestSecret) return secret
  } catch (error) {
    throw new ConfigError(
      `The data folder ${dataDirectory} (KONTOR_DATA_DIRECTORY) cannot be used: ${(error as Error).message}`,
    )
  }
  throw new ConfigError(
    `${file} holds fewer than ${shortestSecret} characters. Restore it from a backup: what it sealed opens with no other ` +
      'secret. Without one, remove it; a new one is made, and the passwords of channel databases are to be entered again.',
  )
}

/** Exclusive: of two processes that start together one writes, and both read what it wrote. */
function makeSecret(dataDirectory: string, file: string): void {
  mkdirSync(dataDirectory, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** This process's environment for a child process, with additions. */
export function environmentWith(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions }
}
