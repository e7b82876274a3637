import { expect, test } from 'vitest'
import { runScope } from '../../../web/guides/run-scope.ts'

const database = (name: string, isPaused = false) => ({
  id: name,
  name,
  isPaused,
  lastContactAt: null,
  lastContactProblem: null,
})
const company = {
  channelDatabaseGroups: [
    { id: 'nordics', channelDatabases: [database('stockholm'), database('bergen')] },
    { id: 'outlets', channelDatabases: [database('outlet', true)] },
    { id: 'empty', channelDatabases: [] },
  ],
}
const scheduleOf = (...groups: string[]) => ({ groups: groups.map((id) => ({ id })), company })
const namesIn = ({ hasGroups, pulled, paused }: ReturnType<typeof runScope>) => ({
  hasGroups,
  pulled: pulled.map(({ name }) => name),
  paused: paused.map(({ name }) => name),
})

test('a run takes the channel databases of the schedule’s groups, by name, and passes over paused ones', () => {
  expect(namesIn(runScope(scheduleOf('outlets', 'nordics'), []))).toEqual({
    hasGroups: true,
    pulled: ['bergen', 'stockholm'],
    paused: ['outlet'],
  })
})

test('groups that are chosen for the run go before those of the schedule', () => {
  expect(namesIn(runScope(scheduleOf('nordics'), ['outlets']))).toEqual({
    hasGroups: true,
    pulled: [],
    paused: ['outlet'],
  })
})

test('nothing is pulled without groups, nor from groups without channel databases', () => {
  expect(namesIn(runScope(scheduleOf(), []))).toEqual({ hasGroups: false, pulled: [], paused: [] })
  expect(namesIn(runScope(scheduleOf('empty'), []))).toEqual({ hasGroups: true, pulled: [], paused: [] })
})
