import { describe, expect, test } from 'vitest'
import { describeRecurrence, type RecurrenceInWords } from '../../../web/batch/recurrence-sentence.ts'
import { formatsFor } from '../../../web/language/formats.ts'
import type { Locale } from '../../../web/language/locales.ts'
import { openTranslator, type Translate } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'

async function sentence(locale: Locale, recurrence: RecurrenceInWords): Promise<string> {
  const { t } = await openTranslator(locale, 'Europe/Stockholm')
  const format = formatsFor(locale, 'Europe/Stockholm')
  return describeRecurrence({ t: t as Translate, word: createWording(t), format, locale }, recurrence)
}

const everyFive = { unit: 'MINUTES', count: 5, end: 'NEVER' } as const

describe('a recurrence in words', () => {
  test('every five minutes, without an end', async () => {
    expect(await sentence('en', everyFive)).toBe('Every 5 minutes. No end date.')
    expect(await sentence('sv-SE', everyFive)).toBe('Med 5 minuters mellanrum. Inget slutdatum.')
    expect(await sentence('nb-NO', everyFive)).toBe('Hvert 5. minutt. Ingen sluttdato.')
  })

  test('once', async () => {
    expect(await sentence('nb-NO', { unit: 'DAYS', count: 1, end: 'AFTER', endAfter: 1 })).toBe(
      'Hver dag. Slutter etter 1 gang.',
    )
  })

  test('on days of the week, until a day', async () => {
    const recurrence = {
      unit: 'WEEKS',
      count: 1,
      weekdays: ['MONDAY', 'FRIDAY'],
      end: 'BY',
      endBy: '2026-12-31',
    } as const
    expect(await sentence('sv-SE', recurrence)).toBe(
      'Varje vecka på måndagar och fredagar. Slutar den 31 dec. 2026, den dagen inräknad.',
    )
  })

  test('on a weekday of the month', async () => {
    const recurrence = {
      unit: 'MONTHS',
      count: 1,
      ordinal: 'LAST',
      ordinalWeekday: 'FRIDAY',
      end: 'NEVER',
    } as const
    expect(await sentence('en', recurrence)).toBe('Every month on the last Friday. No end date.')
    expect(await sentence('nb-NO', recurrence)).toBe('Hver måned den siste fredagen. Ingen sluttdato.')
  })
})
