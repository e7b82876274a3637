import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ConsoleAddress, startConsole } from './support/console.ts'
import { type Deed, doDeed, formWith, openDialog, spoken } from './support/deed.ts'
import { openReader, type Reader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

describe('an operator', () => {
  let console: ConsoleAddress & { readonly stop: () => Promise<void> }
  let browser: Browser
  let reader: Reader

  // A console as the demo leaves it: others have channel databases by now that cannot be reached.
  beforeAll(async () => {
    console = await startConsole()
    browser = await launchBrowser()
    reader = await openReader(browser, console)
  })
  afterAll(async () => {
    await browser?.close()
    await console?.stop()
  })

  const button = (key: string) => reader.page.getByRole('button', { name: spoken(key) })
  const form = (input: string) => formWith(reader.page, input)
  const main = () => reader.page.locator('main')
  const firstRow = () => reader.page.locator('[data-row]').first()
  const does = async (deed: Deed) => {
    await doDeed(reader.page, deed)
    expect(reader.complaints()).toEqual([])
  }
  const openFirstRow = async (list: string) => {
    await reader.open(list)
    const address = await reader.page.locator('[data-row-link]').first().getAttribute('href')
    await reader.open(address ?? '')
  }
  const runIs = (status: string) =>
    reader.page
      .locator('main header')
      .getByText(wordsFor('en', `enums:BatchStatus.${status}`))
      .waitFor()

  test('changes the P-job, runs it now, and runs it once more', async () => {
    const { page } = reader
    await openFirstRow('/en/retail-and-commerce-it/distribution-schedules')
    await does({ form: form('subjobs'), press: 'common:save', says: 'distribution:schedule.saved' })
    const asked = await openDialog(page, button('distribution:schedule.runNow'))
    await does({ form: asked, press: 'common:yes', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
    await does({ form: main(), press: 'batch:run.rerun', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
  })

  test('tries, pauses and resumes a channel database, and reruns a session', async () => {
    const { page } = reader
    await reader.open('/en/retail-and-commerce-it/channel-databases')
    const first = firstRow()
    await does({ form: first, press: 'distribution:database.test', says: 'distribution:database.isUsable' })
    await does({ form: first, press: 'distribution:database.pause', says: 'distribution:database.paused' })
    await does({ form: first, press: 'distribution:database.resume', says: 'distribution:database.resumed' })
    await openFirstRow('/en/retail-and-commerce-it/upload-sessions')
    const asked = await openDialog(page, button('distribution:session.rerun'))
    await does({ form: asked, press: 'distribution:session.rerun', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
  })

  test('settles what is in quarantine, and what was found', async () => {
    const { page } = reader
    await reader.open('/en/retail-and-commerce-it/quarantine')
    const asked = await openDialog(page, firstRow().getByRole('button'))
    await does({
      form: asked,
      press: 'distribution:quarantine.dismiss',
      says: 'distribution:quarantine.dismissed',
    })
    await does({
      form: main(),
      press: 'distribution:findings.resolve',
      says: 'distribution:findings.resolved',
    })
  })

  test('withholds, resumes, runs and deletes a batch job, and cancels a run that waits', async () => {
    const { page } = reader
    await openFirstRow('/en/batch-jobs?status=WAITING')
    await does({ form: main(), press: 'batch:job.withhold', says: 'batch:job.withheld' })
    await does({ form: main(), press: 'batch:job.resume', says: 'batch:job.resumed' })
    const job = page.url().replace(console.url, '')
    await does({ form: main(), press: 'batch:job.runNow', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
    await openFirstRow('/en/batch-jobs/runs?status=WAITING')
    const canceled = await openDialog(page, button('batch:run.cancel'))
    await does({ form: canceled, press: 'batch:run.cancel', says: 'batch:run.cancelRequested' })
    await runIs('CANCELED')
    await reader.open(job)
    const deleted = await openDialog(page, button('batch:job.delete'))
    await does({ form: deleted, press: 'batch:job.delete', leadsTo: '**/en/batch-jobs' })
  })

  test('posts what waits below a node, and retries a group of failures', async () => {
    const { page } = reader
    await reader.open('/en/store-financials/synchronize-orders')
    await page.getByRole('heading', { name: spoken('orders:synchronize.posted') }).waitFor()
    await page
      .getByRole('combobox', { name: wordsFor('en', 'orders:synchronize.below') })
      .selectOption({ index: 1 })
    await button('orders:synchronize.preview').click()
    await page.waitForURL('**/synchronize-orders?node=*')
    const now = await openDialog(page, button('orders:synchronize.now'))
    await does({ form: now, press: 'orders:synchronize.now', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
    await openFirstRow('/en/store-financials/failures')
    const retry = await openDialog(
      page,
      button('orders:failures.retryAll_other').or(button('orders:failures.retryAll_one')),
    )
    await does({ form: retry, press: 'orders:failures.retry', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
  })

  test('releases an order, and takes back a change', async () => {
    const { page } = reader
    await reader.open('/en/store-financials/failures')
    await page.getByRole('link', { name: spoken('causes:NUMBER_OF_ITEM_LINES.title') }).click()
    await page.waitForURL('**/failures/*')
    const row = firstRow()
    const [, lines = ''] = /(\d+) are there/.exec((await row.textContent()) ?? '') ?? []
    await row.locator('[data-row-link]').click()
    await page.waitForURL('**/transactions/*')
    await button('orders:edit.begin').click()
    await page.waitForURL('**/edit')
    await does({
      form: form('value|HEADER||numberOfItemLines'),
      fill: { 'value|HEADER||numberOfItemLines': lines },
      press: 'orders:edit.save',
      leadsTo: /transactions\/[^/]+$/,
    })
    await does({ form: main(), press: 'orders:edit.undo', says: 'orders:edit.undone' })
    await does({ form: main(), press: 'orders:edit.end', says: 'orders:edit.ended' })
    await reader.open('/en/store-financials/holds')
    const asked = await openDialog(page, firstRow().getByRole('button'))
    await does({
      form: asked,
      fill: { comment: 'Checked with the shop' },
      press: 'orders:holds.release',
      says: 'orders:holds.isReleased',
    })
  })
})
