import type { Locator, Page } from 'playwright-core'
import { wordsFor } from './words.ts'

/** Something that a form of the console does. */
export interface Deed {
  readonly form: Locator
  /** What is filled in, by the inputs' names: a text, a choice, or whether a box is ticked. */
  readonly fill?: Readonly<Record<string, string | boolean>>
  /** Key of the words on the button. */
  readonly press: string
  /** Key of the words that say what was done; undefined when another page follows. */
  readonly says?: string
  /** Address of that page. */
  readonly leadsTo?: string | RegExp
}

/**
 * Does it as a reader would, and waits until the console says that it is done or shows the page that follows.
 * @throws with the console's own words when it was refused.
 */
export async function doDeed(
  page: Page,
  { form, fill = {}, press, says, leadsTo = '' }: Deed,
): Promise<void> {
  for (const [name, value] of Object.entries(fill)) await fillIn(form.locator(`[name="${name}"]`), value)
  await form
    .getByRole('button', { name: spoken(press), exact: true })
    .last()
    .click()
  const refusal = page.locator('form [role="alert"]').first()
  const done = says
    ? page
        .locator('[role="status"], output')
        .filter({ hasText: spoken(says) })
        .first()
        .waitFor()
    : page.waitForURL(leadsTo)
  const outcome = await Promise.race([
    done.then(() => 'done' as const),
    refusal.waitFor().then(() => 'refused' as const),
  ])
  if (outcome === 'refused') throw new Error(`Refused: ${await refusal.textContent()}`)
  // Whoever works by keyboard goes on from where they were, also when what they pressed has gone.
  if (says) await page.waitForFunction(() => document.activeElement !== document.body)
  await forgetToast(page)
}

/** The form of the page, or of its open dialog, that has an input of a name. */
export function formWith(page: Page, input: string): Locator {
  return page
    .locator('form')
    .filter({ has: page.locator(`[name="${input}"]`) })
    .filter({ visible: true })
}

/** Opens the dialog behind a button, and gives it back. */
export async function openDialog(page: Page, button: Locator): Promise<Locator> {
  await button.click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  return dialog
}

async function fillIn(input: Locator, value: string | boolean): Promise<void> {
  if (typeof value === 'boolean') await input.setChecked(value)
  else if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption(value)
  else await input.fill(value)
}

/** What a toast says would be taken for the answer to the next deed. */
async function forgetToast(page: Page): Promise<void> {
  const close = page.locator('[role="status"] button')
  if (await close.isVisible()) await close.click()
}

/** Words in English, with anything where something is filled in. */
export function spoken(key: string): RegExp {
  const words = wordsFor('en', key).replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${words.replaceAll(/\{\{[^}]*\}\}/g, '.+')}`)
}
