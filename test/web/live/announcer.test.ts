import { expect, test } from 'vitest'
import { Announcer, type LiveEvent } from '../../../web/live/announcer.ts'

const changed = (sequence: number): LiveEvent => ({ sequence, kind: 'RUN_CHANGED', jobId: null, runId: null })
const reset = (sequence: number): LiveEvent => ({ ...changed(sequence), kind: 'RESET' })

/** What somebody is told who begins to listen with a page drawn at a position. */
function toldTo(announcer: Announcer, since: number): (number | 'look anew')[] {
  const told: (number | 'look anew')[] = []
  announcer.listen((event) => told.push(event?.sequence ?? 'look anew'), since)
  return told
}

test('a listener is told what happened since its page was drawn, and what happens from then on', () => {
  const announcer = new Announcer(4)
  for (const sequence of [5, 6, 7]) announcer.announce(changed(sequence))
  const told = toldTo(announcer, 5)
  announcer.announce(changed(8))
  expect(told).toEqual([6, 7, 8])
})

test('what is said again after a drop is not told twice, and the subscription goes on from the latest', () => {
  const announcer = new Announcer(0)
  const told = toldTo(announcer, 0)
  for (const sequence of [1, 2, 1, 2, 3]) announcer.announce(changed(sequence))
  expect(told).toEqual([1, 2, 3])
  expect(announcer.position).toBe(3)
})

test('what came late, out of its turn, may be missing on a page that was drawn after later events', () => {
  const announcer = new Announcer(0)
  announcer.announce(changed(2))
  announcer.announce(changed(1))
  expect(toldTo(announcer, 2)).toEqual([1])
  expect(announcer.position).toBe(2)
})

test('who cannot be told what they missed looks anew', () => {
  const announcer = new Announcer(0)
  announcer.announce(reset(10))
  expect(toldTo(announcer, 3)).toEqual(['look anew'])
  expect(toldTo(announcer, 10)).toEqual([])
  for (let sequence = 11; sequence < 2_000; sequence++) announcer.announce(changed(sequence))
  expect(toldTo(announcer, 20)[0]).toBe('look anew')
  expect(toldTo(announcer, 1_990)).toEqual([1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999])
})

test('who does not listen any more is told nothing', () => {
  const announcer = new Announcer(0)
  const told: unknown[] = []
  const stop = announcer.listen((event) => told.push(event), 0)
  stop()
  announcer.announce(changed(1))
  announcer.lookAnew()
  expect(told).toEqual([])
})
