import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { now } from '../database/instant.ts'
import type { Identity } from '../identity/identity.ts'
import { textsFor } from '../identity/pages/texts.ts'
import type { Log } from '../log.ts'
import { schema } from '../schema.ts'
import { explorerPage } from './explorer.ts'
import type { Ask } from './explorer-examples.ts'
import { createGraphqlEndpoint, csrfHeader } from './graphql-endpoint.ts'
import { healthPage } from './health.ts'
import { createMetrics } from './metrics.ts'
import { firstPart, isOwnRoute } from './own-routes.ts'
import { withSecurityHeaders } from './security-headers.ts'

const largestBody = 1_048_576

/** Answers a request; `client` is the client's network address. */
export type Handler = (request: Request, client: string | undefined) => Promise<Response>

interface RouterOptions {
  readonly config: Config
  readonly database: Database
  readonly log: Log
  readonly identity: Identity
  /** Address by which browsers reach the server, without a slash at its end. */
  readonly url: string
}

/** Answers everything but the web console: /graphql, /explorer, /health, /metrics, and the pages of sign-in. */
export function createRouter({ config, database, log, identity, url }: RouterOptions): Handler {
  const graphql = createGraphqlEndpoint({
    schema,
    log,
    callerOf: (request) => identity.callerOf(request),
    server: {
      database,
      clock: now,
      secret: config.secret,
      dataDirectory: config.dataDirectory,
      publicUrl: url,
    },
  })
  const metrics = createMetrics(database)
  const isHttps = url.startsWith('https:')

  /** Runs queries as whoever made the request. */
  const askAs =
    (request: Request): Ask =>
    async <Data>(query: string, variables = {}) => {
      const headers = {
        'content-type': 'application/json',
        [csrfHeader]: 'explorer',
        cookie: request.headers.get('cookie') ?? '',
      }
      const body = JSON.stringify({ query, variables })
      const response = await graphql.fetch(new Request(`${url}/graphql`, { method: 'POST', headers, body }))
      return ((await response.json()) as { data?: Data }).data
    }

  async function answer(request: Request, client: string | undefined): Promise<Response> {
    const address = new URL(request.url)
    const { pathname } = address
    if (isTooLarge(request)) return new Response(null, { status: 413 })
    if (pathname === '/graphql') return graphql.fetch(request)
    if (pathname === '/explorer') {
      const texts = textsFor(request.headers.get('accept-language'), request.headers.get('cookie'))
      return explorerPage(await identity.callerOf(request), askAs(request), address, texts)
    }
    if (pathname === '/health') return healthPage(database)
    if (pathname === '/metrics') return metrics.page(await identity.callerOf(request))
    if (pathname === '/') return new Response(null, { status: 303, headers: { location: '/explorer' } })
    return (
      (await identity.handle(await asNodesOwn(request), client)) ??
      new Response('Not found\n', { status: 404 })
    )
  }

  async function answerOrFail(request: Request, client: string | undefined): Promise<Response> {
    try {
      return await answer(request, client)
    } catch (error) {
      log.error({ err: error, path: new URL(request.url).pathname }, 'Request failed')
      return new Response('Internal error\n', { status: 500 })
    }
  }

  return async (request, client) => {
    const started = performance.now()
    const response = await answerOrFail(request, client)
    const { pathname } = new URL(request.url)
    const route = isOwnRoute(pathname) ? firstPart(pathname) : 'other'
    metrics.observe(route, response.status, (performance.now() - started) / 1000)
    return withSecurityHeaders(response, isHttps)
  }
}

/** The adapter's requests only look like Node's; better-auth makes requests of requests, which takes the real ones. */
async function asNodesOwn(request: Request): Promise<Request> {
  const { url, method, headers } = request
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer()
  return new Request(url, { method, headers: [...headers], body })
}

/** A body must say its length: then a large one is refused before any of it is read. */
function isTooLarge(request: Request): boolean {
  if (request.headers.has('transfer-encoding')) return true
  return Number(request.headers.get('content-length') ?? 0) > largestBody
}
