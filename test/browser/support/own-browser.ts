import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'

/** Starts a browser for the tests of the file that asks, and closes it after them. */
export async function launchOwnBrowser(): Promise<Browser> {
  const browser = await launchBrowser()
  afterAll(() => browser.close())
  return browser
}
