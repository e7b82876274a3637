import { expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { deedDoer } from './support/deed-doer.ts'
import { makeOnDemandJob } from './support/on-demand-job.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()

test('the count of notifications follows what comes and what is read, in every window', async () => {
  const here = await openReader(browser, console)
  const there = await openReader(browser, console)
  const { main, firstRow, does, open } = deedDoer(here)
  const job = await makeJobWithAlert()
  await open('/en/notifications')
  await there.open('/en/settings')
  // The two of them: what happens before they listen, they are not told of.
  for (const { page } of [here, there])
    await page.getByText(wordsFor('en', 'common:shell.connection.live')).waitFor()
  const untilUnread = async (count: number) => {
    const key = `common:shell.notifications_${count === 1 ? 'one' : 'other'}`
    const name = wordsFor('en', key).replace('{{count, number}}', String(count))
    for (const { page } of [here, there]) await page.getByRole('link', { name, exact: true }).waitFor()
  }
  for (const count of [1, 2, 3]) {
    await askConsole(
      console,
      'mutation Run($job: ID!) { runBatchJobNow(input: { job: $job }) { problems { code } } }',
      { job },
    )
    await untilUnread(count)
  }
  await open('/en/notifications')
  await firstRow().locator('[data-row-link]').click()
  await here.page.waitForURL('**/batch-jobs/runs/*')
  await untilUnread(2)
  await open('/en/notifications?unread=yes')
  await does({
    form: firstRow(),
    press: 'account:notifications.markRead',
    says: 'account:notifications.isRead',
  })
  await untilUnread(1)
  await does({
    form: main(),
    press: 'account:notifications.markAllRead',
    says: 'account:notifications.allRead',
  })
  await untilUnread(0)
  expect(there.complaints()).toEqual([])
})

/** A batch job whose runs are notified of however they end: others have shops that cannot be reached by now. */
async function makeJobWithAlert(): Promise<string> {
  const job = await makeOnDemandJob(console, 'Pull, and tell me')
  await askConsole(
    console,
    `mutation Alert($job: ID!) {
      saveBatchAlertRule(input: { companyId: "USRT", job: $job, alert: { on: [ENDED, ERROR], inApp: true } }) {
        problems { code }
      }
      markNotificationsRead(input: {}) { count }
    }`,
    { job },
  )
  return job
}
