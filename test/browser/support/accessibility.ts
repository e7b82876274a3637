import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Locale } from '../../../web/language/locales.ts'

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A theme and a width in pixels: a page has to hold in each of them. */
export interface Look {
  readonly colorScheme: 'light' | 'dark'
  readonly width: 1280 | 320
}

const [firstLook, ...otherLooks] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  ([1280, 320] as const).map((width): Look => ({ colorScheme, width })),
)
export const looks = [firstLook as Look, ...otherLooks] as const

/** Width at which a language's pages are judged in the dark. */
const darkWidth: Readonly<Record<Locale, Look['width']>> = { en: 1280, 'sv-SE': 320, 'nb-NO': 1280 }

/**
 * The looks in which pages of a language are judged: light in both widths, since words change with the language; dark in
 * one of them, by turns, since its colours change with neither.
 */
export function looksIn(locale: Locale): readonly Look[] {
  return looks.filter(({ colorScheme, width }) => colorScheme === 'light' || width === darkWidth[locale])
}

export const nameOf = ({ colorScheme, width }: Look): string => `${colorScheme}, ${width} pixels wide`

/** Shows an open page in another look, as a reader who turns a telephone or whose evening begins would see it. */
export async function dress(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height: width === 320 ? 640 : 900 })
}

/** The rows of a list are alike, and axe takes its time over each. */
const manyRows = '[data-row]:nth-child(n + 9)'

/** What a theme can break. */
const colorRules = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page as it is now, rule by rule, with the elements; its rules for WCAG 2.2 AA and good practice.
 * The dark theme changes colours and nothing else: there only the rules about colours are asked again.
 * @param place a selector, when only a part of the page is to be judged.
 */
export async function findBarriers(
  page: Page,
  { colorScheme }: Look = looks[0],
  place = 'html',
): Promise<readonly string[]> {
  // Half a megabyte: it is sent only when the page does not have it from the look before.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeScript)
  const context = { include: [place], exclude: [manyRows] }
  const options = {
    resultTypes: ['violations'],
    // Nothing is asked that needs the style sheets fetched once more, or frames.
    preload: false,
    iframes: false,
    ...(colorScheme === 'dark'
      ? { runOnly: { type: 'rule', values: colorRules } }
      : { rules: { 'target-size': { enabled: true } } }),
  }
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} ${node.html.slice(0, 200)}`),
  )
}

/** By how many pixels a page is wider than its window: then it would have to be scrolled sideways. */
export async function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** The tables of a page that are wider than their place, which scrolls them sideways then: by how many pixels. */
export async function excessWidthOfTables(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="group"]:has(> table)')]
      .map((table) => ({ name: table.ariaLabel, excess: table.scrollWidth - table.clientWidth }))
      .filter(({ excess }) => excess > 0)
      .map(({ name, excess }) => `${name}: ${excess}`),
  )
}
