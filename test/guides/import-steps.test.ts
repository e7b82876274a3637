import { describe, expect, test } from 'vitest'
import { says } from './sentences.ts'

describe('a step of several sentences', () => {
  test('is what its first says; the others follow', () => {
    const step = says(
      'en',
      'In the **Level** field, select **All**. Click **Select**. This opens the period.',
    )
    expect(step).toMatchObject({ kind: 'choose', label: 'Level', value: 'All' })
    expect(step.further).toMatchObject([{ kind: 'press', label: 'Select' }])
  })

  test.each([
    ['en', "You're prompted to confirm. Select Yes to go on.", 'Yes'],
    ['en', 'The New order dialog box opens. Select OK.', 'OK'],
    ['sv-SE', 'Du uppmanas att bekräfta valet. Klicka på Ja.', 'Ja'],
    ['nb-NO', 'Dialogboksen Ny ordre åpnes. Velg OK.', 'OK'],
  ])('%s: what only tells may stand before what is to be done: %s', (locale, text, label) => {
    expect(says(locale, text)).toMatchObject({ kind: 'confirm', label, further: [] })
  })

  test('two instructions of one sentence', () => {
    const step = says('sv-SE', 'Klicka på **Spara** och stäng sedan sidan.')
    expect(step).toMatchObject({ kind: 'press', label: 'Spara' })
    expect(step.further).toMatchObject([{ kind: 'navigate' }])
  })

  test.each([
    [
      'en',
      'In the **Count** field, enter the interval between the runs in minutes. Typically, this would be 5-10 minutes.',
    ],
    ['sv-SE', 'I fältet Count anger du intervall mellan körningarna i minuter. Detta är vanligtvis 5–10.'],
    [
      'nb-NO',
      'I Count-feltet angir du intervallet mellom kjøringer i minutter. Vanligvis vil dette være 5-10.',
    ],
  ])('a usual range is read: %s', (locale, sentence) => {
    expect(says(locale, sentence)).toMatchObject({
      kind: 'number',
      label: 'Count',
      range: { from: 5, to: 10 },
    })
  })

  test('abbreviations do not end it', () => {
    expect(says('sv-SE', 'Ange t.ex. Lund i fältet Ort. Klicka på OK.').further).toHaveLength(1)
  })
})

test('a sentence that nobody could read still tells which labels were set in bold', () => {
  const step = says('en', 'Verify that **Total** and **Tax.** agree with `A1`.')
  expect(step).toMatchObject({ kind: 'manual', mentions: ['Total', 'Tax'] })
})
