import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { validationRules } from '../../../server/synchronization/rules.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { mendingGuide } from '../../../web/orders/mending-guide.ts'

const guides = join(import.meta.dirname, '../../../locales/guides')

/** By what guide each rule's breaches are mended, those that correct the transaction itself left out. */
async function guidesElsewhere(may: () => boolean) {
  const { t } = await openTranslator('sv-SE', 'UTC')
  return validationRules.flatMap(({ code }) => {
    const { label, act, path } = mendingGuide({ t, may }, code, 'T-1')
    const [guide = ''] = path.replace('/guides/', '').split('?')
    expect(existsSync(join(guides, `${guide}.yaml`)), guide).toBe(true)
    return path.includes('SynchronizeTransactionInput.id=T-1') ? [] : [[code, guide, label, act]]
  })
}

test('a breach that no correction mends leads to the guide that brings what is missing', async () => {
  expect(await guidesElsewhere(() => true)).toEqual([
    ['EMPTY_TRANSACTION', 'manually-run-p-job', 'Guide: kör P-jobbet', 'Hämta'],
    [
      'LINKED_PAYMENT_NOT_FOUND',
      'manually-run-order-synchronization',
      'Guide: kör ordersynkroniseringen',
      'Bokför',
    ],
    ['CANCELLED_ORDER_NOT_FOUND', 'manually-run-p-job', 'Guide: kör P-jobbet', 'Hämta'],
    ['CANCELLED_ORDER_NOT_POSTED', 'mend-failed-order', 'Guide: rätta en misslyckad order', 'Rätta annan'],
  ])
})

test('who may not do what that guide is for is led to the correction', async () => {
  expect(await guidesElsewhere(() => false)).toEqual([])
})
