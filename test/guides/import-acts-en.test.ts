import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

/** The labels of all that a sentence asks for. */
function labelsOf(sentence: string): readonly (string | null)[] {
  const { label, further } = says('en', sentence)
  return [label, ...further.map((other) => other.label)]
}

describe('where the next act takes place may stand before its verb', () => {
  test.each([
    ['In the **From** field, enter **Lund**, and in the **To** field, enter **Bergen**.', ['From', 'To']],
    ['Select **New**, and then, in the **Town** field, enter **Lund**.', ['New', 'Town']],
    ['Select **Save**, and on the **Bus** page, review the stops.', ['Save']],
    ['Set **From** to **Lund** and **To** to **Bergen**.', ['From', 'To']],
    ['Select the **Night** and **Day** options.', ['Night', 'Day']],
  ])('%s', (sentence, labels) => {
    expect(labelsOf(sentence)).toEqual(labels)
  })
})

describe('what is set, emptied, turned on or answered', () => {
  test.each([
    ['Set the value in the **Town** field to **Lund**.', 'choose | Town | Lund'],
    ['Change the value of the **Town** field.', 'choose | Town'],
    ['Clear the **Town** field.', 'text | Town | '],
    ['Clear the **Night** check box.', 'switch | Night | false'],
    ['Turn on the **Night** feature.', 'switch | Night | true'],
    ['Click **Yes** in the message box.', 'confirm | Yes'],
    ['Select **Yes** in the confirmation dialog box.', 'confirm | Yes'],
    ['In the row for **Lund**, select **Edit**.', 'press | Edit'],
  ])('%s', (sentence, expected) => {
    expect(inShort('en', sentence)).toBe(expected)
  })
})
