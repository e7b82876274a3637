import { describe, expect, test } from 'vitest'
import { expectTrailInWords } from './support/audit-trail.ts'
import { spoken } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = deedDoer(await openReader(browser, console))
const { page, form, does, main } = reader

describe('whoever keeps customers and items', () => {
  test('registers a customer, blocks it, and finds it among the blocked', async () => {
    await reader.open('/en/store-financials/customers')
    await does({
      form: form('phone'),
      fill: { account: 'FJORD-1', name: 'Fjordbakeriet AS', email: 'post@fjord.example' },
      press: 'orders:customers.create',
      leadsTo: '**/store-financials/customers/*',
    })
    await does({ form: form('phone'), fill: { isBlocked: true }, press: 'common:save', says: 'common:saved' })
    await page.getByText(wordsFor('en', 'orders:customers.isBlocked')).waitFor()
    await reader.open('/en/store-financials/customers?blocked=yes')
    await page.getByRole('rowheader', { name: 'FJORD-1' }).waitFor()
  })

  test('adds an item, and imports a file only when all of it is right', async () => {
    await reader.open('/en/store-financials/items')
    await does({
      form: form('barcodes'),
      fill: { itemNumber: '7001', name: 'Fish kettle', barcodes: '70010001\n70010002' },
      press: 'orders:items.create',
      leadsTo: '**/store-financials/items/*',
    })
    await page.getByText('70010001, 70010002', { exact: true }).waitFor()

    await reader.open('/en/store-financials/items')
    const file = (blocked: string) => ({
      name: 'items.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Varenummer;Navn;Sperret\n7001;Fish kettle;${blocked}\n7002;Ladle;nei\n`),
    })
    const upload = form('file')
    const submit = upload.getByRole('button', { name: wordsFor('en', 'orders:items.import'), exact: true })
    await submit.click()
    await upload.getByRole('alert').getByText(wordsFor('en', 'orders:items.noFile')).waitFor()
    await page.locator('input[type=file]').setInputFiles(file('kanskje'))
    await submit.click()
    await upload.getByRole('alert').getByText('Line 2, Blocked: “kanskje” is neither yes nor no.').waitFor()
    await reader.open('/en/store-financials/items')
    await page.locator('input[type=file]').setInputFiles(file('ja'))
    await does({ form: upload, press: 'orders:items.import', says: 'orders:items.imported' })
    await reader.open('/en/store-financials/items?text=fish')
    await page.getByRole('row', { name: 'Fish kettle' }).getByText('Blocked').waitFor()
    expect(await page.locator('[data-row]').count()).toBe(1)
  })

  test('is led from a cause, and from an order that has it, to the place where it is set right', async () => {
    await reader.open('/en/store-financials/failures')
    const cause = page.getByRole('link', { name: spoken('causes:TENDER_TYPE_NOT_MAPPED.title') }).first()
    await cause.click()
    await main().getByText(wordsFor('en', 'orders:failures.places')).waitFor()
    await main().locator('a[href*="/store-financials/transactions/"]').first().click()
    const failures = page.locator('#failures')
    await failures.getByText(wordsFor('en', 'orders:failures.places')).waitFor()
    await failures.locator('a[href*="/settings/channels/"]').click()
    await page.locator('#payment-methods').waitFor()
  })

  test('can be followed by the audit trail, in words', () => expectTrailInWords(reader))
})
