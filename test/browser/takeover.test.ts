import { expect, test } from 'vitest'
import { openDialog, spoken } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { signedInReader } from './support/signed-in-reader.ts'

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
