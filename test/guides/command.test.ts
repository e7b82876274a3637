import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { productGuides } from '../../server/guides/library.ts'
import { run } from '../../server/main.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { lines } from './support.ts'

describe('kontor guides', () => {
  let directory: string
  let remove: () => Promise<void>
  let output: string
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    directory = folder.path
    remove = folder.remove
    output = ''
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        output += String(text)
        return true
      })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await remove()
  })

  test('check finds no fault in the product’s own', async () => {
    expect(await run(['guides', 'check'])).toBe(0)
    expect(output).toMatch(/guides, 0 faults\.\n$/)
  })

  test('check names file, line and rule of a break, and fails', async () => {
    const folder = join(directory, 'locales')
    await cp(productGuides, folder, { recursive: true })
    const file = join(folder, 'guides/manually-run-p-job.yaml')
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('RunDistributionScheduleInput.groups', 'RunInput.groups'),
    )
    expect(await run(['guides', 'check', folder])).toBe(1)
    expect(output).toMatch(
      /locales\/guides\/manually-run-p-job\.yaml:\d+ coordinates: The schema has no input RunInput\.groups\./,
    )
  })

  test('stamp signs a translation as made from what the source says now', async () => {
    const folder = join(directory, 'locales')
    await cp(productGuides, folder, { recursive: true })
    const english = join(folder, 'en/guides/release-order-hold.md')
    await writeFile(english, (await readFile(english, 'utf8')).replace('Open **', 'Now open **'))
    const swedish = join(folder, 'sv-SE/guides/release-order-hold.md')
    expect(await run(['guides', 'stamp', swedish])).toBe(0)
    expect(output).toBe('1 translation stamped.\n')
    expect(await run(['guides', 'check', folder])).toBe(0)
    expect(output).toContain('nb-NO/guides/release-order-hold.md: holds is older')
    expect(output).not.toContain('sv-SE/guides/release-order-hold.md')
  })

  test('stamp leaves the source alone, and what is no guide', async () => {
    expect(await run(['guides', 'stamp', join(productGuides, 'en/guides/release-order-hold.md')])).toBe(1)
    expect(output).toContain('release-order-hold.md:1 form: It is the source')
    expect(await run(['guides', 'stamp', join(productGuides, 'sv-SE/guides/nothing.md')])).toBe(1)
    expect(output).toContain('nothing.md:1 form: No guide could be made of it')
  })

  test('import writes what it makes of files, and says what it saw', async () => {
    const file = join(directory, 'close.en.md')
    await writeFile(
      file,
      lines('# Close the day', '', '1. Go to **Tills**.', '2. Select **OK**.', '2. Select **OK**.'),
    )
    const into = join(directory, 'guides')
    expect(await run(['guides', 'import', file, '--into', into, '--licence', 'MIT'])).toBe(0)
    expect(output).toContain(': en; 1 procedure, 3 steps, 0 of them by hand')
    expect(output).toMatch(
      /close\.en\.md:5 note NUMBER_REPEATED: The printed number 2 comes twice; it was kept\./,
    )
    expect(await readFile(join(into, 'close-the-day/guides/close-the-day.yaml'), 'utf8')).toContain(
      'licence: MIT',
    )
    expect(await run(['guides', 'import', file, '--into', into])).toBe(1)
    expect(output).toContain('--replace writes over it')
    expect(await run(['guides', 'import', file, '--into', into, '--replace'])).toBe(0)
  })

  test('import of what is not there or cannot be read fails in a line', async () => {
    expect(await run(['guides', 'import', join(directory, 'gone.md'), '--into', directory])).toBe(1)
    expect(output).toMatch(/^There is no file .*gone\.md\.\n$/)
    const empty = join(directory, 'empty.md')
    await writeFile(empty, '')
    expect(await run(['guides', 'import', empty, '--into', directory])).toBe(1)
    expect(output).toContain('error FILE_EMPTY')
  })

  test.each([[['guides']], [['guides', 'import']], [['guides', 'burn']]])(
    '%j tells how it is used',
    async (args) => {
      expect(await run(args)).toBe(2)
      expect(output).toContain('Usage: kontor guides check')
      expect(await run([...args, '--help'])).toBe(0)
    },
  )
})
