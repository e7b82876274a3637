import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServerAdapter } from '@whatwg-node/server'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import { now } from './database/instant.ts'
import { explorerPage } from './http/explorer.ts'
import type { Ask } from './http/explorer-examples.ts'
import { createGraphqlEndpoint, csrfHeader } from './http/graphql-endpoint.ts'
import { healthPage } from './http/health.ts'
import { createMetrics } from './http/metrics.ts'
import { withSecurityHeaders } from './http/security-headers.ts'
import type { Identity } from './identity/identity.ts'
import type { Log } from './log.ts'
import { schema } from './schema.ts'

const largestBody = 1_048_576
const routes = new Set([
  '/graphql',
  '/explorer',
  '/health',
  '/metrics',
  '/sign-in',
  '/sign-out',
  '/set-up',
  '/api',
])

type Handler = (request: Request, client: string | undefined) => Promise<Response>

interface NodeContext {
  readonly req: IncomingMessage
}

interface ServerOptions {
  readonly config: Config
  readonly database: Database
  readonly log: Log
  /** Made for the address that the server got, which cookies and links need. */
  readonly createIdentity: (publicUrl: string) => Identity
}

/** A listening server. */
export interface HttpServer {
  /** Address by which browsers reach it, without a slash at its end. */
  readonly url: string
  /** Takes no new connection, lets running requests end, and cuts what is left after `seconds`. */
  close(seconds: number): Promise<void>
}

/**
 * Listens on one port: /graphql, /explorer, /health, /metrics, and the pages of sign-in.
 * @throws the listener's error, such as EADDRINUSE.
 */
export async function startHttpServer(options: ServerOptions): Promise<HttpServer> {
  const { config, database, log } = options
  let handle: Handler = async () => new Response(null, { status: 503 })
  const server = createServer(
    createServerAdapter<NodeContext>((request, { req }) => handle(request, clientAddress(req, config))),
  )
  await listen(server, config)
  const url = config.publicUrl ?? localUrl(config, server)
  handle = createRouter({ ...options, url })
  log.info({ url, database: database.kind }, 'Listening')
  return { url, close: (seconds) => closeServer(server, seconds) }
}

function createRouter(options: ServerOptions & { readonly url: string }): Handler {
  const { config, database, log, url } = options
  const identity = options.createIdentity(url)
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

  const isHttps = url.startsWith('https:')

  async function answer(request: Request, client: string | undefined): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (isTooLarge(request)) return new Response(null, { status: 413 })
    if (pathname === '/graphql') return graphql.fetch(request)
    if (pathname === '/explorer') return explorerPage(await identity.callerOf(request), askAs(request))
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
    metrics.observe(routeOf(request), response.status, (performance.now() - started) / 1000)
    return withSecurityHeaders(response, isHttps)
  }
}

/** The adapter's requests only look like Node's; better-auth makes requests of requests, which takes the real ones. */
async function asNodesOwn(request: Request): Promise<Request> {
  const { url, method, headers } = request
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer()
  return new Request(url, { method, headers: [...headers], body })
}

/** The first part of the path: few enough to count by. */
function routeOf(request: Request): string {
  const route = `/${new URL(request.url).pathname.split('/')[1] ?? ''}`
  return routes.has(route) ? route : 'other'
}

/**
 * The client's network address. A public URL means that a proxy of ours stands before the server: then it is the last
 * address that the proxy wrote down; earlier ones are the client's word only.
 */
function clientAddress(request: IncomingMessage, { publicUrl }: Config): string | undefined {
  const forwarded = publicUrl ? request.headers['x-forwarded-for'] : undefined
  const last = forwarded?.toString().split(',').at(-1)?.trim()
  return last || request.socket.remoteAddress
}

/** A body must say its length: then a large one is refused before any of it is read. */
function isTooLarge(request: Request): boolean {
  if (request.headers.has('transfer-encoding')) return true
  return Number(request.headers.get('content-length') ?? 0) > largestBody
}

async function listen(server: Server, { host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function localUrl({ host }: Config, server: Server): string {
  const { port } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host
  return `http://${name}:${port}`
}

async function closeServer(server: Server, seconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), seconds * 1000)
  await closed
  clearTimeout(cut)
}
