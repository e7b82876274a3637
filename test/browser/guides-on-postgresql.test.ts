import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales } from '../../web/language/locales.ts'
import { launchBrowser } from '../support/browser.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { startConsole } from './support/console.ts'
import type { ConsoleAddress } from './support/console-address.ts'
import { findOperationFaults } from './support/operation-faults.ts'
import { openReader, type Reader } from './support/reader.ts'
import { walkGuide, wizards } from './support/walk-guide.ts'

describe('every guide can be walked to its end on PostgreSQL, and leads to the same act in the explorer', () => {
  let postgres: PostgresServer
  let console: ConsoleAddress & { readonly stop: () => Promise<void> }
  let browser: Browser

  beforeAll(async () => {
    postgres = await startPostgresServer()
    await postgres.createDatabase('headquarters')
    console = await startConsole({ databaseUrl: `${postgres.address}/headquarters` })
    browser = await launchBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await console?.stop()
    await postgres?.stop()
  })

  describe.each(locales)('in %s', (locale) => {
    let reader: Reader

    beforeAll(async () => {
      reader = await openReader(browser, console, { locale })
    })
    afterAll(() => reader?.close())

    test.each(wizards)('%s', async (guide) => {
      const forExplorer = reader.page.locator('a[href^="/explorer?"]')
      const operations: string[] = []
      const onScreen = async () => {
        for (const link of await forExplorer.all()) operations.push((await link.getAttribute('href')) ?? '')
      }
      await walkGuide({ console, reader, locale, guide, onScreen })
      expect(operations.map(findOperationFaults)).toEqual([[]])
      expect(reader.complaints()).toEqual([])
    })
  })
})
