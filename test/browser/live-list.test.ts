import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { makeOnDemandJob } from './support/on-demand-job.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { setVisible } from './support/visibility.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console)

const withhold = (job: string) =>
  askConsole(
    console,
    'mutation ($job: ID!) { withholdBatchJob(input: { job: $job }) { problems { code } } }',
    { job },
  )

describe('a list that is open', () => {
  test('follows its rows where they are, and says that others have come or gone', async () => {
    const { page } = reader
    const job = await makeOnDemandJob(console, 'Looked at while it changes')
    await reader.open('/en/batch-jobs?text=while%20it')
    await page.getByText(wordsFor('en', 'common:shell.connection.live')).waitFor()
    const row = page.locator('[data-row]').first()
    await row.getByText(wordsFor('en', 'enums:BatchStatus.WAITING')).waitFor()

    await withhold(job)
    await row.getByText(wordsFor('en', 'enums:BatchStatus.WITHHOLD')).waitFor()

    const other = await makeOnDemandJob(console, 'One more while it is looked at')
    const added = page.getByRole('button', {
      name: wordsFor('en', 'common:list.newRows_one').replace('{{total}}', '1'),
    })
    await added.waitFor()
    expect(await page.locator('[data-row]').count()).toBe(1)
    await added.click()
    await page.locator('[data-row]').nth(1).waitFor()

    for (const id of [job, other])
      await askConsole(
        console,
        'mutation ($job: ID!) { deleteBatchJob(input: { job: $job }) { problems { code } } }',
        {
          job: id,
        },
      )
    await page.getByRole('button', { name: wordsFor('en', 'common:list.changedRows') }).click()
    await page.getByText(wordsFor('en', 'common:list.nothingMatches')).waitFor()
    expect(reader.complaints()).toEqual([])
  })

  test('is followed in the tab that is seen, however many tabs are open, and catches up when it is seen again', async () => {
    const { page, context } = reader
    const job = await makeOnDemandJob(console, 'Changed behind other tabs')
    await reader.open('/en/batch-jobs?text=behind%20other')
    const isLive = (tab: Page) => tab.getByText(wordsFor('en', 'common:shell.connection.live')).waitFor()
    await isLive(page)
    const tabs = [page]
    // A browser opens six connections to a server that speaks HTTP/1.1.
    while (tabs.length < 8) {
      for (const covered of tabs.slice(-1)) await setVisible(covered, false)
      const tab = await context.newPage()
      await tab.goto(`${console.url}/en/account`)
      await isLive(tab)
      tabs.push(tab)
    }
    await withhold(job)
    const row = page.locator('[data-row]').first()
    await page.getByText(wordsFor('en', 'common:shell.connection.paused')).waitFor()
    await row.getByText(wordsFor('en', 'enums:BatchStatus.WAITING')).waitFor()
    for (const tab of tabs.slice(1)) await tab.close()
    await setVisible(page, true)
    await isLive(page)
    await row.getByText(wordsFor('en', 'enums:BatchStatus.WITHHOLD')).waitFor()
    expect(reader.complaints()).toEqual([])
  })
})
