import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server that takes every connection and never says a word: what asks it waits. */
export interface SilentServer {
  /** `127.0.0.1:port`. */
  readonly address: string
  /** Waits until somebody has called; each call is waited for once. */
  untilAsked(): Promise<void>
  /** Hangs up on everybody, and takes no more calls. */
  stop(): Promise<void>
}

export async function startSilentServer(): Promise<SilentServer> {
  const sockets = new Set<Socket>()
  let calls = 0
  const server = createServer((socket) => {
    calls += 1
    sockets.add(socket)
    // Read and thrown away: otherwise it would not be noticed that the other side has gone.
    socket.resume()
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async untilAsked() {
      if (calls === 0) await once(server, 'connection')
      calls -= 1
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
