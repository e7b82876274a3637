import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { pressByKeyboard, pressUntilFocused, untilFocused } from './support/keyboard.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { isTyped, walkGuide } from './support/walk-guide.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console)

describe('without a mouse', () => {
  test('a failed order is found, corrected and posted', async () => {
    const { page } = reader
    const button = (key: string) => page.getByRole('button', { name: wordsFor('en', key), exact: true })
    const untilHeadingFocused = () => page.waitForFunction(() => document.activeElement?.matches('main h1'))
    await reader.open('/en/store-financials/failures')
    const cause = page.getByRole('link', {
      name: wordsFor('en', 'causes:NUMBER_OF_ITEMS.title'),
      exact: true,
    })
    await pressUntilFocused(page, 'j', cause)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/store-financials/failures/*')

    const row = page.locator('[data-row]').first()
    const [, wrong = '', right = ''] =
      /The header says (\S+) items, the lines come to (\S+)\./.exec((await row.textContent()) ?? '') ?? []
    await pressUntilFocused(page, 'j', row.locator('[data-row-link]'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/store-financials/transactions/*')

    await pressByKeyboard(page, button('orders:edit.begin'))
    await page.waitForURL('**/edit')
    await untilHeadingFocused()
    const input = page
      .getByRole('textbox', { name: wordsFor('en', 'fields:ChannelTransaction.numberOfItems'), exact: true })
      .first()
    await pressUntilFocused(page, 'Tab', input)
    expect(Number(await input.inputValue())).toBe(Number(wrong))
    await page.keyboard.press('Control+a')
    await page.keyboard.type(right)
    await page.getByText(wordsFor('en', 'orders:edit.holds')).waitFor()
    await pressByKeyboard(page, button('orders:edit.save'))
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
    await untilHeadingFocused()

    await pressByKeyboard(page, button('orders:edit.end'))
    await untilHeadingFocused()
    await pressByKeyboard(page, button('orders:transaction.synchronize'))
    await page
      .locator('main header')
      .getByText(wordsFor('en', 'enums:SynchronizationStatus.SUCCEEDED'))
      .waitFor()
    await page.getByRole('heading', { name: wordsFor('en', 'orders:transaction.journey') }).waitFor()
    await untilHeadingFocused()
    expect(reader.complaints()).toEqual([])
  })

  test.each(locales)(
    'a procedure is walked to its end, and a slip is mended on the way, in %s',
    async (locale) => {
      const { page } = reader
      const count = page.locator('[id="RecurrenceInput.count"]')
      const type = async (target: Locator, text: string) => {
        await pressUntilFocused(page, 'Tab', target)
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text)
      }
      await walkGuide({
        console,
        reader,
        locale,
        guide: 'schedule-recurring-p-job',
        press: (button) => pressByKeyboard(page, button),
        async onScreen(screen) {
          if (screen !== 'recurrence') return
          await type(count, '0')
          await pressByKeyboard(
            page,
            page.getByRole('button', { name: wordsFor(locale, 'guides:screen.next'), exact: true }),
          )
          const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
          await summary.waitFor()
          expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
          await pressByKeyboard(page, summary.getByRole('link').first())
          expect(await count.evaluate((element) => element === document.activeElement)).toBe(true)
        },
        async fill(control) {
          if (isTyped(control))
            await type(page.locator(`[id="${control.bind}"]`), String(control.recommended))
        },
      })
      expect(reader.complaints()).toEqual([])
    },
  )

  test.each(locales)('the palette finds a page by what the documentation calls it, in %s', async (locale) => {
    const { page } = reader
    await reader.open(`/${locale}`)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: wordsFor(locale, 'common:shell.palette.title') }).waitFor()
    await page.keyboard.type('P-0001')
    await page
      .getByRole('option', { name: wordsFor(locale, 'navigation:distributionSchedules.label') })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${locale}/retail-and-commerce-it/distribution-schedules`)
    expect(reader.complaints()).toEqual([])
  })

  test('the palette finds a guide by its title', async () => {
    const { page } = reader
    await reader.open('/en')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: wordsFor('en', 'common:shell.palette.title') }).waitFor()
    await page.keyboard.type('schedule a recurring p-job')
    await page.getByRole('option', { name: /^Schedule a recurring P-job/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/en/guides/schedule-recurring-p-job')
    expect(reader.complaints()).toEqual([])
  })

  test('every screen of a guide, and the page in another language, is heard when it has come', async () => {
    const { page } = reader
    const button = (key: string) => page.getByRole('button', { name: wordsFor('en', key), exact: true })
    await reader.open('/en/guides/schedule-recurring-p-job')
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await pressByKeyboard(page, button('guides:start.wizard'))
    await untilFocused(page, 'The P-job')
    await pressByKeyboard(page, button('guides:screen.next'))
    await untilFocused(page, 'Run in the background')
    await pressByKeyboard(page, page.locator('nav').getByRole('link', { name: 'Recurrence', exact: true }))
    await untilFocused(page, 'Recurrence')

    const language = page.getByRole('combobox', { name: wordsFor('en', 'common:shell.language') })
    await language.focus()
    await language.selectOption('nb-NO')
    await page.waitForURL('**/nb-NO/guides/**')
    await page.locator('html[lang="nb-NO"]').waitFor()
    await page.waitForFunction(() => document.activeElement?.matches('#choose-language'))
    expect(reader.complaints()).toEqual([])
  })

  test('how many rows were found is heard after a search', async () => {
    const { page } = reader
    await reader.open('/en/store-financials/transactions')
    await page.locator('[data-search]').focus()
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await page.waitForURL('**text=1*')
    await page.waitForFunction(() => document.activeElement?.matches('[data-total]'))
    expect(reader.complaints()).toEqual([])
  })

  test('j and k go through the rows, / to the search, and ? tells so', async () => {
    const { page } = reader
    await reader.open('/en/store-financials/transactions')
    const rows = page.locator('[data-row-link]')
    await pressUntilFocused(page, 'j', rows.first())
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true)
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: wordsFor('en', 'common:shell.shortcuts.title') })
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.keyboard.type('j?k')
    expect(await page.locator('[data-search]').inputValue()).toBe('j?k')
    expect(reader.complaints()).toEqual([])
  })
})
