import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { dress, findBarriers, looks, looksIn, nameOf } from './support/accessibility.ts'
import { findEnglish, findLeftovers } from './support/leftovers.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { readPageTexts } from './support/page-texts.ts'
import { openReader, type Reader } from './support/reader.ts'
import { walkGuide, wizards } from './support/walk-guide.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

describe('every guide can be walked to its end on SQLite, in words and without barriers', () => {
  describe.each(locales)('in %s', (locale) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, { locale })
    })
    afterAll(() => reader?.close())

    test.each(wizards)('%s', async (guide) => {
      const { page } = reader
      const onScreen = async (screen: string) => {
        const texts = await readPageTexts(page)
        expect.soft([...findLeftovers(texts, locale), ...findEnglish(texts, locale)], screen).toEqual([])
        for (const look of looksIn(locale)) {
          await dress(page, look)
          expect.soft(await findBarriers(page, look, 'main'), `${screen}, ${nameOf(look)}`).toEqual([])
        }
        await dress(page, looks[0])
      }
      await walkGuide({ console, reader, locale, guide, onScreen })
      expect(reader.complaints()).toEqual([])
    })
  })
})
