import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formattingLocale, locales } from '../../web/language/locales.ts'
import { addressOf, consolePages } from './pages.ts'
import {
  dress,
  excessWidth,
  excessWidthOfTables,
  findBarriers,
  looks,
  looksIn,
  nameOf,
} from './support/accessibility.ts'
import { findEnglish, findLeftovers } from './support/leftovers.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { readPageTexts } from './support/page-texts.ts'
import { openReader, type Reader } from './support/reader.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

/** Their tables have as many columns as the shop's own. */
const wide = new Set(['/store-financials/rows', '/store-financials/transactions/[id]'])

describe('every page of the console', () => {
  describe.each(locales)('in %s', (locale) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, { locale })
    })
    afterAll(() => reader?.close())

    test.each(consolePages)(
      '%s says everything in words, without a complaint, in every look',
      async (name) => {
        const { page } = reader
        await dress(page, looks[0])
        await reader.open(`/${locale}${await addressOf(console, name)}`)
        expect.soft(await page.locator('h1').count()).toBe(1)
        expect.soft(await page.locator('html').getAttribute('lang')).toBe(formattingLocale(locale))
        const texts = await readPageTexts(page)
        expect.soft([...findLeftovers(texts, locale), ...findEnglish(texts, locale)]).toEqual([])
        for (const look of name === '/' ? looks : looksIn(locale)) {
          await dress(page, look)
          // What stands around every page is the same on all: in its other looks one page shows it.
          const place = name === '/' || look === looks[0] ? 'html' : 'main'
          expect.soft(await findBarriers(page, look, place), nameOf(look)).toEqual([])
          expect.soft(await excessWidth(page), nameOf(look)).toBe(0)
          if (look.width === 1280 && !wide.has(name))
            expect.soft(await excessWidthOfTables(page), nameOf(look)).toEqual([])
        }
        expect.soft(reader.complaints()).toEqual([])
      },
    )
  })
})
