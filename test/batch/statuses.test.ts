import { describe, expect, test } from 'vitest'
import {
  type BatchStatus,
  isLive,
  type RunEvent,
  statusAfter,
  statuses,
  transition,
} from '../../server/batch/statuses.ts'

const events: RunEvent[] = [
  'due',
  'block',
  'begin',
  'succeed',
  'fail',
  'retry',
  'handBack',
  'cancel',
  'stop',
  'withhold',
  'resume',
  'skip',
  'requeue',
]

describe('the statuses of a run', () => {
  test.each<[string, RunEvent[], BatchStatus]>([
    ['an occurrence that goes well', ['due', 'begin', 'succeed'], 'ended'],
    ['one that fails, is tried again and fails for good', ['begin', 'retry', 'begin', 'fail'], 'error'],
    ['one that another run of its category holds up', ['due', 'block', 'due', 'begin'], 'executing'],
    ['one that is withheld and resumed', ['withhold', 'resume', 'due'], 'ready'],
    ['one that is cancelled before it began', ['cancel'], 'canceled'],
    ['one that is cancelled while it executes', ['begin', 'cancel', 'stop'], 'canceled'],
    ['one that ended before it noticed', ['begin', 'cancel', 'succeed'], 'ended'],
    ['one whose worker was lost', ['begin', 'begin', 'succeed'], 'ended'],
    ['one that a stopping worker gave back', ['begin', 'handBack', 'begin'], 'executing'],
    ['one that was planned and skipped', ['skip'], 'didNotRun'],
    ['one that a person retries', ['begin', 'fail', 'requeue', 'begin'], 'executing'],
  ])('%s', (_story, story, end) => {
    expect(story.reduce<BatchStatus>((status, event) => transition(status, event), 'waiting')).toBe(end)
  })

  test('what is over is only ever done again by being requeued', () => {
    for (const status of statuses.filter((each) => !isLive(each)))
      expect(events.filter((event) => statusAfter(status, event))).toEqual(['requeue'])
  })

  test('every status that is not over can be cancelled', () => {
    for (const status of statuses.filter(isLive)) expect(statusAfter(status, 'cancel')).toBeDefined()
  })

  test('a transition that is not in the table is refused with a code', () => {
    expect(() => transition('ended', 'cancel')).toThrow('BATCH_STATUS_FORBIDS')
  })
})
