import { describe, expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`${console.url}${path}`, {
    redirect: 'manual',
    headers: { cookie: console.cookie, ...headers },
  })
}

describe('the console’s addresses', () => {
  test.each([
    ['/', 'sv;q=0.9, en;q=0.5', '/sv-SE'],
    ['/', 'nn-NO, en', '/nb-NO'],
    ['/', 'de, fr', '/en'],
    ['/sv/batch-jobs?status=WAITING', 'en', '/sv-SE/batch-jobs?status=WAITING'],
    ['/no/store-financials', 'en', '/nb-NO/store-financials'],
    ['/batch-jobs', 'sv', '/sv-SE/batch-jobs'],
  ])('%s, asked for in %s, is sent to %s', async (path, language, target) => {
    const response = await get(path, { 'accept-language': language })
    const location = new URL(response.headers.get('location') ?? '', console.url)
    expect([response.status, `${location.pathname}${location.search}`]).toEqual([307, target])
  })

  test.each([
    ['a language that it does not speak', '/de/batch-jobs', 'sv-SE'],
    ['a page that there is not', '/nb-NO/no-such-page', 'nb-NO'],
    ['a record that there is not', '/sv-SE/store-financials/orders/bm90aGluZw', 'sv-SE'],
  ] as const)('%s is not found, and said so in words', async (_, path, locale) => {
    const reader = await openReader(browser, console, { locale })
    const response = await reader.page.goto(`${console.url}${path}`)
    expect(response?.status()).toBe(404)
    await reader.page
      .getByRole('heading', { level: 1, name: wordsFor(locale, 'common:notFound.title') })
      .waitFor()
    expect(await reader.page.locator('html').getAttribute('lang')).toBe(locale)
    await reader.close()
  })

  test('what a page looks up beside it is for those who have signed in, and of what there is', async () => {
    const rows = await get('/en/rows/batch-jobs?status=WAITING')
    expect(await rows.json()).toMatchObject({ total: expect.any(Number), order: expect.any(String) })
    expect(await (await get('/sv-SE/unread')).json()).toEqual(expect.any(String))
    for (const path of ['/en/rows/no-such-list', '/xx/rows/batch-jobs', '/xx/unread'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    for (const path of ['/en/rows/batch-jobs', '/en/unread', '/en/palette-guides', '/en/export/batch-jobs']) {
      const { status, headers } = await get(path, { cookie: '' })
      expect([path, status, headers.get('location')]).toEqual([path, 307, expect.stringMatching('/sign-in')])
    }
  })

  test('saves a screen for pages of its own alone, of those who have signed in', async () => {
    const save = (headers: Readonly<Record<string, string>>) =>
      fetch(`${console.url}/en/drafts`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ locale: 'en', guide: 'manually-run-p-job', draft: 'tull' }),
        redirect: 'manual',
      })
    const { cookie } = console
    expect((await save({ cookie })).status).toBe(403)
    expect((await save({ 'x-kontor-client': 'test' })).headers.get('location')).toMatch('/sign-in')
    expect(await (await save({ cookie, 'x-kontor-client': 'test' })).json()).toMatchObject({ revision: null })
  })

  test.each(['after', 'before'])(
    'a list’s page %s what is no place in it leads to its beginning',
    async (side) => {
      const reader = await openReader(browser, console)
      await reader.open(`/en/store-financials/transactions?status=FAILED&${side}=tull`)
      await reader.page.getByText(wordsFor('en', 'common:list.noSuchPage')).waitFor()
      await reader.page.getByRole('link', { name: wordsFor('en', 'common:list.beginning') }).click()
      await reader.page.waitForURL(`${console.url}/en/store-financials/transactions?status=FAILED`)
      await reader.page.locator('[data-row]').first().waitFor()
      expect(reader.complaints()).toEqual([])
      await reader.close()

      const exported = await get(`/en/export/channel-transactions?${side}=tull`)
      expect([exported.status, (await exported.text()).split('\r\n').length > 2]).toEqual([200, true])
    },
  )

  test('another language shows the same page with the same filters', async () => {
    const reader = await openReader(browser, console)
    await reader.open('/en/store-financials/transactions?status=FAILED&text=1')
    await reader.page.getByLabel(wordsFor('en', 'common:shell.language')).selectOption('sv-SE')
    await reader.page.waitForURL(`${console.url}/sv-SE/store-financials/transactions?status=FAILED&text=1`)
    await reader.page
      .getByRole('heading', { level: 1, name: wordsFor('sv-SE', 'navigation:transactions.label') })
      .waitFor()
    // The choice is remembered.
    await reader.page.goto(console.url)
    expect(reader.page.url()).toBe(`${console.url}/sv-SE`)
    expect(reader.complaints()).toEqual([])
    await reader.close()
  })

  test.each(locales)('who has not signed in does so, and comes back to the page, in %s', async (locale) => {
    const reader = await openReader(browser, console, { locale, isStranger: true })
    const { page } = reader
    const wanted = `${console.url}/${locale}/batch-jobs?status=WAITING`
    await page.goto(wanted)
    expect(page.url()).toBe(
      `${console.url}/sign-in?next=${encodeURIComponent(wanted.slice(console.url.length))}`,
    )
    await page.fill('#email', console.email)
    await page.fill('#password', console.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(wanted)
    await page
      .getByRole('heading', { level: 1, name: wordsFor(locale, 'navigation:batchJobs.label') })
      .waitFor()
    await reader.close()
  })
})
