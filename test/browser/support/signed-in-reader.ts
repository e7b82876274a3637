import type { Browser } from 'playwright-core'
import type { ConsoleAddress } from './console-address.ts'
import { openReader, type Reader } from './reader.ts'

/** Somebody who signs in to the console by their password, in the role that they have in the demo. */
export async function signedInReader(
  browser: Browser,
  console: ConsoleAddress,
  role: string,
): Promise<Reader> {
  const account = console.accounts.find((one) => one.role === role)
  if (!account) throw new Error(`The demo has nobody who is ${role}.`)
  const reader = await openReader(browser, console, { isStranger: true })
  const { page } = reader
  await page.goto(`${console.url}/en/account`)
  await page.fill('[name="email"]', account.email)
  await page.fill('[name="password"]', account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/en/account')
  return reader
}
