import { describe, expect, test } from 'vitest'
import { expectTrailInWords } from './support/audit-trail.ts'
import { openDialog, spoken } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { giveRecurrence, makeCategory, makeOnDemandJob } from './support/on-demand-job.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { startSilentShop } from './support/silent-shop.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = deedDoer(await openReader(browser, console))

describe('an operator', () => {
  const { button, form, main, firstRow, does, openFirstRow } = reader
  const runIs = (status: string) => reader.untilStatus(`enums:BatchStatus.${status}`)
  /** The line of the timeline that tells of a phase. */
  const phase = (name: string) =>
    reader.page.locator('#timeline li li', { hasText: wordsFor('en', `enums:BatchPhase.${name}`) }).last()

  test('changes the P-job, runs it now, and runs it once more', async () => {
    const { page } = reader
    await openFirstRow('/en/retail-and-commerce-it/distribution-schedules')
    await does({ form: form('subjobs'), press: 'common:save', says: 'distribution:schedule.saved' })
    const asked = await openDialog(page, button('distribution:schedule.runNow'))
    await does({ form: asked, press: 'common:yes', leadsTo: '**/batch-jobs/runs/*' })
    await runIs('ENDED')
    for (const name of ['COUNTING', 'CLOSING']) expect(await phase(name).locator('svg').count(), name).toBe(1)
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

  test('cancels what waits for a shop that keeps silent, and tries again what was cancelled or failed', async () => {
    const { page } = reader
    const shop = await startSilentShop(console)
    const runNow = async () => {
      await reader.open(shop.job)
      await does({ form: main(), press: 'batch:job.runNow', leadsTo: '**/batch-jobs/runs/*' })
      await shop.untilAsked()
      return page.url().replace(console.url, '')
    }
    const first = await runNow()
    await openFirstRow('/en/retail-and-commerce-it/upload-sessions')
    const session = await openDialog(page, button('distribution:session.cancel'))
    const press = 'distribution:session.cancel'
    await does({ form: session, press, says: 'distribution:session.cancelRequested' })
    await reader.untilStatus('enums:UploadSessionStatus.CANCELED')
    // The run has the session's end to tell still: until it has, the job cannot be run again.
    await reader.open(first)
    await button('batch:run.rerun').or(button('batch:run.retry')).waitFor()

    await runNow()
    await main().locator('label[for="progress"]').waitFor()
    const [underWay = ''] = wordsFor('en', 'batch:run.phaseUnderWay').split(' ·')
    await phase('CONNECTING').getByText(underWay).waitFor()
    const run = await openDialog(page, button('batch:run.cancel'))
    await does({ form: run, press: 'batch:run.cancel', says: 'batch:run.cancelRequested' })
    await runIs('CANCELED')
    expect(await phase('CONNECTING').textContent()).not.toContain(underWay)
    await button('batch:run.retry').click()
    await shop.untilAsked()
    await shop.stop()
    await runIs('ERROR')
    await page.getByText(spoken('problems:UPLOAD_SESSIONS_FAILED')).first().waitFor()
    expect(await page.locator('#upload-sessions tbody tr').first().textContent()).toContain(shop.name)

    await reader.open('/en/retail-and-commerce-it/channel-databases')
    const row = reader.row(shop.name)
    await does({ form: row, press: 'distribution:database.pause', says: 'distribution:database.paused' })
    await page.goBack()
    await button('batch:run.retry').click()
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
    const job = `/en/batch-jobs/${encodeURIComponent(await makeOnDemandJob(console, 'Now and then'))}`
    await reader.open(job)
    await does({ form: main(), press: 'batch:job.withhold', says: 'batch:job.withheld' })
    await runIs('WITHHOLD')
    expect(await button('batch:job.runNow').count()).toBe(0)
    await does({ form: main(), press: 'batch:job.resume', says: 'batch:job.resumed' })
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

  test('changes the settings of a batch job; half an active period is refused in words', async () => {
    const { page } = reader
    const job = await makeOnDemandJob(console, 'By day')
    await reader.open(`/en/batch-jobs/${encodeURIComponent(job)}`)
    const settings = form('activePeriod.from')
    await settings.locator('[name="activePeriod.from"]').fill('08:00')
    await button('common:save').click()
    await settings.getByRole('alert').getByRole('link').waitFor()
    expect(await settings.locator('[aria-invalid="true"]').getAttribute('name')).toBe('activePeriod.to')
    await reader.open(`/en/batch-jobs/${encodeURIComponent(job)}`)
    await does({
      form: settings,
      fill: {
        description: 'By day only',
        'activePeriod.from': '08:00',
        'activePeriod.to': '16:30',
        priority: 'HIGH',
        'retries.maximum': '1',
        critical: true,
        private: true,
      },
      press: 'common:save',
      says: 'common:saved',
    })
    await page.getByText('08:00–16:30').waitFor()
    expect(await main().locator('h1').textContent()).toContain('By day only')
    await reader.open(`/en/batch-jobs/${encodeURIComponent(job)}`)
    await does({
      form: form('activePeriod.from'),
      fill: { 'activePeriod.from': '', 'activePeriod.to': '', private: false },
      press: 'common:save',
      says: 'common:saved',
    })
    await page.getByText('08:00–16:30').waitFor({ state: 'detached' })
  })

  test('gives a batch job a category, a follow-up and a recurrence, and deletes it', async () => {
    const { page } = reader
    const job = await makeOnDemandJob(console, 'By night')
    await makeOnDemandJob(console, 'Afterwards')
    await makeCategory(console, 'Night work')
    await reader.open(`/en/batch-jobs/${encodeURIComponent(job)}`)
    await does({
      form: form('activePeriod.from'),
      fill: { categoryId: 'Night work', followUpJobId: 'Afterwards', followUpOn: 'ENDED_OR_ERROR' },
      press: 'common:save',
      says: 'common:saved',
    })
    await giveRecurrence(console, job)
    await reader.open(`/en/batch-jobs/${encodeURIComponent(job)}`)
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

  test('can be followed by the audit trail, in words', () => expectTrailInWords(reader))

  test('and is told there by the names of what was changed, which lead to what is still there', async () => {
    await reader.open('/en/settings/audit-trail?type=BatchJob')
    const rowOf = (action: string) => reader.row(wordsFor('en', `enums:AuditEntry.${action}`))
    const told = rowOf('updateBatchJob').filter({ hasText: 'Night work' })
    await told.getByText('By night').first().waitFor()
    await told.getByText('Afterwards').waitFor()
    expect(await told.getByRole('link', { name: 'By night' }).count()).toBe(0)
    const changed = rowOf('updateBatchJob').filter({ hasText: '08:00–16:30' }).first()
    await changed.getByRole('link', { name: 'By day only' }).click()
    await reader.page.waitForURL('**/batch-jobs/*')
    await reader.page.getByRole('heading', { level: 1, name: 'By day only' }).waitFor()
  })
})
