import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '../../web/language/locales.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

const list = (locale: Locale, search: string) => `/${locale}/store-financials/orders${search}`
const days: Readonly<Record<Locale, { shown: string; typed: string; written: string }>> = {
  en: { shown: '05/11/2026', typed: '6 11 2026', written: '06/11/2026' },
  'sv-SE': { shown: '2026-11-05', typed: '20261106', written: '2026-11-06' },
  'nb-NO': { shown: '05.11.2026', typed: '6.11.2026', written: '06.11.2026' },
}

describe.each(locales)('a day in %s', (locale) => {
  const { shown, typed, written } = days[locale]

  test('is shown and typed as the language has it, and sent as all have it', async () => {
    const { page, open, complaints, close } = await openReader(browser, console, { locale })
    await open(list(locale, '?from=2026-11-05'))
    const from = page.locator('#from')
    expect(await from.inputValue()).toBe(shown)
    await from.fill(typed)
    await page.locator('#to').focus()
    expect(await from.inputValue()).toBe(written)
    await page.locator('#to').press('Enter')
    await page.waitForURL((url) => url.searchParams.get('from') === '2026-11-06')
    expect(complaints()).toEqual([])
    await close()
  })
})

test('a day is chosen in a calendar, which opens at the one that is typed', async () => {
  const { page, open, close } = await openReader(browser, console, { locale: 'nb-NO' })
  await open(list('nb-NO', '?from=2026-11-05'))
  const field = page.locator('span').filter({ has: page.locator('> #from') })
  const calendar = field.locator('input[type="date"]')
  await field.getByRole('button').click()
  expect(await calendar.inputValue()).toBe('2026-11-05')
  await calendar.fill('2026-11-09')
  expect(await page.locator('#from').inputValue()).toBe('09.11.2026')
  // The calendar that is still open, as no browser's own is then, would keep the keys for itself.
  const sent = await field.evaluate((element) => {
    const form = element.closest('form')
    return form && new FormData(form).get('from')
  })
  expect(sent).toBe('2026-11-09')
  await close()
})

test('without script a day is typed into the browser’s own input', async () => {
  const [name = '', value = ''] = console.cookie.split(/=(.*)/)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'sv-SE' })
  await context.addCookies([{ name, value, url: console.url }])
  const page = await context.newPage()
  await page.goto(`${console.url}${list('sv-SE', '?from=2026-11-05')}`)
  const from = page.locator('#from')
  expect([await from.getAttribute('type'), await from.inputValue()]).toEqual(['date', '2026-11-05'])
  await from.fill('2026-11-06')
  await page.locator('search button').last().click()
  await page.waitForURL((url) => url.searchParams.get('from') === '2026-11-06')
  await context.close()
})
