import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { excessWidth, findBarriers } from './support/accessibility.ts'
import { formWith } from './support/deed.ts'
import { pressByKeyboard } from './support/keyboard.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

test('where there is no room beside the page, its pages unfold from a button, and fold again', async () => {
  const reader = await openReader(browser, console, { width: 320 })
  const { page } = reader
  await reader.open('/en/store-financials')
  const pages = page.getByRole('navigation', {
    name: wordsFor('en', 'common:shell.navigation'),
    exact: true,
  })
  const button = page.getByRole('button', { name: wordsFor('en', 'common:shell.navigation'), exact: true })
  expect(await pages.isVisible()).toBe(false)

  await pressByKeyboard(page, button)
  await pages.waitFor()
  expect(await findBarriers(page)).toEqual([])
  expect(await excessWidth(page)).toBe(0)
  await page.keyboard.press('Escape')
  await pages.waitFor({ state: 'hidden' })

  await button.click()
  await pages.getByRole('link', { name: wordsFor('en', 'navigation:payments.label') }).click()
  await page.waitForURL('**/store-financials/payments')
  await pages.waitFor({ state: 'hidden' })

  await page.setViewportSize({ width: 1280, height: 900 })
  await pages.waitFor()
  expect(await button.isVisible()).toBe(false)
  expect(reader.complaints()).toEqual([])
})

test('a page or an act that takes longer than a second says so until it is there', async () => {
  const reader = await openReader(browser, console, { locale: 'nb-NO' })
  const { page } = reader
  const words = (key: string) => wordsFor('nb-NO', key)
  const working = page.getByRole('status').getByText(words('common:shell.working'))
  await reader.open('/nb-NO/store-financials')
  const holdPage = async (route: Route) => {
    await working.waitFor()
    await route.continue()
  }
  await page.route((url) => url.pathname.endsWith('/payments'), holdPage, { times: 1 })
  await page
    .getByRole('link', { name: words('navigation:payments.label') })
    .first()
    .click()
  await page.waitForURL('**/store-financials/payments')
  await working.waitFor({ state: 'detached' })

  await reader.open('/nb-NO/account')
  const form = formWith(page, 'name')
  await form.locator('[name="name"]').fill('Kassetelling')
  const holdAct = async (route: Route) => {
    await form.getByRole('button', { name: words('common:shell.working') }).waitFor()
    await working.waitFor()
    await route.continue()
  }
  await page.route((url) => url.pathname.endsWith('/account'), holdAct, { times: 1 })
  await form.getByRole('button', { name: words('account:keys.make') }).click()
  await page.getByRole('rowheader', { name: 'Kassetelling' }).waitFor()
  await form.getByRole('button', { name: words('account:keys.make') }).waitFor()
  await working.waitFor({ state: 'detached' })
  expect(reader.complaints()).toEqual([])
})
