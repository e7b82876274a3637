import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('an example is the value of what was left open before it', () => {
  test.each([
    ['In the **Town** field, enter a name. For example, enter **Lund**.', 'text | Town | Lund'],
    ['Select a route. For example, enter or select `R-12`.', 'choose | - | R-12'],
    ['In the list, select a route. For example, select R-12', 'choose | - | R-12'],
    [
      'Select the town that is next. For example, select North Bergen (NB-1).',
      'choose | - | North Bergen (NB-1)',
    ],
    ['In the tree, expand **a route**. For example, expand **Routes\\North**.', 'navigate | Routes\\North'],
    ['In the **Weight** field, enter a number. For example, enter **3**.', 'number | Weight | 3'],
    ['In the **Weight** field, enter a number. For example, you can set it to 9999.', 'number | Weight'],
    [
      'In the **Town** field, select a town. If you are using demo data, select **L1**.',
      'choose | Town | L1',
    ],
    ['In the **Town** field, select a town. Select North for this procedure.', 'choose | Town | North'],
    [
      'In the **Payment** field, select a kind. Net means a number of days. Select **Monthly** for this task guide.',
      'choose | Payment | Monthly',
    ],
    ['Enter the hours. For example, if you drove for two hours, enter 2.', 'text | -'],
    [
      'In the **Payer** field, select who pays. If the driver pays, select Driver. If the owner pays, select Owner. For this task, select Owner.',
      'choose | Payer | Owner',
    ],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
    expect(says('en', sentence).further).toEqual([])
  })

  test.each([
    'Click **New**. In this example, click **Save**.',
    'In the **Town** field, enter a name. For example, set Weight to 3.',
    'Select the routes that are open. For example, type N* to select those to the north.',
    'In the **Town** field, enter **Lund**. For example, enter **Bergen**.',
  ])('%s says something else', (sentence) => {
    expect(says('en', sentence).further).toHaveLength(1)
  })
})

describe('so is what is entered for example in other languages', () => {
  test.each([
    ['sv-SE', 'Ange ett nummer i fältet **Vikt**. Ange exempelvis **3**.', 'number | Vikt | 3'],
    ['sv-SE', 'Ange ett namn i fältet **Ort**. Skriv till exempel **ditt eget**.', 'text | Ort'],
    ['nb-NO', 'Skriv inn en verdi i feltet **Vekt**. Skriv for eksempel `50`.', 'text | Vekt | 50'],
    ['nb-NO', 'I feltet **By** angir du et navn. Du kan for eksempel angi **Oslo**.', 'text | By | Oslo'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
    expect(says(locale, sentence).further).toEqual([])
  })
})
