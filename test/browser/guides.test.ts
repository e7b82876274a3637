import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { type Locale, locales } from '../../web/language/locales.ts'
import { launchBrowser } from '../support/browser.ts'
import { findBarriers } from './support/accessibility.ts'
import { arrangeHierarchy } from './support/arrange-hierarchy.ts'
import { askConsole } from './support/ask-console.ts'
import { findLeftovers } from './support/leftovers.ts'
import { readPageTexts } from './support/page-texts.ts'
import { openReader, type Reader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = inject('console')
const folder = join(import.meta.dirname, '../../locales/guides')

/** The guides that do something at their end. */
const wizards = globSync('*.yaml', { cwd: folder })
  .filter((file) => parse(readFileSync(join(folder, file), 'utf8')).submit !== undefined)
  .map((file) => basename(file, '.yaml'))
  .toSorted()

interface Control {
  readonly bind: string
  readonly kind: string
  readonly isOptional: boolean
  readonly recommended: unknown
}

interface Guide {
  readonly title: string
  readonly screens: readonly {
    readonly id: string
    readonly steps: readonly { readonly controls: readonly Control[] }[]
  }[]
}

async function readGuide(id: string, locale: Locale): Promise<Guide> {
  const { guide } = await askConsole<{ guide: Guide }>(
    console,
    `query Guide($id: ID!, $locale: Locale!) { guide(id: $id, locale: $locale) {
      title screens { id steps { controls { bind kind isOptional recommended(companyId: "USRT") } } }
    } }`,
    { id, locale },
  )
  return guide
}

/**
 * Fills what has to be typed with what the documentation recommends. What has to be chosen stands chosen when the
 * screen comes: were it not, the screen could not be left.
 */
async function fillControls(page: Page, controls: readonly Control[]): Promise<void> {
  for (const { bind, kind, isOptional, recommended } of controls) {
    if (isOptional || recommended === null) continue
    const input = page.locator(`[id="${bind}"]`)
    if (kind === 'SWITCH') await input.setChecked(recommended === true)
    else if (kind === 'TEXT' || kind === 'NUMBER' || kind === 'DATE') await input.fill(String(recommended))
  }
}

describe('every guide can be walked to its end', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(locales)('in %s', (locale) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, { locale })
    })
    afterAll(() => reader?.close())

    test.each(wizards)('%s', async (id) => {
      if (id === 'publish-organization-hierarchy') await arrangeHierarchy(console)
      const guide = await readGuide(id, locale)
      const { page } = reader
      const button = (key: string) => page.getByRole('button', { name: wordsFor(locale, key), exact: true })

      await reader.open(`/${locale}/guides/${id}`)
      await button('guides:start.wizard').click()
      for (const [index, screen] of guide.screens.entries()) {
        await page.waitForURL(`**/${locale}/guides/${id}/${screen.id}?draft=*`)
        await page.locator('[data-step]').first().waitFor()
        expect.soft(findLeftovers(await readPageTexts(page), locale)).toEqual([])
        if (locale === 'en') expect.soft(await findBarriers(page)).toEqual([])
        if (index === guide.screens.length - 1) break
        await fillControls(
          page,
          screen.steps.flatMap(({ controls }) => controls),
        )
        await button('guides:screen.next').click()
      }
      await page.locator('main form').last().getByRole('button').last().click()
      // An act that makes batch work leads to it; the others say what was done.
      await Promise.any([page.waitForURL('**/batch-jobs/**'), button('guides:done.again').waitFor()])
      expect(reader.complaints()).toEqual([])
    })
  })
})
