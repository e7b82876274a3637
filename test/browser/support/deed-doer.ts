import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Deed, doDeed, formWith, spoken } from './deed.ts'
import type { Reader } from './reader.ts'
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

/** What a reader can do in front of the console. */
export function deedDoer(reader: Reader): DeedDoer {
  const { page, open } = reader
  const main = () => page.locator('main')
  return {
    page,
    open,
    async openFirstRow(list) {
      await open(list)
      const address = await page.locator('[data-row-link]').first().getAttribute('href')
      await open(address ?? '')
    },
    button: (key) => page.getByRole('button', { name: spoken(key) }),
    form: (input) => formWith(page, input),
    main,
    firstRow: () => page.locator('[data-row]').first(),
    row: (text) => page.locator('[data-row]').filter({ hasText: text }),
    async does(deed) {
      await doDeed(page, deed)
      expect(reader.complaints()).toEqual([])
    },
    untilStatus: (key) => main().locator('header').getByText(wordsFor('en', key)).waitFor(),
  }
}
