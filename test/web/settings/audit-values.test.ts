import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'
import type { Locale } from '../../../web/language/locales.ts'
import { openTranslator, type Translate } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'
import { subjectInWords, subjectPath } from '../../../web/settings/audit-subject.ts'
import { nodeNameIn, valueInWords } from '../../../web/settings/audit-values.ts'

async function wordsIn(locale: Locale) {
  const { t } = await openTranslator(locale, 'Europe/Stockholm')
  return { t: t as Translate, word: createWording(t), format: formatsFor(locale, 'Europe/Stockholm'), locale }
}

/** What a job's field is said to be, in each language. */
async function said(field: string, value: unknown, type = 'BatchJob'): Promise<readonly (string | null)[]> {
  const locales: readonly Locale[] = ['en', 'sv-SE', 'nb-NO']
  const words = await Promise.all(locales.map(wordsIn))
  return words.map((ui) => valueInWords(ui, { type, field }, value))
}

describe('a value of the audit trail', () => {
  test('a recurrence is its sentence, with the moment that it is counted from', async () => {
    const recurrence = {
      unit: 'MINUTES',
      count: 5,
      end: 'NEVER',
      startDate: '2026-11-21',
      startTime: '08:00:00',
      timeZone: 'Europe/Stockholm',
    }
    expect(await said('recurrence', recurrence)).toEqual([
      'Every 5 minutes. No end date. Counted from 21 Nov 2026 at 08:00 (Europe/Stockholm).',
      'Med 5 minuters mellanrum. Inget slutdatum. Räknas från 21 nov. 2026 kl. 08:00 (Europe/Stockholm).',
      'Hvert 5. minutt. Ingen sluttdato. Regnes fra 21. nov. 2026 kl. 08:00 (Europe/Stockholm).',
    ])
  })

  test('an active period is its hours, by whose clocks', async () => {
    const period = { from: '08:00', to: '16:30', timeZone: 'Europe/Oslo' }
    expect(await said('activePeriod', period)).toEqual(
      Array.from({ length: 3 }, () => '08:00–16:30 (Europe/Oslo)'),
    )
  })

  test('retries are how many, and after how long', async () => {
    const policy = { maximum: 3, firstDelay: 10, factor: 2, longestDelay: 600 }
    const [english] = await said('retryPolicy', policy)
    expect(english).toMatch(/^Up to 3 more attempts after an error: the first after 10 sec/)
    const none = await said('retryPolicy', { ...policy, maximum: 0 })
    expect(none[0]).toBe('Up to 0 more attempts after an error')
  })

  test('counters, sessions and runs are told by what they belong to', async () => {
    const range = { channelTable: 'RetailTransactionTable', from: 1, to: 1200 }
    expect((await said('repulledRanges', [range]))[0]).toBe('RetailTransactionTable, counters 1 to 1,200')
    expect((await said('repulledRanges', [{ ...range, channelTable: null }]))[0]).toBe(
      'all tables, counters 1 to 1,200',
    )
    const session = { channelDatabase: 'houston', startedAt: '2026-11-21T07:00:00.000Z' }
    expect((await said('rerunOf', session))[0]).toBe('houston, 21 Nov 2026, 08:00')
    const run = { description: 'P-0001', plannedAt: '2026-11-21T07:00:00.000Z' }
    expect((await said('run', run))[0]).toBe('P-0001, 21 Nov 2026, 08:00')
  })

  test('moments and days are written as the reader writes them', async () => {
    expect((await said('expiresAt', '2026-11-21T07:00:00.000Z', 'ApiKey'))[0]).toBe('21 Nov 2026, 08:00')
    expect((await said('closedUntil', '2026-11-21', 'SynchronizationSettings'))[2]).toBe('21. nov. 2026')
  })

  test('codes are said in the words that they have elsewhere', async () => {
    const { word } = await wordsIn('sv-SE')
    expect((await said('task', 'synchronizeOrders'))[1]).toBe(
      word.enumValue('BatchTask', 'synchronizeOrders'),
    )
    expect((await said('language', 'sv-SE', 'Company'))[0]).toBe('Svenska')
    expect(await said('country', 'SWE', 'Channel')).toEqual(['Sweden', 'Sverige', 'Sverige'])
    expect((await said('cause', 'EMPTY_TRANSACTION'))[1]).toBe(word.cause('EMPTY_TRANSACTION', null).title)
  })

  test('nothing is nothing, an empty list too', async () => {
    expect(await said('groups', [])).toEqual([null, null, null])
    expect(await said('category', null)).toEqual([null, null, null])
  })

  test.each([
    { unit: 'BLUE_MOONS', count: 1, end: 'NEVER' },
    { unit: 'WEEKS', count: 1, weekdays: 'MONDAY', end: 'NEVER' },
    { from: 8, to: '16:30', timeZone: null },
    { maximum: 'many' },
    { channelDatabase: 'houston', startedAt: 'some day' },
    { nested: [{ deeper: null }] },
    {},
  ])('what nobody foresaw is shown as it is: %j', async (value) => {
    expect((await said('recurrence', value))[0]).toBe(JSON.stringify(value))
  })

  test('a node of a hierarchy is told from other values with parts', async () => {
    const node = { name: 'Nordics', parent: 'Stores by Region', channel: null, position: 1 }
    expect(nodeNameIn(node)).toBe('Nordics')
    expect(nodeNameIn({ name: 'Nordics' })).toBeUndefined()
    expect(nodeNameIn(['Nordics'])).toBeUndefined()
    expect(nodeNameIn(null)).toBeUndefined()
    expect((await said('id', node, 'OrganizationHierarchy'))[0]).toBe(
      'Nordics, below Stores by Region, place 2',
    )
    expect((await said('id', { ...node, parent: null }, 'OrganizationHierarchy'))[0]).toBe(
      'Nordics, at the top',
    )
  })
})

describe('the record that was changed', () => {
  const job = {
    subjectType: 'BatchJob',
    subjectName: 'P-0001',
    subjectId: 'Qg==',
    subjectKey: 'b',
    isSubjectThere: true,
  }

  test('is named as it was then, by words where it is known by a code', async () => {
    const ui = await wordsIn('en')
    expect(subjectInWords(ui, job)).toBe('P-0001')
    expect(subjectInWords(ui, { subjectType: 'BatchJob', subjectName: null })).toBeNull()
    expect(subjectInWords(ui, { subjectType: 'ValidationRule', subjectName: 'EMPTY_TRANSACTION' })).toBe(
      ui.word.cause('EMPTY_TRANSACTION', null).title,
    )
    expect(subjectInWords(ui, { subjectType: 'NumberSequence', subjectName: 'SALES_ORDER' })).toBe(
      ui.word.enumValue('NumberSequenceCode', 'SALES_ORDER'),
    )
  })

  test('is led to while it is there, by who may see its page', () => {
    const all = { may: () => true }
    expect(subjectPath(all, job)).toBe('/batch-jobs/Qg%3D%3D')
    expect(subjectPath(all, { ...job, isSubjectThere: false })).toBeUndefined()
    expect(subjectPath({ may: () => false }, job)).toBeUndefined()
    expect(subjectPath(all, { ...job, subjectType: 'Channel', subjectKey: '1001' })).toBe(
      '/settings/channels/1001',
    )
    expect(subjectPath(all, { ...job, subjectType: 'QuarantinedRow' })).toBeUndefined()
  })
})
