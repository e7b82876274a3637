import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nobody } from '../../server/graphql/access.ts'
import { whileCallerStands } from '../../server/identity/while-caller-stands.ts'
import { callerWith } from '../support/graphql.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A stream that a test feeds by hand. */
function feed() {
  let wake: (result: IteratorResult<string>) => void = () => {}
  const state = { isClosed: false }
  const events: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve) => {
          wake = resolve
        }),
      return: async () => {
        state.isClosed = true
        wake({ done: true, value: undefined })
        return { done: true, value: undefined }
      },
    }),
  }
  return { events, state, tell: (value: string) => wake({ done: false, value }) }
}

test('hands events on as they come', async () => {
  const { events, tell } = feed()
  const stream = whileCallerStands(events, callerWith(), async () => callerWith())
  for (const event of ['one', 'two']) {
    const next = stream.next()
    await vi.advanceTimersByTimeAsync(10_000)
    tell(event)
    expect(await next).toEqual({ done: false, value: event })
  }
})

test.each([
  ['signs out', nobody],
  ['has other roles', callerWith(['orders.read'])],
  ['has them elsewhere', callerWith(undefined, ['USRT'])],
  ['is somebody else', callerWith(undefined, 'all', 'user-2')],
])('ends, and closes what it reads from, soon after the reader %s', async (_what, after) => {
  const { events, state, tell } = feed()
  let present = callerWith()
  const stream = whileCallerStands(events, callerWith(), async () => present)
  const first = stream.next()
  tell('one')
  expect(await first).toEqual({ done: false, value: 'one' })
  present = after
  const next = stream.next()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await next).toEqual({ done: true, value: undefined })
  expect(state.isClosed).toBe(true)
})

test('ends at once when the reader leaves, also while it waits', async () => {
  const { events, state } = feed()
  const stream = whileCallerStands(events, callerWith(), async () => callerWith())
  const waiting = stream.next()
  await stream.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(state.isClosed).toBe(true)
  expect(await stream.next()).toEqual({ done: true, value: undefined })
})
