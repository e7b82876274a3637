import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locator } from 'playwright-core'
import { parse } from 'yaml'
import type { Locale } from '../../../web/language/locales.ts'
import { arrangeHierarchy } from './arrange-hierarchy.ts'
import { askConsole } from './ask-console.ts'
import type { ConsoleAddress } from './console-address.ts'
import type { Reader } from './reader.ts'
import { wordsFor } from './words.ts'

const folder = join(import.meta.dirname, '../../../locales/guides')

/** The guides that do something at their end, by id. */
export const wizards: readonly string[] = globSync('*.yaml', { cwd: folder })
  .filter((file) => parse(readFileSync(join(folder, file), 'utf8')).submit !== undefined)
  .map((file) => basename(file, '.yaml'))
  .toSorted()

export interface Control {
  readonly bind: string
  readonly kind: string
  readonly isOptional: boolean
  readonly recommended: unknown
}

interface Screen {
  readonly id: string
  readonly steps: readonly { readonly controls: readonly Control[] }[]
}

interface Walk {
  readonly console: ConsoleAddress
  readonly reader: Reader
  readonly locale: Locale
  readonly guide: string
  /** How a control is filled; by default what has to be typed is typed. */
  readonly fill?: (control: Control) => Promise<void>
  /** How a button is pressed; by default it is clicked. */
  readonly press?: (button: Button) => Promise<void>
  /** What is looked at on each screen before it is filled in. */
  readonly onScreen?: (screen: string) => Promise<void>
}

type Button = ReturnType<Reader['page']['getByRole']>

/** Walks a guide from its first page until its act has been done and says so. */
export async function walkGuide({
  console,
  reader: { page, open },
  locale,
  guide,
  fill = (control) => fillIn(page, control),
  press = (button) => button.click(),
  onScreen,
}: Walk): Promise<void> {
  if (guide === 'publish-organization-hierarchy') await arrangeHierarchy(console)
  const screens = await readScreens(console, guide, locale)
  const button = (key: string) => page.getByRole('button', { name: wordsFor(locale, key), exact: true })

  await open(`/${locale}/guides/${guide}`)
  await press(button('guides:start.wizard'))
  for (const screen of screens) {
    await page.waitForURL(`**/${locale}/guides/${guide}/${screen.id}?draft=*`)
    await page.locator('[data-step]').first().waitFor()
    await onScreen?.(screen.id)
    if (screen === screens.at(-1)) break
    for (const control of screen.steps.flatMap(({ controls }) => controls)) await fill(control)
    await press(button('guides:screen.next'))
  }
  await press(page.locator('main form').last().getByRole('button').last())
  // An act that makes batch work leads to it, and from there back to the guide; the others say what was done.
  const back = page.locator(`main a[href^="/${locale}/guides/${guide}/"]`)
  await Promise.any([
    page.waitForURL('**/batch-jobs/**').then(() => back.waitFor()),
    button('guides:done.again').waitFor(),
  ])
  for (const link of await page.locator('main [role="status"] a').all()) {
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href
    const response = await page.request.get(address)
    if (!response.ok()) throw new Error(`It leads to ${address}, which answers ${response.status()}.`)
  }
}

async function readScreens(console: ConsoleAddress, id: string, locale: Locale): Promise<readonly Screen[]> {
  const { guide } = await askConsole<{ guide: { screens: readonly Screen[] } }>(
    console,
    `query Guide($id: ID!, $locale: Locale!) { guide(id: $id, locale: $locale) {
      screens { id steps { controls { bind kind isOptional recommended(companyId: "USRT") } } }
    } }`,
    { id, locale },
  )
  return guide.screens
}

/** Whether the walk has to type what the documentation recommends; a choice that it recommends stands chosen already. */
export function isTyped({ kind, isOptional, recommended }: Control): boolean {
  return !isOptional && recommended !== null && ['TEXT', 'NUMBER', 'DATE'].includes(kind)
}

async function fillIn(page: Reader['page'], control: Control): Promise<void> {
  const input = page.locator(`[id="${control.bind}"]`)
  if (isLeftToOperator(control)) await chooseFirst(input)
  else if (isTyped(control)) await input.fill(String(control.recommended))
  else if (control.kind === 'SWITCH' && !control.isOptional && control.recommended !== null) {
    await input.setChecked(control.recommended === true)
  }
}

/** Whether only the operator can know which record they mean. */
function isLeftToOperator({ kind, isOptional, recommended }: Control): boolean {
  return kind === 'CHOOSE' && !isOptional && recommended === null
}

/** Chooses the first record of a list, or of radio buttons: the control's id stands on the first of them. */
async function chooseFirst(input: Locator): Promise<void> {
  if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption({ index: 1 })
  else await input.check()
}
