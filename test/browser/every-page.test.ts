import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { formattingLocale, locales } from '../../web/language/locales.ts'
import { launchBrowser } from '../support/browser.ts'
import { addressOf, consolePages } from './pages.ts'
import { excessWidth, findBarriers } from './support/accessibility.ts'
import { findLeftovers } from './support/leftovers.ts'
import { readPageTexts } from './support/page-texts.ts'
import { openReader, type Reader } from './support/reader.ts'

const console = inject('console')

describe('every page of the console', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(locales)('in %s', (locale) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, { locale })
    })
    afterAll(() => reader?.close())

    test.each(consolePages)(
      '%s says everything in words, without a complaint, also on a phone',
      async (name) => {
        const { page } = reader
        await page.setViewportSize({ width: 1280, height: 900 })
        await reader.open(`/${locale}${await addressOf(console, name)}`)
        expect.soft(await page.locator('h1').count()).toBe(1)
        expect.soft(await page.locator('html').getAttribute('lang')).toBe(formattingLocale(locale))
        expect.soft(findLeftovers(await readPageTexts(page), locale)).toEqual([])
        if (locale === 'en') expect.soft(await findBarriers(page)).toEqual([])
        await page.setViewportSize({ width: 320, height: 640 })
        expect.soft(await excessWidth(page)).toBe(0)
        expect.soft(reader.complaints()).toEqual([])
      },
    )
  })

  /** A list, a record, a form, a picture, and the first page: what else there is, is made of the same parts. */
  const samples = [
    '/',
    '/account',
    '/batch-jobs/schedule',
    '/guides/[guide]/[screen]',
    '/guides/[guide]/form',
    '/store-financials/transactions',
    '/store-financials/transactions/[id]',
    '/store-financials/transactions/[id]/edit',
    '/retail-and-commerce-it/upload-sessions/[id]',
  ]
  describe.each([
    { locale: 'en', colorScheme: 'dark', width: 1280 },
    { locale: 'sv-SE', colorScheme: 'light', width: 320 },
    { locale: 'nb-NO', colorScheme: 'dark', width: 320 },
  ] as const)('in $locale, $colorScheme, $width pixels wide', (options) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, options)
    })
    afterAll(() => reader?.close())

    test.each(samples)('%s keeps nobody out', async (name) => {
      await reader.open(`/${options.locale}${await addressOf(console, name)}`)
      expect.soft(await findBarriers(reader.page)).toEqual([])
    })
  })
})
