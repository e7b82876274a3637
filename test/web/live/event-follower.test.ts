import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer, type LiveEvent } from '../../../web/live/announcer.ts'
import { type Connection, EventFollower, type EventSink } from '../../../web/live/event-follower.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const changed = (sequence: number): LiveEvent => ({ sequence, kind: 'RUN_CHANGED', jobId: null, runId: null })
const opened = (sequence: number): LiveEvent => ({ ...changed(sequence), kind: 'OPENED' })

/** A follower at event 4, with what its listener and its reader are told, and each stream that it opens. */
function follow({ canSubscribe = true }: { readonly canSubscribe?: boolean } = {}) {
  const announcer = new Announcer(4)
  const heard: (number | 'look anew')[] = []
  announcer.listen((event) => heard.push(event?.sequence ?? 'look anew'), 4)
  const words: Connection[] = []
  const streams: { readonly since: number; readonly sink: EventSink; isStopped: boolean }[] = []
  const follower = new EventFollower({
    announcer,
    subscribe: canSubscribe
      ? (since, sink) => {
          const stream = { since, sink, isStopped: false }
          streams.push(stream)
          return () => {
            stream.isStopped = true
          }
        }
      : undefined,
    tell: (connection) => words.push(connection),
    isOnline: () => true,
  })
  const latest = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('No stream has been opened.')
    return stream
  }
  return { follower, heard, words, streams, latest }
}

test('a paused follower holds no stream and asks nothing; resumed, it goes on from the last event seen', () => {
  const { follower, heard, words, streams, latest } = follow()
  follower.resume()
  latest().sink.event(opened(4))
  latest().sink.event(changed(5))
  follower.pause()
  expect(latest().isStopped).toBe(true)
  follower.lose()
  follower.comeBack()
  vi.advanceTimersByTime(3_600_000)
  expect(streams.length).toBe(1)
  expect(heard).toEqual([5])

  follower.resume()
  follower.resume()
  expect(streams.map(({ since }) => since)).toEqual([4, 5])
  latest().sink.event(opened(5))
  latest().sink.event(changed(6))
  expect(heard).toEqual([5, 6])
  expect(new Set(words)).toEqual(new Set(['live', 'paused']))
  expect(words.at(-1)).toBe('live')
})

test('one that is paused before it began opens no stream', () => {
  const { follower, words, streams } = follow()
  follower.pause()
  expect(streams).toEqual([])
  expect(words).toEqual(['paused'])
})

test('a lost stream is opened again, later each time, and listeners look for themselves meanwhile', () => {
  const { follower, heard, words, streams, latest } = follow()
  follower.resume()
  for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const before = streams.length
    latest().sink.lost()
    vi.advanceTimersByTime(pause - 1)
    expect(streams.length).toBe(before)
    vi.advanceTimersByTime(1)
    expect(streams.length).toBe(before + 1)
  }
  expect(words.at(-1)).toBe('polling')
  expect(heard).toContain('look anew')
  heard.length = 0
  latest().sink.event(opened(4))
  vi.advanceTimersByTime(20_000)
  expect(words.at(-1)).toBe('live')
  expect(heard).toEqual([])
})

test('who may not subscribe looks now and then while seen, and at once when seen again', () => {
  const { follower, heard, words } = follow({ canSubscribe: false })
  follower.resume()
  expect(heard).toEqual([])
  vi.advanceTimersByTime(15_000)
  expect(heard).toEqual(['look anew'])
  follower.pause()
  vi.advanceTimersByTime(3_600_000)
  expect(heard).toEqual(['look anew'])
  follower.resume()
  expect(heard).toEqual(['look anew', 'look anew'])
  expect(words).toEqual(['polling', 'paused', 'polling'])
})

test('a stream that never says where it begins is lost: listeners look for themselves, and it is tried again', () => {
  const { follower, heard, words, streams, latest } = follow()
  follower.resume()
  // What a proxy lets through of the beginning is no answer yet.
  latest().sink.heard()
  vi.advanceTimersByTime(9_999)
  expect(words).toEqual([])
  vi.advanceTimersByTime(1)
  expect(words).toEqual(['polling'])
  expect(heard).toEqual(['look anew'])
  expect(latest().isStopped).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(streams.length).toBe(2)
  vi.advanceTimersByTime(14_000)
  expect(heard).toEqual(['look anew', 'look anew'])
  vi.advanceTimersByTime(60_000)
  expect(words).not.toContain('live')
  latest().sink.event(opened(4))
  expect(words.at(-1)).toBe('live')
})

test('a stream that falls silent is lost; signs of life keep it', () => {
  const { follower, heard, words, streams, latest } = follow()
  follower.resume()
  latest().sink.event(opened(4))
  for (let times = 0; times < 10; times++) {
    vi.advanceTimersByTime(12_000)
    latest().sink.heard()
  }
  expect(words).toEqual(['live'])
  vi.advanceTimersByTime(30_000)
  expect(words).toEqual(['live', 'polling'])
  expect(heard).toEqual(['look anew'])
  expect(latest().isStopped).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(streams.length).toBe(2)
  latest().sink.event(changed(5))
  expect(words.at(-1)).toBe('live')
  expect(heard).toEqual(['look anew', 5])
})
