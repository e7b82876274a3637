import { parse } from 'graphql'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { type KontorProcess, startKontor } from '../support/kontor-process.ts'

/** GraphiQL is nine megabytes of script: a busy machine takes its time over it. */
const patience = 180_000

/** How long one step may take before the test says which it was, in milliseconds. */
const stepPatience = 60_000

describe('the explorer, in a browser', { timeout: patience }, () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let kontor: KontorProcess
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    directory = await temporaryDirectory()
    kontor = await startKontor({ dataDirectory: directory.path })
    browser = await launchBrowser()
    page = await openExplorer()
  }, patience)

  afterAll(async () => {
    await browser?.close()
    await kontor?.stop()
    await directory?.remove()
  })

  /** Goes to the explorer as somebody who has the printed account, and notes what a reader of the console would see. */
  async function openExplorer(): Promise<Page> {
    const [, password = ''] = await kontor.until(/administrator@kontor\.example\s+(\S+)/)
    const opened = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    opened.setDefaultTimeout(stepPatience)
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    opened.on('pageerror', (error) => complaints.push(String(error)))
    opened.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(kontor.url) && !/^(blob|data):/.test(url)) complaints.push(`Loaded from ${url}`)
    })
    await opened.goto(`${kontor.url}/explorer`)
    await opened.fill('#email', 'administrator@kontor.example')
    await opened.fill('#password', password)
    await opened.click('button')
    await opened.waitForURL(`${kontor.url}/explorer`)
    // Its buttons come before its editors, and do nothing, without a word, until those are there.
    await opened.waitForSelector('.graphiql-query-editor .monaco-editor .view-line')
    await opened.waitForSelector('.result-window .monaco-editor')
    return opened
  }

  test('opens each tab at the first click, loads nothing from elsewhere, and complains of nothing', async () => {
    const tabs = page.locator('.graphiql-tab-button')
    const names = await tabs.allInnerTexts()
    expect(names.length).toBeGreaterThanOrEqual(8)
    for (const name of names.toReversed()) {
      const tab = tabs.and(page.locator(`[title="${name}"]`))
      await tab.click()
      await page.waitForSelector(`.graphiql-tab-active:has([title="${name}"])`)
    }
    expect(complaints).toEqual([])
  })

  test('runs the procedure of a tab as it stands', async () => {
    await page.click('.graphiql-tab-button[title="PreviewOrders"]')
    // What it sends, and how, follows what it has read of the tab: a moment ago that was another one, or a subscription.
    await page.waitForFunction(() => localStorage.getItem('graphiql:query')?.includes('query PreviewOrders'))
    const [response] = await Promise.all([
      page.waitForResponse(`${kontor.url}/graphql`),
      page.click('.graphiql-execute-button'),
    ])
    const { query } = response.request().postDataJSON() as { query: string }
    expect(parse(query).definitions).toMatchObject([{ name: { value: 'PreviewOrders' } }])
    expect(await response.json()).toMatchObject({
      data: { previewSynchronizeOrders: { total: expect.any(Number) } },
    })
  })
})
