import { expect, test } from 'vitest'
import { askConsole } from './support/ask-console.ts'
import { openDialog, spoken } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { signedInReader } from './support/signed-in-reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const wrong = '77'

test('an edit is taken over by an administrator: whoever had it is told so, and keeps what they typed', async () => {
  const administrator = deedDoer(await openReader(browser, console))
  const accountant = deedDoer(await signedInReader(browser, console, 'Store accountant'))
  await accountant.open('/en/store-financials/transactions?status=FAILED')
  const address = (await accountant.page.locator('[data-row-link]').first().getAttribute('href')) ?? ''
  await accountant.open(address)
  await accountant.does({ form: accountant.main(), press: 'orders:edit.begin', leadsTo: '**/edit' })
  const input = accountant.page.locator('[name="value|HEADER||numberOfItems"]')
  await input.fill(wrong)

  await administrator.open(address)
  const asked = await openDialog(administrator.page, administrator.button('orders:edit.takeOver'))
  await administrator.does({ form: asked, press: 'orders:edit.takeOver', leadsTo: '**/edit' })

  await accountant.button('orders:edit.save').click()
  const told = accountant.page.locator('form [role="alert"]')
  await told.getByText(spoken('problems:TRANSACTION_LOCKED')).waitFor()
  expect(await told.textContent()).toContain('Astrid Lindqvist')
  expect(await input.inputValue()).toBe(wrong)
  await accountant.open(address)
  await accountant.page.getByText(spoken('orders:transaction.locked')).waitFor()
  expect(await accountant.button('orders:edit.takeOver').count()).toBe(0)

  await administrator.open(address)
  await administrator.does({
    form: administrator.main(),
    press: 'orders:edit.end',
    says: 'orders:edit.ended',
  })
  await administrator.button('orders:edit.begin').waitFor()
})

test('of two tabs with one transaction the second is told what the first has changed, and never undoes it', async () => {
  const tab = deedDoer(await openReader(browser, console))
  const { page } = tab
  const { id, lines } = await failedByNumberOfItems()
  await tab.open(`/en/store-financials/transactions/${encodeURIComponent(id)}`)
  await tab.does({ form: tab.main(), press: 'orders:edit.begin', leadsTo: '**/edit' })
  const comment = page.locator('[name="value|HEADER||comment"]')
  const items = page.locator('[name="value|HEADER||numberOfItems"]')
  const itemsBefore = await items.inputValue()
  const told = page.locator('main form [role="alert"]')
  const save = () => tab.button('orders:edit.save').click()
  await comment.fill('typed here')
  await saveElsewhere(id, 0, { numberOfItems: lines })

  for (const _ of ['the first try', 'the second try']) {
    await save()
    await told.getByText(spoken('problems:TRANSACTION_CHANGED')).waitFor()
    await told.getByText(`from ${itemsBefore} to ${Number(lines)}`).waitFor()
    expect(await comment.inputValue()).toBe('typed here')
    // A fault that is found before the versions are compared does not make the form pass for a newer one.
    await items.fill('many')
    await save()
    await told.getByText(wordsFor('en', 'problems:VALUE_NOT_A_DECIMAL')).waitFor()
    await items.fill(itemsBefore)
  }
  await save()
  await page.getByRole('link', { name: spoken('common:loadAnew') }).click()
  await told.waitFor({ state: 'detached' })
  expect(await items.inputValue()).toBe(String(Number(lines)))
  expect(await comment.inputValue()).not.toBe('typed here')

  // Nor does it undo a change that it does not show.
  await tab.open(`/en/store-financials/transactions/${encodeURIComponent(id)}`)
  await saveElsewhere(id, 1, { comment: 'typed elsewhere' })
  await tab.button('orders:edit.undo').click()
  await told.getByText(/to typed elsewhere/).waitFor()
  await told.getByRole('link', { name: spoken('common:loadAnew') }).click()
  await told.waitFor({ state: 'detached' })
  await tab.does({ form: tab.main(), press: 'orders:edit.undo', says: 'orders:edit.undone' })
})

/** A transaction that failed for nothing but its number of items, and what its lines come to. */
async function failedByNumberOfItems(): Promise<{ readonly id: string; readonly lines: string }> {
  const { synchronizationFailures } = await askConsole<{
    synchronizationFailures: {
      edges: {
        node: {
          parameters: { lines: string }
          channelTransaction: { id: string; status: string; openFailures: unknown[] }
        }
      }[]
    }
  }>(
    console,
    `{ synchronizationFailures(companyId: "USRT", codes: [NUMBER_OF_ITEMS], first: 20) {
      edges { node { parameters channelTransaction { id status openFailures { code } } } } } }`,
  )
  const only = synchronizationFailures.edges.find(
    ({ node: { channelTransaction: failed } }) =>
      failed.status === 'FAILED' && failed.openFailures.length === 1,
  )
  return { id: only?.node.channelTransaction.id ?? '', lines: only?.node.parameters.lines ?? '' }
}

/** Corrects the header as another tab of the administrator would. */
async function saveElsewhere(id: string, version: number, header: Record<string, string>): Promise<void> {
  const changes = Object.entries(header).map(([field, value]) => ({
    section: 'HEADER',
    row: '',
    field,
    value,
  }))
  const { saved } = await askConsole<{ saved: { problems: unknown[]; brokenRules: unknown[] | null } }>(
    console,
    `mutation ($input: SaveTransactionEditInput!) {
      saved: saveTransactionEdit(input: $input) { problems { code } brokenRules { code } } }`,
    { input: { id, version, changes } },
  )
  expect(saved.problems).toEqual([])
}
