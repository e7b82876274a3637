import { expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { excessWidthOfTables } from './support/accessibility.ts'
import { askConsole } from './support/ask-console.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

/** A cause that a correction mends, of several failures, and the place of the first of them. */
async function findGroup(): Promise<{ readonly cause: string; readonly cursor: string }> {
  const { failureGroups } = await askConsole<{ failureGroups: { edges: { node: { cause: string } }[] } }>(
    console,
    '{ failureGroups(companyId: "USRT", codes: [TRANSACTION_GROSS_AND_PAYMENT_AMOUNT], first: 1) { edges { node { cause } } } }',
  )
  const cause = failureGroups.edges[0]?.node.cause ?? ''
  const { synchronizationFailures } = await askConsole<{
    synchronizationFailures: { edges: { cursor: string }[] }
  }>(
    console,
    'query ($cause: String) { synchronizationFailures(companyId: "USRT", cause: $cause, first: 1) { edges { cursor } } }',
    { cause },
  )
  return { cause, cursor: synchronizationFailures.edges[0]?.cursor ?? '' }
}

test('the transactions of one cause are leafed through on the page of that cause', async () => {
  const { cause, cursor } = await findGroup()
  const page = `/en/store-financials/failures/${encodeURIComponent(cause)}`
  const reader = await openReader(browser, console)
  await reader.open(`${page}?after=${encodeURIComponent(cursor)}`)
  const heading = await reader.page.locator('h1').textContent()
  const rows = reader.page.locator('[data-row]')
  const behindTheFirst = await rows.count()
  await reader.page.getByRole('link', { name: wordsFor('en', 'common:list.previous') }).click()
  await reader.page.waitForURL((url) => url.searchParams.has('before'))
  expect(new URL(reader.page.url()).pathname).toBe(page)
  expect(await reader.page.locator('h1').textContent()).toBe(heading)
  expect([behindTheFirst > 0, await rows.count()]).toEqual([true, 1])
  const guide = reader.page.getByRole('link', { name: wordsFor('en', 'orders:failures.guide'), exact: true })
  const { searchParams } = new URL((await guide.first().getAttribute('href')) ?? '', console.url)
  const [given = ''] = searchParams.getAll('SynchronizeTransactionInput.id')
  expect(given).not.toBe('')
  const ofFirst = await rows.locator('[data-row-link]').first().getAttribute('href')
  expect(ofFirst).toContain(encodeURIComponent(given))

  await reader.open('/en/store-financials/failures')
  const channel = reader.page.locator('main nav a[href*="channel="]').first()
  const count = Number(/(\d+)$/.exec((await channel.textContent()) ?? '')?.[1])
  await channel.click()
  await reader.page.waitForURL('**/failures?channel=*')
  await reader.page.locator(`[data-total="${count}"]`).waitFor()
  expect(reader.complaints()).toEqual([])
})

test('a list of orders says what those under its filters come to, by currency', async () => {
  const { salesOrders } = await askConsole<{
    salesOrders: { facets: { grossAmounts: { amount: string; currency: string }[] } }
  }>(
    console,
    '{ salesOrders(companyId: "USRT", kinds: [RETURN], first: 1) { facets { grossAmounts { amount currency } } } }',
  )
  const amounts = salesOrders.facets.grossAmounts.map(({ amount, currency }) =>
    new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' }).format(
      Number(amount),
    ),
  )
  const reader = await openReader(browser, console)
  await reader.open('/en/store-financials/orders?kind=RETURN')
  const [label = ''] = wordsFor('en', 'orders:orders.sum').split('{{')
  const told = (await reader.page.getByText(label).textContent()) ?? ''
  const digitsOf = (text: string) => text.replace(/[^\d.]/g, '')
  expect(amounts.length).toBeGreaterThan(1)
  for (const amount of amounts) expect(digitsOf(told)).toContain(digitsOf(amount))
  expect(reader.complaints()).toEqual([])
})

test('customers are sorted by a heading as Swedish has it, page by page and in their file', async () => {
  const reader = await openReader(browser, console, { locale: 'sv-SE' })
  const { page } = reader
  await reader.open('/sv-SE/store-financials/customers')
  const heading = page.getByRole('columnheader', {
    name: wordsFor('sv-SE', 'fields:Customer.name'),
    exact: true,
  })
  await heading.getByRole('link').click()
  await page.waitForURL((url) => url.searchParams.get('sort') === 'name')
  expect(await heading.getAttribute('aria-sort')).toBe('ascending')
  const file = page.getByRole('link', { name: wordsFor('sv-SE', 'common:list.export') })
  const text = await (
    await page.request.get(new URL((await file.getAttribute('href')) ?? '', page.url()).href)
  ).text()
  const names = text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(';')[1] ?? '')
  const { compare } = new Intl.Collator('sv-SE', { sensitivity: 'base' })
  expect(names.length).toBeGreaterThan(50)
  expect(names).toEqual(names.toSorted(compare))
  const shown = await page.locator('[data-row] td:nth-child(2)').allTextContents()
  expect(shown).toEqual(names.slice(0, shown.length))
  await page.getByRole('link', { name: wordsFor('sv-SE', 'common:list.next') }).click()
  await page.waitForURL((url) => url.searchParams.has('after'))
  expect(await page.locator('[data-row] td:nth-child(2)').first().textContent()).toBe(names[shown.length])
  expect(reader.complaints()).toEqual([])
})

test('orders are sorted by a heading, which leads back to the usual order; earlier addresses hold', async () => {
  const reader = await openReader(browser, console, { locale: 'nb-NO' })
  const { page } = reader
  const path = '/nb-NO/store-financials/orders'
  const first = () => page.locator('[data-row-link]').first().textContent()
  await reader.open(`${path}?sort=OLDEST_FIRST`)
  const oldest = await first()
  await reader.open(path)
  const newest = await first()
  expect(newest).not.toBe(oldest)
  const name = wordsFor('nb-NO', 'fields:SalesOrder.orderedOn')
  const heading = page.getByRole('columnheader', { name, exact: true })
  for (const sort of ['-orderedOn', 'orderedOn', '-channelTransaction']) {
    await heading.getByRole('link').click()
    await page.waitForURL((url) => url.searchParams.get('sort') === sort)
  }
  expect(await heading.getAttribute('aria-sort')).toBeNull()
  expect(await first()).toBe(newest)
  expect(reader.complaints()).toEqual([])
})

test.each(locales)(
  'what failed, and the audit trail, have room beside the navigation in %s',
  async (locale) => {
    const { cause } = await findGroup()
    const reader = await openReader(browser, console, { locale, width: 1280 })
    for (const path of [`store-financials/failures/${encodeURIComponent(cause)}`, 'settings/audit-trail']) {
      await reader.open(`/${locale}/${path}`)
      const enlarged = await reader.page.evaluate(() => {
        const amounts = [...document.querySelectorAll('[data-row] [data-align="end"]')].filter(
          ({ textContent }) => /[A-Z]{3}/.test(textContent),
        )
        for (const amount of amounts) amount.textContent = '−1\u00a0234\u00a0567,89\u00a0NOK'
        const names = [...document.querySelectorAll('[data-row] [data-wraps="words"]:not(:has(*))')]
        for (const name of names) name.textContent = 'Havsvik United Kingdom and Northern Ireland'
        return [amounts.length, names.length]
      })
      expect([path, Math.max(...enlarged)]).not.toEqual([path, 0])
      expect([path, await excessWidthOfTables(reader.page)]).toEqual([path, []])
    }
    expect(reader.complaints()).toEqual([])
    await reader.close()
  },
)
