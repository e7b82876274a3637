import { expect, test } from 'vitest'
import { firstLoadScriptBytes } from './support/first-load.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const most = 200_000

test('the first page of a first visit loads at most 200 kB of script', async () => {
  const bytes = await firstLoadScriptBytes(browser, console, '/en')
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(most)
})
