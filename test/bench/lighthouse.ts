import lighthouse, { desktopConfig } from 'lighthouse'
import { locales } from '../../web/language/locales.ts'
import { addressOf, consolePages } from '../browser/pages.ts'
import { startConsole } from '../browser/support/console.ts'
import type { ConsoleAddress } from '../browser/support/console-address.ts'
import { firstLoadScriptBytes } from '../browser/support/first-load.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { type Scenario, thousands } from './harness.ts'

/** Lists, a record and pictures, the heaviest pages of their kinds: looked at in each language. */
const heaviestPages: readonly string[] = [
  '/',
  '/store-financials/transactions',
  '/store-financials/transactions/[id]',
  '/batch-jobs/schedule',
]

/** What each category has to reach, of 100. */
const least = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
type Category = keyof typeof least

/** A category's score, of 100, and which audits of it took something off. */
interface Score {
  readonly points: number
  readonly faults: readonly string[]
}

const categories = Object.keys(least) as Category[]

const mostScriptBytes = 200_000
/** The subscription of a page never ends: Lighthouse would wait for the network to be quiet. */
const longestLoadMilliseconds = 15_000

/** How Lighthouse judges the production build of the console, and how much script a first visit loads. */
export const scenario: Scenario = {
  name: 'Lighthouse: pages of the console, as on a desktop computer',
  async run({ report }) {
    const console = await startConsole()
    const debuggingPort = await freePort()
    const browser = await launchBrowser({ debuggingPort })
    try {
      const addresses = await addressesOf(console)
      for (const address of addresses) {
        const scores = await judge(console, address, debuggingPort)
        report({
          name: `${address}, least distance to what Lighthouse has to say`,
          figures: categories.map((category) => figureOf(category, scores[category])),
          ratio: {
            value: Math.min(...categories.map((category) => scores[category].points / least[category])),
            target: `performance ${least.performance}, the others 100: at least 1`,
            isMet: categories.every((category) => scores[category].points >= least[category]),
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

/**
 * The sign-in, which has no language in its address, and every page of the console: the heaviest in each language, the
 * others in one, by turns.
 */
async function addressesOf(console: ConsoleAddress): Promise<readonly string[]> {
  const addresses = ['/sign-in']
  for (const [index, page] of consolePages.entries()) {
    const itsLocales = heaviestPages.includes(page)
      ? locales
      : locales.filter((_, place) => place === index % locales.length)
    const address = await addressOf(console, page)
    addresses.push(...itsLocales.map((locale) => `/${locale}${address}`))
  }
  return addresses
}

function figureOf(category: Category, { points, faults }: Score): string {
  const figure = `${category}: ${points} of 100`
  return points < least[category] ? `${figure} (${faults.join(', ')})` : figure
}

/** What Lighthouse says of one page. */
async function judge(
  { url, cookie }: ConsoleAddress,
  address: string,
  port: number,
): Promise<Readonly<Record<Category, Score>>> {
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
  const scoreOf = (category: Category): Score => {
    const { score = null, auditRefs = [] } = result?.lhr.categories[category] ?? {}
    const took = auditRefs.filter(({ id, weight }) => weight > 0 && (result?.lhr.audits[id]?.score ?? 1) < 1)
    return { points: Math.round((score ?? 0) * 100), faults: took.map(({ id }) => id) }
  }
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    'best-practices': scoreOf('best-practices'),
  }
}
