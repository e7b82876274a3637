import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { askConsole } from './support/ask-console.ts'
import { markedPlaces } from './support/marked-places.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console)
const scriptless = await browser.newContext({
  javaScriptEnabled: false,
  locale: 'en-GB',
  storageState: await reader.context.storageState(),
})
scriptless.setDefaultTimeout(60_000)
const guide = 'schedule-recurring-p-job'

const words = (key: string) => wordsFor('en', key)
const button = (page: Page, key: string) => page.getByRole('button', { name: words(key), exact: true })
const input = (page: Page, bind: string) => page.locator(`input[name="${bind}"]`)
const count = (page: Page) => input(page, 'RecurrenceInput.count')
const saved = (page: Page, state: string) => page.locator(`[data-save-state="${state}"]`).waitFor()

/** Begins the guide and goes on to its recurrence. */
async function goToRecurrence(page: Page): Promise<void> {
  await page.goto(`${console.url}/en/guides/${guide}`)
  await button(page, 'guides:start.wizard').click()
  for (const screen of ['job', 'background']) {
    await page.waitForURL(`**/${guide}/${screen}?draft=*`)
    await button(page, 'guides:screen.next').click()
  }
  await page.waitForURL(`**/${guide}/recurrence?draft=*`)
  await count(page).waitFor()
}

