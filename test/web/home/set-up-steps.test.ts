import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SetUpStateQuery } from '../../../web/home/home.generated.ts'
import { setUpSteps } from '../../../web/home/set-up-steps.ts'

const guides = globSync('*.yaml', { cwd: join(import.meta.dirname, '../../../locales/guides') })

/** A company that has just been made: with the schedule of its P-job and nothing else. */
const bare: SetUpStateQuery = {
  channels: { edges: [] },
  channelDatabases: { edges: [] },
  organizationHierarchies: [],
  distributionSchedules: [{ batchJobs: [] }],
  uploadSessions: { edges: [] },
  batchJobs: { edges: [] },
}
const channel = (...tenderTypes: string[]) => ({
  edges: [{ node: { number: 1001, paymentMethods: tenderTypes.map((tenderType) => ({ tenderType })) } }],
})
const job = (batchProcessing: boolean) => ({ edges: [{ node: { batchProcessing } }] })
const something = { edges: [{ node: { id: '1' } }] }

const doneIn = (state: SetUpStateQuery | undefined) =>
  setUpSteps(state)
    .filter(({ isDone }) => isDone)
    .map(({ name }) => name)
const pathIn = (state: SetUpStateQuery, step: string) =>
  setUpSteps(state).find(({ name }) => name === step)?.path

test('without a company nothing is done, and the first step is to set one up', () => {
  expect(doneIn(undefined)).toEqual([])
  expect(setUpSteps(undefined)[0]).toMatchObject({ name: 'company', path: '/guides/set-up-company' })
})

test('each step is done by what the company has', () => {
  expect(doneIn(bare)).toEqual(['company'])
  expect(doneIn({ ...bare, channels: channel() })).toEqual(['company'])
  expect(doneIn({ ...bare, channels: channel('1') })).toEqual(['company', 'channel'])
  expect(doneIn({ ...bare, channelDatabases: something })).toEqual(['company', 'channelDatabase'])
  const hierarchy = (status: 'DRAFT' | 'PUBLISHED') => [{ versions: [{ status }] }]
  expect(doneIn({ ...bare, organizationHierarchies: hierarchy('DRAFT') })).toEqual(['company'])
  expect(doneIn({ ...bare, organizationHierarchies: hierarchy('PUBLISHED') })).toContain('hierarchy')
  expect(doneIn({ ...bare, uploadSessions: something })).toEqual(['company', 'pull'])
  expect(doneIn({ ...bare, distributionSchedules: [{ batchJobs: [{ id: '1' }] }] })).toContain('pull')
  expect(doneIn({ ...bare, batchJobs: job(false) })).toEqual(['company'])
  expect(doneIn({ ...bare, batchJobs: job(true) })).toEqual(['company', 'orders'])
})

test('a step leads to where it goes on: to the channel that lacks payment methods, to the guide once it can be walked', () => {
  expect(pathIn(bare, 'channel')).toBe('/settings/channels#new')
  expect(pathIn({ ...bare, channels: channel() }, 'channel')).toBe('/settings/channels/1001#payment-methods')
  expect(pathIn(bare, 'hierarchy')).toBe('/settings/hierarchies#new')
  expect(pathIn({ ...bare, organizationHierarchies: [{ versions: [] }] }, 'hierarchy')).toBe(
    '/guides/publish-organization-hierarchy',
  )
})

test('the guides that steps lead to are there', () => {
  const paths = setUpSteps({ ...bare, organizationHierarchies: [{ versions: [] }] }).map(({ path }) => path)
  const named = paths
    .filter((path) => path.startsWith('/guides/'))
    .map((path) => path.replace('/guides/', ''))
  expect(named).toHaveLength(5)
  expect(guides).toEqual(expect.arrayContaining(named.map((name) => `${name}.yaml`)))
})
