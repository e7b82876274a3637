import { expect, test } from 'vitest'
import { type ChannelContact, furthestBehindFirst, lagsOf } from '../../../web/distribution/lag.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
const heard = (number: number, lastContactAt: string | null): ChannelContact => ({
  number,
  name: `Shop ${number}`,
  lastContactAt,
  isPaused: false,
  hasProblem: false,
  channelDatabaseId: 'database',
  waiting: null,
})
const sharesOf = (...contacts: ChannelContact[]) =>
  lagsOf(contacts, now).map(({ number, share }) => [number, share])

test('where all was heard of within the hour, bars are parts of an hour', () => {
  expect(sharesOf(heard(1, '2026-11-21T11:57:00Z'), heard(2, '2026-11-21T11:30:00Z'))).toEqual([
    [2, 0.5],
    [1, 0.05],
  ])
})

test('beyond an hour, the longest is a whole bar', () => {
  expect(sharesOf(heard(1, '2026-11-21T08:00:00Z'), heard(2, '2026-11-21T10:00:00Z'))).toEqual([
    [1, 1],
    [2, 0.5],
  ])
})

test('who was never heard of comes first, without a bar that would look good', () => {
  expect(sharesOf(heard(1, '2026-11-21T11:30:00Z'), heard(2, null), heard(3, null))).toEqual([
    [2, null],
    [3, null],
    [1, 0.5],
  ])
})

test('a clock that goes ahead makes no bar that is less than none', () => {
  expect(sharesOf(heard(1, '2026-11-21T12:05:00Z'))).toEqual([[1, 0]])
})

test('headquarters is behind a channel since its last contact, or since the oldest transaction that is not posted', () => {
  const waitsSince = (contact: ChannelContact, oldestReceivedAt: string) => ({
    ...contact,
    waiting: { count: 1, oldestReceivedAt },
  })
  const channels = [
    heard(1, '2026-11-21T11:30:00Z'),
    waitsSince(heard(2, '2026-11-21T11:59:00Z'), '2026-11-21T09:00:00Z'),
    waitsSince(heard(3, '2026-11-21T10:00:00Z'), '2026-11-21T10:30:00Z'),
    heard(4, null),
  ]
  expect(furthestBehindFirst(channels).map(({ number }) => number)).toEqual([4, 2, 3, 1])
})
