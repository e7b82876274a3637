import { describe, expect, test } from 'vitest'
import { doDeed, formWith, openDialog } from './support/deed.ts'
import { deedDoer } from './support/deed-doer.ts'
import { launchOwnBrowser } from './support/own-browser.ts'
import { startOwnConsole } from './support/own-console.ts'
import { openReader } from './support/reader.ts'
import { wordsFor } from './support/words.ts'

const console = await startOwnConsole()
const browser = await launchOwnBrowser()
const reader = await openReader(browser, console, { isStranger: true })
const passwords = { first: 'a-first-password-of-her-own', second: 'another-password-of-her-own' }

describe('somebody who has been invited', () => {
  const { button, form, does } = deedDoer(reader)
  const choice = (key: string) => reader.page.getByRole('combobox', { name: wordsFor('en', key) })

  test('comes in by the link, and chooses a password', async () => {
    const { page } = reader
    await page.goto(await invite('Ingrid Dahl', 'ingrid.dahl@example.com'))
    await page.fill('[name="password"]', passwords.first)
    await page.fill('[name="repeated"]', passwords.first)
    await page.getByRole('button').click()
    await page.getByText('Ingrid Dahl').first().waitFor()
    expect(reader.complaints()).toEqual([])
  })

  test('says how the console is to look and work', async () => {
    const { page } = reader
    await reader.open('/en/account')
    await choice('account:looks.theme').selectOption('dark')
    await page.locator('html[data-theme="dark"]').waitFor()
    const kept = page.waitForResponse((response) => response.request().method() === 'POST')
    await choice('account:looks.shortcuts').selectOption('off')
    await kept
    await reader.open('/en/account')
    expect(await choice('account:looks.shortcuts').inputValue()).toBe('off')
  })

  test('makes a key for a program, and revokes it', async () => {
    const { page } = reader
    await does({
      form: form('name'),
      fill: { name: 'Till reports' },
      press: 'account:keys.make',
      says: 'account:keys.made',
    })
    await page.getByRole('rowheader', { name: 'Till reports' }).waitFor()
    const asked = await openDialog(page, button('account:keys.revoke'))
    await does({ form: asked, press: 'account:keys.revoke', says: 'account:keys.revoked' })
  })

  test('changes the password, and signs out everywhere else', async () => {
    const { page } = reader
    await does({
      form: form('currentPassword'),
      fill: { currentPassword: passwords.first, newPassword: passwords.second },
      press: 'account:password.change',
      says: 'account:password.changed',
    })
    const elsewhere = await openReader(browser, console, { isStranger: true })
    await elsewhere.page.goto(`${console.url}/en/account`)
    await elsewhere.page.fill('[name="email"]', 'ingrid.dahl@example.com')
    await elsewhere.page.fill('[name="password"]', passwords.second)
    await elsewhere.page.getByRole('button').click()
    await elsewhere.page.waitForURL('**/en/account')
    const asked = await openDialog(page, button('account:sessions.end'))
    await does({ form: asked, press: 'account:sessions.end', says: 'account:sessions.ended' })
    await elsewhere.page.reload()
    await elsewhere.page.waitForURL('**/sign-in?*')
  })

  /** Has an administrator add somebody, and gives back the link that is to be handed over. */
  async function invite(name: string, email: string): Promise<string> {
    const administrator = await openReader(browser, console)
    await administrator.open('/en/settings/users')
    const { page } = administrator
    await doDeed(page, {
      form: formWith(page, 'email'),
      fill: { name, email },
      press: 'settings:user.create',
      says: 'settings:user.created',
    })
    const [link = ''] = /https?:\S+/.exec((await page.locator('output').allTextContents()).join(' ')) ?? []
    await administrator.close()
    return link
  }
})
