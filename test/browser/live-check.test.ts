import { describe, expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console, { locale: 'nb-NO' })
const id = await lockFailed()

/** A failed transaction, locked for the administrator. */
async function lockFailed(): Promise<string> {
  const { channelTransactions } = await askConsole<{
    channelTransactions: { edges: { node: { id: string } }[] }
  }>(
    console,
    '{ channelTransactions(companyId: "USRT", statuses: [FAILED], first: 1) { edges { node { id } } } }',
  )
  const id = channelTransactions.edges[0]?.node.id ?? ''
  await askConsole(
    console,
    'mutation ($id: ID!) { beginTransactionEdit(input: { id: $id }) { problems { code } } }',
    { id },
  )
  return id
}

describe('who corrects a transaction', () => {
  test('sees while typing what would still be broken, and nothing is saved by it', async () => {
    const { page } = reader
    await reader.open(`/nb-NO/store-financials/transactions/${encodeURIComponent(id)}/edit`)
    const outlook = page.locator('#save output')
    const items = page.getByRole('textbox', {
      name: wordsFor('nb-NO', 'fields:ChannelTransaction.numberOfItems'),
      exact: true,
    })
    const wrong = await items.inputValue()
    expect(await outlook.textContent()).toBe('')

    await items.fill('tolv')
    await outlook.getByText(wordsFor('nb-NO', 'orders:edit.breaks')).waitFor()
    await outlook
      .getByRole('link', { name: wordsFor('nb-NO', 'fields:ChannelTransaction.numberOfItems') })
      .waitFor()
    await page.getByRole('button', { name: wordsFor('nb-NO', 'orders:edit.save'), exact: true }).click()
    const summary = page.locator('main form [role="alert"]')
    await summary
      .getByRole('link', { name: wordsFor('nb-NO', 'fields:ChannelTransaction.numberOfItems') })
      .click()
    expect(await items.evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await items.getAttribute('aria-invalid')).toBe('true')
    expect(await items.getAttribute('aria-describedby')).not.toBeNull()
    await items.fill('4711')
    await summary.waitFor({ state: 'detached' })
    expect(await items.getAttribute('aria-invalid')).toBeNull()
    await outlook.getByText('4 711').waitFor()
    await items.fill(wrong)
    await page.locator('#save output:empty').waitFor({ state: 'attached' })

    expect(reader.complaints()).toEqual([])
    const { channelTransaction } = await askConsole<{ channelTransaction: { version: number } }>(
      console,
      'query ($id: ID!) { channelTransaction(id: $id) { version } }',
      { id },
    )
    expect(channelTransaction.version).toBe(0)
  })
})
