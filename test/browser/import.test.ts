import { expect, test } from 'vitest'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console)

const guide = `# Count the till

1. Go to **Retail and Commerce > Tills**.
2. In the **Till** field, select a till.
3. Select **Count**.
`

test('a guide is imported from a file: none is asked for in words, a refused one stays chosen, and it can be walked', async () => {
  const { page } = reader
  const submit = page.getByRole('button', { name: wordsFor('en', 'guides:import.submit'), exact: true })
  const told = page.locator('form [role="alert"]')
  await reader.open('/en/guides/import')
  await submit.click()
  await told.getByText(wordsFor('en', 'guides:import.noFiles')).waitFor()

  const file = { name: 'count-the-till.md', mimeType: 'text/markdown', buffer: Buffer.from(guide) }
  await page.locator('input[type=file]').setInputFiles(file)
  await submit.click()
  const imported = page.getByRole('link', { name: 'Count the till', exact: true })
  await imported.waitFor()

  await reader.open('/en/guides/import')
  await page.locator('input[type=file]').setInputFiles(file)
  await submit.click()
  await told.waitFor()
  await page.locator('output', { hasText: file.name }).waitFor()
  await page.getByRole('checkbox').check()
  await submit.click()
  await imported.click()
  await page.getByRole('heading', { name: 'Count the till', level: 1 }).waitFor()
  expect(reader.complaints()).toEqual([])
})
