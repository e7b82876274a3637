import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { launchBrowser } from '../support/browser.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { dress, findBarriers, looks, looksIn, nameOf } from './support/accessibility.ts'
import { type ConsoleAddress, startConsole } from './support/console.ts'
import { findLeftovers } from './support/leftovers.ts'
import { readPageTexts } from './support/page-texts.ts'
import { openReader, type Reader } from './support/reader.ts'
import { walkGuide, wizards } from './support/walk-guide.ts'

describe('every guide can be walked to its end', () => {
  let browser: Browser
  let reader: Reader

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe('on SQLite, in words and without barriers', () => {
    const console = inject('console')

    describe.each(locales)('in %s', (locale) => {
      beforeAll(async () => {
        reader = await openReader(browser, console, { locale })
      })
      afterAll(() => reader?.close())

      test.each(wizards)('%s', async (guide) => {
        const { page } = reader
        const onScreen = async (screen: string) => {
          expect.soft(findLeftovers(await readPageTexts(page), locale), screen).toEqual([])
          for (const look of looksIn(locale)) {
            await dress(page, look)
            expect.soft(await findBarriers(page, look, 'main'), `${screen}, ${nameOf(look)}`).toEqual([])
          }
          await dress(page, looks[0])
        }
        await walkGuide({ console, reader, locale, guide, onScreen })
        expect(reader.complaints()).toEqual([])
      })
    })
  })

  describe('on PostgreSQL', () => {
    let postgres: PostgresServer
    let console: ConsoleAddress & { readonly stop: () => Promise<void> }

    beforeAll(async () => {
      postgres = await startPostgresServer()
      await postgres.createDatabase('headquarters')
      console = await startConsole({ databaseUrl: `${postgres.address}/headquarters` })
    }, 300_000)
    afterAll(async () => {
      await console?.stop()
      await postgres?.stop()
    })

    describe.each(locales)('in %s', (locale) => {
      beforeAll(async () => {
        reader = await openReader(browser, console, { locale })
      })
      afterAll(() => reader?.close())

      test.each(wizards)('%s', async (guide) => {
        await walkGuide({ console, reader, locale, guide })
        expect(reader.complaints()).toEqual([])
      })
    })
  })
})
