import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import nextModule from 'next'
import { everywhere } from './security-headers.ts'
import { webDirectory } from './web-build.ts'

// Next's types describe a module of another kind than Node makes of it.
const next = nextModule as unknown as typeof nextModule.default

/** Header by which the console learns where the API is. */
const apiHeader = 'x-kontor-api'

/** The web console: a Next app that draws pages and knows nothing of headquarters but its API. */
export interface WebConsole {
  /** Answers with a page. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the console on a server that listens.
 * @param isDevelopment draws from the sources, and again when they change; else from the production build.
 */
export async function openWebConsole(
  server: Server,
  { isDevelopment, isHttps }: { readonly isDevelopment: boolean; readonly isHttps: boolean },
): Promise<WebConsole> {
  const { port } = server.address() as AddressInfo
  const app = next({ dev: isDevelopment, dir: webDirectory, hostname: 'localhost', port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const api = apiAddress(server)
  return {
    async handle(request, response) {
      // Set, not added: what a browser sends under this name is nobody's address.
      request.headers[apiHeader] = api
      for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
      if (isHttps) response.setHeader('strict-transport-security', 'max-age=31536000')
      await handle(request, response)
    },
    close: () => app.close(),
  }
}

/** Where this process reaches its own API, whatever address browsers use. */
function apiAddress(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  const isEverywhere = address === '0.0.0.0' || address === '::'
  const host = isEverywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address
  return `http://${host}:${port}`
}
