import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Locale } from '../../../web/language/locales.ts'
import type { ConsoleAddress } from './console-address.ts'

interface ReaderOptions {
  readonly locale?: Locale
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  /** Somebody who has not signed in. */
  readonly isStranger?: boolean
}

/** Somebody who looks at the console in a browser, and what the browser complained of. */
export interface Reader {
  readonly page: Page
  readonly context: BrowserContext
  /** Goes to a page and waits until its script has taken hold of it. */
  open(address: string): Promise<void>
  /** What has gone wrong since it was last asked: errors in the console, scripts that failed, requests that did. */
  complaints(): readonly string[]
  close(): Promise<void>
}

/** A time zone in which neither the server nor the company lives: what is drawn there and here must be the same. */
const farTimeZone = 'Asia/Tokyo'

/** Opens a window on the console for one reader. */
export async function openReader(
  browser: Browser,
  { url, cookie }: ConsoleAddress,
  { locale = 'en', colorScheme = 'light', width = 1280, isStranger = false }: ReaderOptions = {},
): Promise<Reader> {
  const context = await browser.newContext({
    locale: locale === 'en' ? 'en-GB' : locale,
    timezoneId: farTimeZone,
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
  })
  if (!isStranger) await context.addCookies(cookie.split('; ').map((pair) => toCookie(pair, url)))
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints = listenForComplaints(page)
  return {
    page,
    context,
    async open(address) {
      await page.goto(`${url}${address}`)
      await untilAlive(page)
    },
    complaints: () => complaints.splice(0),
    close: () => context.close(),
  }
}

function toCookie(pair: string, url: string) {
  const [name = '', ...value] = pair.split('=')
  return { name, value: value.join('='), url }
}

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Who leaves a page ends what it was still waiting for, such as its subscription.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()} failed: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`)
  })
  return complaints
}

/**
 * Waits until React has taken hold of the page and has nothing more to do: what differs from the server's drawing is
 * told by then, and keys are listened to.
 */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const parts = [...document.querySelectorAll('body, body > *, main')]
    return parts.some((part) => Object.keys(part).some((key) => key.startsWith('__react')))
  })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)).then(() => undefined))
}
