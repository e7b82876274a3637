import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../server/graphql/problems.ts'
import {
  statusAfter,
  statusesBefore,
  type synchronizationStatuses,
  type TransactionEvent,
  transition,
} from '../../server/transactions/statuses.ts'
import type { SynchronizationStatus } from '../../server/transactions/tables.ts'

const events: readonly TransactionEvent[] = [
  'complete',
  'quarantine',
  'claim',
  'handBack',
  'succeed',
  'fail',
  'retry',
  'beginEdit',
  'endCorrected',
  'endUnchanged',
]

const after = (status: SynchronizationStatus, event: TransactionEvent) => transition(status, event, 'T-1')

describe('the status of a channel transaction', () => {
  test('runs from pull to order', () => {
    const life = (['complete', 'claim', 'succeed'] as const).reduce(after, 'none')
    expect(life).toBe('succeeded')
  })

  test('runs through failure and correction to order', () => {
    const events = ['complete', 'claim', 'fail', 'beginEdit', 'endCorrected', 'claim', 'succeed'] as const
    expect(events.reduce(after, 'none')).toBe('succeeded')
  })

  test('never leaves succeeded: what is posted is neither edited nor posted again', () => {
    expect(events.filter((event) => statusAfter('succeeded', event))).toEqual([])
  })

  test('keeps runs away from what an operator edits, and operators from what a run creates', () => {
    expect(statusesBefore('claim')).toEqual(['pendingSynchronization', 'creating', 'failed'])
    expect(statusesBefore('beginEdit')).toEqual(['pendingSynchronization', 'failed'])
  })

  test('reaches succeeded only through creating', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (history) => {
        let status: (typeof synchronizationStatuses)[number] = 'none'
        for (const event of history) {
          const next = statusAfter(status, event)
          if (next === 'succeeded') expect(status).toBe('creating')
          status = next ?? status
        }
      }),
    )
  })

  test('refuses what it does not know, naming it, the status and the transaction', () => {
    expect(() => transition('succeeded', 'beginEdit', 'T-1')).toThrow(ProblemError)
    expect(() => transition('succeeded', 'beginEdit', 'T-1')).toThrow(
      /TRANSACTION_STATUS_FORBIDS.*SUCCEEDED.*beginEdit.*T-1/,
    )
  })
})
