import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordBatchEvents } from '../../server/batch/events.ts'
import { inTransaction } from '../../server/database/database.ts'
import { newId } from '../../server/database/identifiers.ts'
import { now } from '../../server/database/instant.ts'
import { createCompany, usrt } from '../batch/stage.ts'
import { type ServedKontor, serveKontor } from './served-kontor.ts'

/** Opens the subscription as the explorer does, and reads the stream as it comes. */
async function listen({ kontor, headers }: ServedKontor, args = '') {
  const controller = new AbortController()
  const query = encodeURIComponent(`subscription { batchEvents${args} { sequence kind } }`)
  const response = await fetch(`${kontor.url}/graphql?query=${query}`, {
    headers: { ...headers, accept: 'text/event-stream', 'x-kontor-client': 'test' },
    signal: controller.signal,
  })
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  let text = ''
  return {
    /** Waits until the stream so far holds the pattern; undefined when it breaks or ends before. */
    async until(pattern: RegExp): Promise<RegExpMatchArray | undefined> {
      for (;;) {
        const found = pattern.exec(text)
        if (found) return found
        const piece = await reader?.read().catch(() => undefined)
        if (!piece || piece.done) return undefined
        text += decoder.decode(piece.value, { stream: true })
      }
    },
    drop: () => controller.abort(),
  }
}

describe('a subscription over SSE', () => {
  let served: ServedKontor

  beforeAll(async () => {
    served = await serveKontor()
    await createCompany(served.database, usrt)
  })

  afterAll(() => served?.stop())

  const tell = () =>
    inTransaction(served.database, (trx) =>
      recordBatchEvents(trx, [{ kind: 'jobDeleted', companyId: usrt, jobId: newId() }], now()),
    )

  test('that readers drop leaves the server standing, and is resumed where the reader was', async () => {
    await tell()
    let listener = await listen(served)
    let [, last] = (await listener.until(/"sequence":(\d+),"kind":"OPENED"/)) ?? []
    for (let round = 0; round < 8; round++) {
      listener.drop()
      await tell()
      listener = await listen(served, `(since: ${last})`)
      const [, next] = (await listener.until(/"sequence":(\d+),"kind":"JOB_DELETED"/)) ?? []
      expect(Number(next)).toBe(Number(last) + 1)
      last = next
    }
    listener.drop()
  })

  test('is kept open by heartbeats while nothing happens', { timeout: 30_000 }, async () => {
    const listener = await listen(served)
    await listener.until(/"kind":"OPENED"/)
    expect(await listener.until(/OPENED[\s\S]*\n:\n/)).toBeDefined()
    listener.drop()
  })

  test('breaks when the server stops, without holding it up: the reader comes back by itself', {
    timeout: 60_000,
  }, async () => {
    const stopping = await serveKontor()
    const listener = await listen(stopping)
    await listener.until(/"kind":"OPENED"/)
    const began = performance.now()
    await stopping.stop()
    expect(performance.now() - began).toBeLessThan(5_000)
    // A stream that said it was complete would be left alone by its reader.
    expect(await listener.until(/event: complete/)).toBeUndefined()
  })
})
