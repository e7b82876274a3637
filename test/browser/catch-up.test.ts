import type { Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { makeOnDemandJob } from './support/on-demand-job.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader, type Reader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console)
/** Somebody who has looked at the same all the time: what they see, the first one's browser has been told of. */
const other = await openReader(browser, console)

describe('a page that was drawn before something happened and is shown after it', () => {
  const status = (whose: Reader, key: string) =>
    whose.page.locator('main header').getByText(wordsFor('en', `enums:BatchStatus.${key}`))

  async function makeJob(description: string): Promise<{ id: string; path: string }> {
    const id = await makeOnDemandJob(console, description)
    return { id, path: `/en/batch-jobs/${encodeURIComponent(id)}` }
  }

  const withhold = (job: string) =>
    askConsole(
      console,
      'mutation ($job: ID!) { withholdBatchJob(input: { job: $job }) { problems { code } } }',
      { job },
    )

  /** Keeps the answer to the next request for a page back until something else has happened. */
  async function holdBack(path: string, meanwhile: () => Promise<unknown>): Promise<void> {
    const hold = async (route: Route) => {
      const response = await route.fetch()
      const body = await response.body()
      await meanwhile()
      await route.fulfill({ response, body })
    }
    await reader.page.route((url) => url.pathname === path, hold, { times: 1 })
  }

  test('catches up when it is opened by its address', async () => {
    const { id, path } = await makeJob('Changed as it came')
    await holdBack(path, () => withhold(id))
    await reader.open(path)
    await status(reader, 'WITHHOLD').waitFor()
    expect(reader.complaints()).toEqual([])
  })

  test('catches up when a link leads to it', async () => {
    const { id, path } = await makeJob('Changed on the way')
    await other.open(path)
    await status(other, 'WAITING').waitFor()
    await reader.open('/en/batch-jobs/schedule')
    await reader.page.getByText(wordsFor('en', 'common:shell.connection.live')).waitFor()
    await holdBack(path, async () => {
      await withhold(id)
      await status(other, 'WITHHOLD').waitFor()
    })
    await reader.page.getByRole('link', { name: 'Changed on the way' }).click()
    await reader.page.waitForURL(`**${path}`)
    await status(reader, 'WITHHOLD').waitFor()
    expect(reader.complaints()).toEqual([])
  })

  test('catches up when it is a list', async () => {
    const { id } = await makeJob('Changed before it was listed')
    await holdBack('/en/batch-jobs', () => withhold(id))
    await reader.open('/en/batch-jobs?text=before%20it%20was')
    await reader.page
      .locator('[data-row]')
      .first()
      .getByText(wordsFor('en', 'enums:BatchStatus.WITHHOLD'))
      .waitFor()
    expect(reader.complaints()).toEqual([])
  })
})
