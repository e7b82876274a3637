import { expect, test } from 'vitest'
import { outcomePath } from '../../../web/guides/outcome.ts'

const ui = { may: () => true }
const job = { type: 'BatchJob', id: 'Sm9iOjE=', key: '1' }
const run = { type: 'BatchJobRun', id: 'UnVuOjE=', key: '1' }

test('what runs now leads to its run, what was scheduled to its job', () => {
  expect(outcomePath(ui, [job, run], { 'RunInBackgroundInput.batchProcessing': false })).toBe(
    '/batch-jobs/runs/UnVuOjE%3D',
  )
  expect(outcomePath(ui, [job, run], { 'RunInBackgroundInput.batchProcessing': true })).toBe(
    '/batch-jobs/Sm9iOjE%3D',
  )
  expect(outcomePath(ui, [run], {})).toBe('/batch-jobs/runs/UnVuOjE%3D')
  expect(outcomePath(ui, [job], {})).toBe('/batch-jobs/Sm9iOjE%3D')
})

test('other acts lead nowhere', () => {
  expect(outcomePath(ui, [{ type: 'Company', id: 'Q29tcGFueTpVU1JU', key: 'USRT' }], {})).toBeUndefined()
})
