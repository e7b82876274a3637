import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'
import type { ConsoleAddress } from './console-address.ts'
import { type Deed, doDeed, formWith, spoken } from './deed.ts'
import { openReader, type Reader } from './reader.ts'
import { wordsFor } from './words.ts'

/** Somebody who does things in the console, as tests of deeds tell it. */
export interface DeedDoer {
  readonly page: Page
  open(address: string): Promise<void>
  /** Opens the record of the first row of a list. */
  openFirstRow(list: string): Promise<void>
  /** A button by the key of its words. */
  button(key: string): Locator
  /** The form that has an input of a name. */
  form(input: string): Locator
  main(): Locator
  firstRow(): Locator
  /** The row of a table that has a text. */
  row(text: string): Locator
  /** Does it, and expects that nothing went wrong in the browser. */
  does(deed: Deed): Promise<void>
  /** Waits until what is looked at stands so; the status by the key of its words. */
  untilStatus(key: string): Promise<void>
}

/** @param reader whoever looks at the console, once they do. */
export function deedDoer(reader: () => Reader): DeedDoer {
  const page = () => reader().page
  const main = () => page().locator('main')
  return {
    get page() {
      return page()
    },
    open: (address) => reader().open(address),
    async openFirstRow(list) {
      await reader().open(list)
      const address = await page().locator('[data-row-link]').first().getAttribute('href')
      await reader().open(address ?? '')
    },
    button: (key) => page().getByRole('button', { name: spoken(key) }),
    form: (input) => formWith(page(), input),
    main,
    firstRow: () => page().locator('[data-row]').first(),
    row: (text) => page().locator('[data-row]').filter({ hasText: text }),
    async does(deed) {
      await doDeed(page(), deed)
      expect(reader().complaints()).toEqual([])
    },
    untilStatus: (key) => main().locator('header').getByText(wordsFor('en', key)).waitFor(),
  }
}

/** An administrator in front of a console, for the tests of one file. */
export function administratorOf(console: ConsoleAddress): DeedDoer {
  let browser: Browser
  let reader: Reader
  beforeAll(async () => {
    browser = await launchBrowser()
    reader = await openReader(browser, console)
  })
  afterAll(() => browser?.close())
  return deedDoer(() => reader)
}
