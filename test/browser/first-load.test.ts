import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { firstLoadScriptBytes } from './support/first-load.ts'
import { ownConsole } from './support/own-console.ts'

const most = 200_000

test('the first page of a first visit loads at most 200 kB of script', async () => {
  const browser = await launchBrowser()
  try {
    const bytes = await firstLoadScriptBytes(browser, ownConsole(), '/en')
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(most)
  } finally {
    await browser.close()
  }
})