describe('the wizard', () => {
  test('shows where every control is that its guides speak of, on the record that was chosen or the first', async () => {
    const { page } = reader
    for (const [address, places] of await markedPlaces(console)) {
      await page.goto(address, { waitUntil: 'domcontentloaded' })
      const marked = page.locator(':target')
      await expect.soft(marked.isVisible(), `${places.join(', ')}: ${address}`).resolves.toBe(true)
    }
    reader.complaints()
  }, 180_000)

  test('says in words when it will run, and the next ten runs, while the recurrence is changed', async () => {
    const { page } = reader
    await goToRecurrence(page)
    await page.getByText('Every 5 minutes. No end date.').waitFor()
    await input(page, 'RecurrenceInput.unit').and(page.locator('[value="WEEKS"]')).check()
    await input(page, 'RecurrenceInput.weekdays').and(page.locator('[value="FRIDAY"]')).check()
    await page.getByText('Every 5 weeks on Fridays. No end date.').waitFor()
    expect(await page.locator('section time').count()).toBe(10)
    await input(page, 'RecurrenceInput.unit').and(page.locator('[value="MONTHS"]')).check()
    await input(page, 'RecurrenceInput.ordinal').and(page.locator('[value="LAST"]')).check()
    await input(page, 'RecurrenceInput.ordinalWeekday').and(page.locator('[value="MONDAY"]')).check()
    await page.getByText('Every 5 months on the last Monday. No end date.').waitFor()
    expect(await input(page, 'RecurrenceInput.weekdays').count()).toBe(0)
  })

  test('keeps what was typed just before the reader went elsewhere', async () => {
    const { page } = reader
    await goToRecurrence(page)
    const address = page.url()
    reader.complaints()
    await count(page).fill('11')
    const name = words('navigation:batchJobs.label')
    const saving = page.waitForResponse('**/en/drafts')
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
    await page.waitForURL('**/en/batch-jobs')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await saving
    await page.goto(address)
    expect(await count(page).inputValue()).toBe('11')
    expect(reader.complaints()).toEqual([])
  })

  test('keeps what is filled in while there is no connection, and saves it when it is back', async () => {
    const { page, context } = reader
    await goToRecurrence(page)
    await context.setOffline(true)
    await count(page).fill('7')
    await saved(page, 'offline')
    await button(page, 'guides:screen.next').click()
    await saved(page, 'offline')
    expect(await count(page).inputValue()).toBe('7')
    await context.setOffline(false)
    await saved(page, 'saved')
    await page.reload()
    expect(await count(page).inputValue()).toBe('7')
    reader.complaints()
  })

  test('does not let one window overwrite what another has saved', async () => {
    const { page } = reader
    await goToRecurrence(page)
    const window = await openReader(browser, console)
    const { pathname, search } = new URL(page.url())
    await window.open(`${pathname}${search}`)
    const other = window.page
    await count(page).fill('8')
    await page.getByText('Every 8 minutes.').waitFor()
    await count(other).fill('9')
    await input(other, 'RecurrenceInput.unit').and(other.locator('[value="HOURS"]')).check()
    await saved(other, 'contradicted')
    await button(other, 'guides:screen.next').click()
    await other.locator('form [role="alert"]').waitFor()
    expect(new URL(other.url()).pathname).toMatch(/recurrence$/)
    await button(other, 'guides:save.load').click()
    await expect.poll(() => count(other).inputValue(), { timeout: 60_000 }).toBe('8')
    expect(
      await other
        .locator('main')
        .getByText(/8 is saved, not 9\.$/)
        .count(),
    ).toBe(1)
    await count(other).fill('9')
    await other.getByText('Every 9 hours.').waitFor()
    expect(await button(other, 'guides:save.load').count()).toBe(0)
    await window.close()
    await page.reload()
    expect(await count(page).inputValue()).toBe('9')
  })

  test('loses nothing that was typed just before a reload or another language, and is done once', async () => {
    const { page } = reader
    await goToRecurrence(page)
    const { pathname, search } = new URL(page.url())
    await reader.open(`${pathname}${search}`)
    reader.complaints()
    await count(page).fill('12')
    await page.reload()
    await page.getByText('Every 12 minutes. No end date.').waitFor()
    expect(await count(page).inputValue()).toBe('12')
    await count(page).fill('13')
    await page.getByLabel(words('common:shell.language')).selectOption('nb-NO')
    await page.waitForURL(`**/nb-NO/guides/${guide}/recurrence?draft=*`)
    await page.getByText(/^Hvert 13. minutt/).waitFor()
    expect(await count(page).inputValue()).toBe('13')
    await page.getByLabel(wordsFor('nb-NO', 'common:shell.language')).selectOption('en')
    await page.waitForURL(`**/en/guides/${guide}/recurrence?draft=*`)
    await button(page, 'guides:screen.next').click()
    await page.waitForURL(`**/${guide}/review?draft=*`)
    await button(page, 'guides:act.createBatchJob').click()
    await page.waitForURL('**/batch-jobs/**')
    await page.goBack()
    await page.locator('main').getByText(words('guides:done.scheduled')).waitFor()
    expect(await button(page, 'guides:act.createBatchJob').count()).toBe(0)
    expect(reader.complaints()).toEqual([])
  })

  test('leaves it to the operator which record they mean, and ticks what they have chosen', async () => {
    const { page } = reader
    await reader.open('/en/guides/mend-failed-order')
    await button(page, 'guides:start.wizard').click()
    await page.waitForURL('**/mend-failed-order/failure?draft=*')
    const choice = page.locator('select[name="SynchronizeTransactionInput.id"]')
    const tick = page.locator('nav [data-step="transaction"]')
    expect(await choice.inputValue()).toBe('')
    expect(await tick.getAttribute('data-ticked')).toBe('false')
    await choice.selectOption({ index: 2 })
    await page.locator('nav [data-step="transaction"][data-ticked="true"]').waitFor()
    const id = await choice.inputValue()

    await reader.open(`/en/guides/mend-failed-order?SynchronizeTransactionInput.id=${encodeURIComponent(id)}`)
    await button(page, 'guides:start.wizard').click()
    await page.waitForURL('**/mend-failed-order/failure?draft=*')
    expect(await choice.inputValue()).toBe(id)
    expect(await tick.getAttribute('data-ticked')).toBe('true')
    expect(reader.complaints()).toEqual([])
  })

  test.each(locales)('says in %s when there is no record to choose, and where they stand', async (locale) => {
    const { createCompany } = await askConsole<{ createCompany: { company: { companyId: string } } }>(
      console,
      `mutation { createCompany(input: { id: "NEW${locales.indexOf(locale)}", name: "Ny", currency: "SEK", timeZone: "UTC" }) {
        company { companyId } } }`,
    )
    await askConsole(
      console,
      'mutation ($companyId: String!) { chooseCompanyAtWork(input: { companyId: $companyId }) { problems { code } } }',
      createCompany.company,
    )
    const lonely = await openReader(browser, console, { locale })
    const lacking = {
      'release-order-hold': 'hold',
      'mend-failed-order': 'transaction',
      'rerun-upload-session': 'session',
      'connect-channel-database': 'group',
    } as const
    for (const [id, kind] of Object.entries(lacking)) {
      await lonely.open(`/${locale}/guides/${id}`)
      await lonely.page.getByRole('button', { name: wordsFor(locale, 'guides:start.wizard') }).click()
      await lonely.page.waitForURL('**?draft=*')
      await lonely.page
        .locator('p', { hasText: wordsFor(locale, `guides:nothing.${kind}`) })
        .getByRole('link')
        .waitFor()
    }
    await lonely.open(`/${locale}/guides/release-order-hold/where/release`)
    expect(new URL(lonely.page.url()).pathname).toBe(`/${locale}/store-financials/holds`)
    await lonely.page.getByText(wordsFor(locale, 'orders:holds.none')).waitFor()
    expect(lonely.complaints()).toEqual([])
    await lonely.close()
    await askConsole(
      console,
      'mutation { chooseCompanyAtWork(input: { companyId: "USRT" }) { problems { code } } }',
    )
  })

  test('does not tick what is only recommended before its screen is left', async () => {
    const { page } = reader
    await reader.open(`/en/guides/${guide}`)
    await button(page, 'guides:start.wizard').click()
    await page.waitForURL(`**/${guide}/job?draft=*`)
    const tick = page.locator('nav [data-step="p-job"]')
    expect(await tick.getAttribute('data-ticked')).toBe('false')
    await button(page, 'guides:screen.next').click()
    await page.waitForURL(`**/${guide}/background?draft=*`)
    expect(await tick.getAttribute('data-ticked')).toBe('true')
  })

  test('tells the choice of nothing from every value, and drops what was wrong with a field that is changed', async () => {
    const { page } = reader
    await reader.open('/nb-NO/guides/connect-channel-database')
    await page.getByRole('button', { name: wordsFor('nb-NO', 'guides:start.wizard'), exact: true }).click()
    const next = page.getByRole('button', { name: wordsFor('nb-NO', 'guides:screen.next'), exact: true })
    const name = input(page, 'RegisterChannelDatabaseInput.name')
    await name.waitFor()
    await next.click()
    await page.locator('main [role="alert"]').waitFor()
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    await name.fill('Vårkampanjen')
    await page.locator('main [role="alert"]').waitFor({ state: 'detached' })
    expect(await name.getAttribute('aria-invalid')).toBeNull()

    await next.click()
    await page.waitForURL('**/connect-channel-database/connection?draft=*')
    await page.locator('[name="RegisterChannelDatabaseInput.kind"][value="POSTGRESQL"]').check()
    const encryption = page.getByRole('group', { name: /^Kryptering/ })
    await encryption.waitFor()
    const labels = await encryption.locator('label').allTextContents()
    expect(labels[0]).toBe(wordsFor('nb-NO', 'guides:unchosen.tls'))
    expect(new Set(labels).size).toBe(4)
  })

  test('says that a draft is gone, and shows the guide from which it can be begun anew', async () => {
    const { page } = reader
    await reader.open(`/en/guides/${guide}/job?draft=tull`)
    await page.locator('main').getByText(words('guides:problem.draftGone')).waitFor()
    await button(page, 'guides:start.wizard').waitFor()
    await reader.open(`/en/guides/${guide}/job`)
    expect(await page.locator('main').getByText(words('guides:problem.draftGone')).count()).toBe(0)
    expect(reader.complaints()).toEqual([])
  })

  test('can be walked to its end without script', async () => {
    const page = await scriptless.newPage()
    await goToRecurrence(page)
    await input(page, 'RecurrenceInput.unit').and(page.locator('[value="WEEKS"]')).check()
    await button(page, 'guides:screen.next').click()
    await page.locator('main [role="alert"]').waitFor()
    await input(page, 'RecurrenceInput.weekdays').and(page.locator('[value="MONDAY"]')).check()
    await button(page, 'guides:screen.next').click()
    await page.waitForURL(`**/${guide}/review?draft=*`)
    await page.getByText('Every 5 weeks on Mondays. No end date.').waitFor()
    await button(page, 'guides:act.createBatchJob').click()
    await page.waitForURL('**/batch-jobs/**')
  })
})
