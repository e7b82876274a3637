import { describe, expect, test } from 'vitest'
import { holds, parsePredicate } from '../../server/guides/predicate.ts'

const answer = { jobs: { totalCount: 2, nodes: [{ isActive: true, name: 'P-0001', run: null }] } }

describe('a predicate', () => {
  test.each([
    ['jobs.totalCount >= 2', true],
    ['jobs.totalCount > 2', false],
    ['jobs.totalCount <= 2', true],
    ['jobs.totalCount < 2', false],
    ['jobs.totalCount = 2', true],
    ['jobs.totalCount != 2', false],
    ['jobs.nodes.0.isActive = true', true],
    ["jobs.nodes.0.name = 'P-0001'", true],
    ['jobs.nodes.0.name = "P-0002"', false],
    ['jobs.nodes.0.run = null', true],
    ['jobs.nodes.0.name = "P-0002" or "P-0001"', true],
    ['jobs.nodes.0.name = "P-0002" or "P-0003"', false],
    ['jobs.nodes.0.name = "P-0002 or P-0001"', false],
    ['jobs.nodes.1.isActive = true', false],
    ['jobs.nodes.0.name >= 1', false],
    ['runs.totalCount != 2', false],
  ])('%s is %s', (text, expected) => {
    const predicate = parsePredicate(text)
    expect(predicate && holds(predicate, answer)).toBe(expected)
  })

  test.each([
    'jobs',
    'jobs >=',
    'jobs ~ 1',
    'jobs = some words',
    'jobs = 1 or',
    'jobs > 1 or 2',
    '1 = 1',
    'a..b() = 1',
  ])('%s is none', (text) => {
    expect(parsePredicate(text)).toBeNull()
  })
})
