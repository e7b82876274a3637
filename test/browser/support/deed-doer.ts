import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'
import { type ConsoleAddress, startConsole } from './console.ts'
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

/** The same with the console that they have for themselves. */
export interface LonelyDoer extends DeedDoer {
  readonly console: ConsoleAddress
  readonly browser: Browser
}

/**
 * An administrator in front of a console that is started for the tests of one file and stopped after them: what they
 * change, no other test sees.
 */
export function administratorOfOwnConsole(): LonelyDoer {
  let console: Awaited<ReturnType<typeof startConsole>>
  let browser: Browser
  let reader: Reader
  beforeAll(async () => {
    console = await startConsole()
    browser = await launchBrowser()
    reader = await openReader(browser, console)
  })
  afterAll(async () => {
    await browser?.close()
    await console?.stop()
  })
  return Object.defineProperties(deedDoer(() => reader) as LonelyDoer, {
    console: { get: () => console },
    browser: { get: () => browser },
  })
}
