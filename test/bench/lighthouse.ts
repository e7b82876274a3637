import lighthouse, { desktopConfig } from 'lighthouse'
import { locales } from '../../web/language/locales.ts'
import { addressOf } from '../browser/pages.ts'
import { startConsole } from '../browser/support/console.ts'
import type { ConsoleAddress } from '../browser/support/console-address.ts'
import { firstLoadScriptBytes } from '../browser/support/first-load.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { type Scenario, thousands } from './harness.ts'

/** Lists, a record and pictures: the heaviest pages of their kinds. The sign-in has no language in its address. */
const pages = [
  '/',
  '/store-financials/transactions',
  '/store-financials/transactions/[id]',
  '/batch-jobs/schedule',
]

/** What each category has to reach, of 100. */
const least = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
type Category = keyof typeof least
const categories = Object.keys(least) as Category[]

const mostScriptBytes = 200_000
/** The subscription of a page never ends: Lighthouse would wait for the network to be quiet. */
const longestLoadMilliseconds = 20_000

/** How Lighthouse judges the production build of the console, and how much script a first visit loads. */
export const scenario: Scenario = {
  name: 'Lighthouse: pages of the console, as on a desktop computer',
  async run({ report }) {
    const console = await startConsole()
    const debuggingPort = await freePort()
    const browser = await launchBrowser({ debuggingPort })
    try {
      const addresses = ['/sign-in']
      for (const locale of locales) {
        for (const page of pages) addresses.push(`/${locale}${await addressOf(console, page)}`)
      }
      for (const address of addresses) {
        const scores = await judge(console, address, debuggingPort)
        report({
          name: `${address}, least distance to what Lighthouse has to say`,
          figures: categories.map((category) => `${category}: ${scores[category]} of 100`),
          ratio: {
            value: Math.min(...categories.map((category) => scores[category] / least[category])),
            target: `performance ${least.performance}, the others 100: at least 1`,
            isMet: categories.every((category) => scores[category] >= least[category]),
          },
        })
      }
      for (const address of addresses.filter((one) => !one.startsWith('/sv') && !one.startsWith('/nb'))) {
        const bytes = await firstLoadScriptBytes(browser, console, address)
        report({
          name: `${address}, compressed script of a first visit in kB`,
          figures: [`${thousands(bytes)} bytes`],
          ratio: {
            value: bytes / 1_000,
            target: `at most ${mostScriptBytes / 1_000}`,
            isMet: bytes <= mostScriptBytes,
          },
        })
      }
    } finally {
      await browser.close()
      await console.stop()
    }
  },
}

/** The scores of one page, from 0 to 100. */
async function judge(
  { url, cookie }: ConsoleAddress,
  address: string,
  port: number,
): Promise<Readonly<Record<Category, number>>> {
  const result = await lighthouse(
    `${url}${address}`,
    {
      port,
      logLevel: 'error',
      onlyCategories: categories,
      maxWaitForLoad: longestLoadMilliseconds,
      // Who has signed in is not shown the sign-in.
      ...(address === '/sign-in' ? {} : { extraHeaders: { cookie } }),
    },
    desktopConfig,
  )
  const scoreOf = (category: Category) => Math.round((result?.lhr.categories[category]?.score ?? 0) * 100)
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
  }
}
