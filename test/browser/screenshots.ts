import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { locales } from '../../web/language/locales.ts'
import { launchBrowser } from '../support/browser.ts'
import { addressOf, consolePages } from './pages.ts'
import { startConsole } from './support/console.ts'
import { openReader } from './support/reader.ts'

const help = `Usage: npm run screenshots -- [--directory screenshots] [--dark] [--width 1280]

Writes a picture of every page of the console in every language, <directory>/<language>/<page>.png.
  --directory  where the pictures go
  --dark       the dark theme
  --width      of the window, in pixels
`

const { values } = parseArgs({
  options: {
    directory: { type: 'string', default: 'screenshots' },
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) process.stdout.write(help)
else await takeScreenshots()

async function takeScreenshots(): Promise<void> {
  const console = await startConsole()
  const browser = await launchBrowser()
  try {
    for (const locale of locales) {
      const directory = resolve(values.directory, locale)
      mkdirSync(directory, { recursive: true })
      const { page, open, close } = await openReader(browser, console, {
        locale,
        colorScheme: values.dark ? 'dark' : 'light',
        width: Number(values.width),
      })
      for (const name of consolePages) {
        await open(`/${locale}${await addressOf(console, name)}`)
        const path = join(directory, `${fileName(name)}.png`)
        await page.screenshot({ path, fullPage: true })
        process.stdout.write(`${path}\n`)
      }
      await close()
    }
  } finally {
    await browser.close()
    await console.stop()
  }
}

/** `/batch-jobs/[id]` is in `batch-jobs-id`. */
function fileName(page: string): string {
  return page === '/' ? 'home' : page.slice(1).replaceAll('/', '-').replaceAll(/[[\]]/g, '')
}
