import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServerAdapter } from '@whatwg-node/server'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import { isOwnRoute } from './http/own-routes.ts'
import type { Handler } from './http/router.ts'
import { startingPage } from './http/starting-page.ts'
import type { WebConsole } from './http/web-console.ts'
import type { Identity } from './identity/identity.ts'
import type { Log } from './log.ts'

interface NodeContext {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

interface ServedParts {
  readonly database: Database
  readonly identity: Identity
  /** `development` draws pages from their sources; without it there is no web console. */
  readonly web: 'production' | 'development' | undefined
}

/** A listening server. Until it is opened, whoever comes is told that Kontor is starting. */
export interface HttpServer {
  /** Address by which browsers reach it, without a slash at its end. */
  readonly url: string
  /** Begins to serve: /graphql, /explorer, /health, /metrics, sign-in, and the web console for the rest. */
  open(parts: ServedParts): Promise<void>
  /** Takes no new connection, lets running requests end, and cuts what is left after `seconds`. */
  close(seconds: number): Promise<void>
}

/**
 * Listens on one port.
 * @throws the listener's error, such as EADDRINUSE.
 */
export async function startHttpServer(config: Config, log: Log): Promise<HttpServer> {
  let handle: Handler = async (request) => startingPage(request)
  let web: WebConsole | undefined
  const streams = new Set<Destroyable>()
  const adapter = createServerAdapter<NodeContext>(async (request, { req, res }) => {
    const response = await handle(request, clientAddress(req, config))
    if (isEventStream(response)) keepWhileOpen(streams, res)
    return response
  })
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://this.site')
    const answer = web && !isOwnRoute(pathname) ? web.handle(request, response) : adapter(request, response)
    void Promise.resolve(answer).catch((error: unknown) => {
      log.error({ err: error, path: pathname }, 'Request failed')
      response.destroy()
    })
  }
  const server = createServer(listener)
  await listen(server, config)
  const url = config.publicUrl ?? localUrl(config, server)
  return {
    url,
    async open({ database, identity, web: mode }) {
      const { createRouter } = await import('./http/router.ts')
      if (mode) {
        const { openWebConsole } = await import('./http/web-console.ts')
        const isHttps = url.startsWith('https:')
        // By a socket each, pages learn that their sources have changed.
        if (mode === 'development') server.on('upgrade', (_request, socket) => keepWhileOpen(streams, socket))
        web = await openWebConsole(server, { isDevelopment: mode === 'development', isHttps })
      }
      handle = createRouter({ config, database, log, identity, url })
      log.info({ url, database: database.kind }, 'Listening')
    },
    async close(seconds) {
      await closeServer(server, streams, seconds)
      await web?.close()
    },
  }
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

function isEventStream({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/event-stream') ?? false
}

/** What has no end to wait for: an answer that is a stream of events, or a socket. */
interface Destroyable {
  destroy(): unknown
  once(event: 'close', act: () => void): unknown
}

function keepWhileOpen(streams: Set<Destroyable>, stream: Destroyable): void {
  streams.add(stream)
  stream.once('close', () => streams.delete(stream))
}

async function closeServer(
  server: Server,
  streams: ReadonlySet<Destroyable>,
  seconds: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // A subscription has no end to wait for. It breaks off, so that its reader comes back once somebody serves again.
  for (const stream of streams) stream.destroy()
  const cut = setTimeout(() => server.closeAllConnections(), seconds * 1000)
  await closed
  clearTimeout(cut)
}
