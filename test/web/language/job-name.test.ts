import { describe, expect, test } from 'vitest'
import type { Locale } from '../../../web/language/locales.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'

const unnamed = { description: null, subject: '', subjectCount: null }
const release = { ...unnamed, task: 'releaseOrderHolds', subjectCount: 1200 }
const cause = 'TENDER_TYPE_NOT_MAPPED {"channel":1001,"tenderType":"99"}'

async function wordingIn(locale: Locale) {
  return createWording((await openTranslator(locale, 'UTC')).t)
}

describe('a job', () => {
  test('that somebody has named is called so', async () => {
    const word = await wordingIn('sv-SE')
    expect(word.jobName({ ...release, description: 'Before closing' })).toBe('Before closing')
  })

  test.each<readonly [Locale, string, string]>([
    ['en', 'Release of holds: 1,200 orders', 'Order synchronization · Nordics, Oslo'],
    ['sv-SE', 'Hävning av spärrar: 1 200 order', 'Ordersynkronisering · Nordics, Oslo'],
    ['nb-NO', 'Oppheving av sperrer: 1 200 ordrer', 'Ordresynkronisering · Nordics, Oslo'],
  ])(
    'that nobody has named is called in %s by its task and subject',
    async (locale, released, synchronized) => {
      const word = await wordingIn(locale)
      const synchronize = { ...unnamed, task: 'synchronizeOrders', subject: 'Nordics, Oslo' }
      expect(word.jobName(release).replaceAll('\u00a0', ' ')).toBe(released)
      expect(word.jobName(synchronize)).toBe(synchronized)
    },
  )

  test('of a retry is called by the title of the cause and what that names', async () => {
    const word = await wordingIn('en')
    const { title } = word.cause('TENDER_TYPE_NOT_MAPPED', null)
    const nameFor = (subject: string) =>
      word.jobName({ ...unnamed, task: 'synchronizeTransactions', subject, subjectCount: 1 })
    expect(nameFor(cause)).toBe(`New attempt: 1 transaction · ${title} · 1001, 99`)
    expect(nameFor(`${cause.slice(0, 40)}…`)).toBe(`New attempt: 1 transaction · ${title}`)
  })

  test('of a task without words goes by the task’s name', async () => {
    expect((await wordingIn('en')).jobName({ ...unnamed, task: 'tidyUp' })).toBe('tidyUp')
  })

  test('is called in what a problem or message says as it is elsewhere', async () => {
    const word = await wordingIn('sv-SE')
    const said = word.message('FOLLOW_UP_JOB_WITHHELD', {
      ...unnamed,
      task: 'synchronizeOrders',
      subject: 'Oslo',
    })
    expect(said).toContain('”Ordersynkronisering · Oslo”')
  })

  test('is called so in a message that was stored when jobs were kept as `job`, too', async () => {
    const word = await wordingIn('nb-NO')
    const said = (job: string) => word.message('FOLLOW_UP_JOB_WITHHELD', { job })
    expect(said('Før stengetid')).toContain('«Før stengetid»')
    expect(said('synchronizeOrders · Oslo')).toContain('«Ordresynkronisering · Oslo»')
  })
})

test.each([
  ['synchronizeOrders · Oslo', 'Ordersynkronisering · Oslo'],
  ['releaseOrderHolds × 2', 'Hävning av spärrar: 2 order'],
  ['synchronizeOrders', 'Ordersynkronisering'],
  ['Every ten minutes', 'Every ten minutes'],
  ['unknown · Oslo', 'unknown · Oslo'],
])('the audit trail’s name %s is read as %s', async (text, name) => {
  expect((await wordingIn('sv-SE')).jobNameText(text)).toBe(name)
})

test.each<readonly [Locale, string, readonly string[]]>([
  ['sv-SE', 'spärr', ['releaseOrderHolds']],
  ['sv-SE', 'ORDERSYNK', ['synchronizeOrders']],
  ['en', 'holds', ['releaseOrderHolds']],
  ['nb-NO', 'transaksjoner', ['synchronizeTransactions']],
  ['en', 'spärr', []],
])('who searches in %s for %s finds the tasks that are called so', async (locale, text, found) => {
  expect((await wordingIn(locale)).tasksCalled(text)).toEqual(found)
})
