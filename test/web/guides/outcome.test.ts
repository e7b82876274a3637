import { expect, test } from 'vitest'
import { outcomePath, recordPath } from '../../../web/guides/outcome.ts'

const job = { field: 'job', type: 'BatchJob', id: 'Sm9iOjE=' }
const run = { field: 'run', type: 'BatchJobRun', id: 'UnVuOjE=' }

test('what runs now leads to its run, what was scheduled to its job', () => {
  expect(outcomePath([job, run], { 'RunInBackgroundInput.batchProcessing': false })).toBe(
    '/batch-jobs/runs/UnVuOjE%3D',
  )
  expect(outcomePath([job, run], { 'RunInBackgroundInput.batchProcessing': true })).toBe(
    '/batch-jobs/Sm9iOjE%3D',
  )
  expect(outcomePath([run], {})).toBe('/batch-jobs/runs/UnVuOjE%3D')
  expect(outcomePath([job], {})).toBe('/batch-jobs/Sm9iOjE%3D')
})

test('other acts lead nowhere, and their records have pages', () => {
  const company = { field: 'company', type: 'Company', id: 'Q29tcGFueTpVU1JU' }
  expect(outcomePath([company], {})).toBeUndefined()
  expect(recordPath(company)).toBe('/settings/companies/Q29tcGFueTpVU1JU')
  expect(recordPath({ ...company, type: 'SomethingElse' })).toBeUndefined()
})
