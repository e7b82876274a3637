import { expect, test } from 'vitest'
import { type CompanyAtWork, likeliestCompany } from '../../../web/session/choose-company.ts'

const usrt: CompanyAtWork = {
  companyId: 'USRT',
  lastReceivedAt: '2026-11-21T06:54:57.000Z',
  channelCount: 6,
  isOwn: false,
}
const empty: CompanyAtWork = { companyId: 'GBRT', lastReceivedAt: null, channelCount: 0, isOwn: false }

test('a company in which orders arrive comes before one that has just been set up', () => {
  expect(likeliestCompany([empty, usrt])).toBe('USRT')
})

test('among companies in which orders arrive, the latest counts', () => {
  const later = { ...usrt, companyId: 'ZART', lastReceivedAt: '2026-11-21T06:54:58.000Z', channelCount: 1 }
  expect(likeliestCompany([usrt, later])).toBe('ZART')
})

test('a company in which the reader has a role by name comes before every other', () => {
  expect(likeliestCompany([usrt, { ...empty, isOwn: true }])).toBe('GBRT')
})

test('where nothing has arrived yet, channels count, then the id', () => {
  expect(likeliestCompany([empty, { ...empty, companyId: 'NORT', channelCount: 2 }])).toBe('NORT')
  expect(likeliestCompany([{ ...empty, companyId: 'SERT' }, empty])).toBe('GBRT')
})

test('without companies there is none', () => {
  expect(likeliestCompany([])).toBeUndefined()
})
