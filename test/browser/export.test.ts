import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

/** Cells of a CSV file without line breaks in its cells. */
function readCsv(text: string, separator: string): string[][] {
  const cell = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g')
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(cell)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain),
    )
}

test('a list is exported whole, as a spreadsheet in Swedish reads it', async () => {
  const { page, open } = await openReader(browser, console, { locale: 'sv-SE' })
  await open('/sv-SE/store-financials/orders')
  const link = page.getByRole('link', { name: wordsFor('sv-SE', 'common:list.export') })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  // The browser's own name for the file needs a machine that is set up for such letters.
  const file = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  const name = encodeURIComponent(`${wordsFor('sv-SE', 'navigation:orders.label')}.csv`)
  expect(file.headers()['content-disposition']).toContain(`filename*=UTF-8''${name}`)
  const text = await readFile(await download.path(), 'utf8')
  expect(text.codePointAt(0)).toBe(0xfeff)

  const [header = [], ...rows] = readCsv(text.slice(1), ';')
  const { salesOrders } = await askConsole<{ salesOrders: { totalCount: number } }>(
    console,
    '{ salesOrders(companyId: "USRT") { totalCount } }',
  )
  expect(rows.length).toBe(salesOrders.totalCount)
  expect(rows.every((row) => row.length === header.length)).toBe(true)
  const gross = header.indexOf(wordsFor('sv-SE', 'fields:SalesOrder.grossAmount'))
  const cellsAt = (column: number) => rows.map((row) => row[column] ?? '')
  const notLike = (form: RegExp, column: number) => cellsAt(column).filter((cell) => !form.test(cell))
  expect(notLike(/^-?\d+,\d{2}$/, gross)).toEqual([])
  expect(notLike(/^[A-Z]{3}$/, gross + 1)).toEqual([])
  const day = header.indexOf(wordsFor('sv-SE', 'fields:SalesOrder.orderedOn'))
  expect(notLike(/^\d{4}-\d{2}-\d{2}$/, day)).toEqual([])
})

test('a list is copied whole, over https and where the browser has no clipboard', async () => {
  const reader = await openReader(browser, console)
  const { page, context } = reader
  const { button, firstRow, open } = deedDoer(reader)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const [list, hasClipboard] of [
    ['/en/retail-and-commerce-it/channel-databases', true],
    ['/en/store-financials/orders', false],
  ] as const) {
    await open(list)
    const name = (await firstRow().locator('th').textContent()) ?? ''
    expect(name).not.toBe('')
    const total = Number(await page.locator('[data-total]').getAttribute('data-total'))
    await page.evaluate(async (has) => {
      await navigator.clipboard.writeText('')
      if (!has) Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    }, hasClipboard)
    await button('common:list.copy').click()
    const told = wordsFor('en', 'common:list.copied_other').replace('{{total}}', total.toLocaleString('en'))
    await page.locator('[role="status"]').getByText(told, { exact: true }).waitFor()
    expect(await button('common:list.copy').evaluate((copy) => copy === document.activeElement)).toBe(true)
    const [header, ...rows] = await page.evaluate(async () => {
      Reflect.deleteProperty(navigator, 'clipboard')
      return (await navigator.clipboard.readText()).split('\n')
    })
    expect(header).not.toContain(wordsFor('en', 'distribution:database.actions'))
    expect(rows[0]?.split('\t')[0]).toBe(name)
    expect(rows.length).toBe(total)
    expect(await page.locator('[data-row]').count()).toBe(Math.min(total, 50))
  }
})

test('tables that stand beside something else are exported, too', async () => {
  const { page, context, open } = await openReader(browser, console, { locale: 'nb-NO' })
  for (const path of ['distribution-schedules', 'quarantine', 'reconciliation']) {
    await open(`/nb-NO/retail-and-commerce-it/${path}`)
    const link = page.getByRole('link', { name: wordsFor('nb-NO', 'common:list.export') }).last()
    const answer = await context.request.get(
      new URL((await link.getAttribute('href')) ?? '', console.url).href,
    )
    const [header, ...rows] = (await answer.text()).slice(1).trimEnd().split('\r\n')
    expect(header?.split(';').length).toBeGreaterThan(4)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBe(await page.locator('table').last().locator('[data-row]').count())
  }
})
