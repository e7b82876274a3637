import type { Locator, Page } from 'playwright-core'

/** What a key can stop at. */
const stops = 'a, button, input, select, textarea, summary, [tabindex]'

/** Presses a key until an element has the focus, as somebody without a mouse would. */
export async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  await target.waitFor()
  // Once round the page, at the most: a date or a time has four stops.
  const mostPresses = 4 * (await page.locator(stops).count())
  for (let presses = 0; presses < mostPresses; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${target}.`)
}

/** Goes to a button or link by the Tab key and presses it. */
export async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await pressUntilFocused(page, 'Tab', target)
  await page.keyboard.press('Enter')
}

/** Waits until something with these words has the focus. */
export async function untilFocused(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.activeElement !== document.body && document.activeElement?.textContent?.trim() === wanted,
    words,
  )
}
