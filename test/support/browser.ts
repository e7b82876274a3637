import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A headless browser: the system's Chrome or Chromium where there is one, else the one that npm brings (Linux x64).
 * @param debuggingPort where other programs, such as Lighthouse, can drive it as well.
 * @throws with what to do, where there is none.
 */
export async function launchBrowser({
  debuggingPort,
}: {
  readonly debuggingPort?: number
} = {}): Promise<Browser> {
  const executablePath = await findBrowser()
  return driver.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ],
  })
}

async function findBrowser(): Promise<string> {
  const own = systemBrowsers.find((path) => existsSync(path))
  if (own) return own
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath()
  throw new Error('These tests need a browser: install Google Chrome or Chromium, and run them again.')
}
