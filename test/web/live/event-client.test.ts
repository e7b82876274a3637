import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEventClient } from '../../../web/live/event-client.ts'

/** Each answer that the server has begun, and nothing of it yet. */
const answers: ServerResponse[] = []
let wake = () => {}
const server = createServer((_request, response) => {
  answers.push(response)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  wake()
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const opened = { sequence: 4, kind: 'OPENED', jobId: null, runId: null }
const next = `event: next\ndata: ${JSON.stringify({ data: { batchEvents: opened } })}\n\n`

/** Subscribes, with what the sink is told. */
async function subscribe() {
  const { port } = server.address() as AddressInfo
  const told: string[] = []
  const waiting: (() => void)[] = []
  const tell = (what: string) => {
    told.push(what)
    for (const look of waiting) look()
  }
  const isAsked = new Promise<void>((resolve) => {
    wake = resolve
  })
  const stop = createEventClient(`http://127.0.0.1:${port}/`).subscribeTo('USRT')(4, {
    heard: () => tell('heard'),
    event: ({ kind }) => tell(kind),
    lost: () => tell('lost'),
  })
  await isAsked
  const answer = answers.at(-1)
  if (!answer) throw new Error('Nobody has asked.')
  const until = (...expected: readonly string[]) =>
    new Promise<void>((resolve) => {
      const look = () => told.join() === expected.join() && resolve()
      waiting.push(look)
      look()
    })
  return { answer, told, until, stop }
}

test('signs of life are heard, and events and the end of the stream are told', async () => {
  const { answer, until } = await subscribe()
  answer.write(':\n\n')
  await until('heard')
  answer.write(next)
  await until('heard', 'heard', 'OPENED')
  answer.write(':\n\n')
  await until('heard', 'heard', 'OPENED', 'heard')
  answer.end('event: complete\ndata:\n\n')
  await until('heard', 'heard', 'OPENED', 'heard', 'heard', 'lost')
})

test('a stream that breaks is lost', async () => {
  const { answer, until } = await subscribe()
  answer.write(next)
  await until('heard', 'OPENED')
  answer.destroy()
  await until('heard', 'OPENED', 'lost')
})

test('one that is stopped is closed, and tells nothing more', async () => {
  const { answer, told, stop } = await subscribe()
  const isClosed = new Promise((resolve) => answer.once('close', resolve))
  stop()
  await isClosed
  expect(told).toEqual([])
})
