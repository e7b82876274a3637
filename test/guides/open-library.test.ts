import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepFolders } from '../../server/guides/compiled-folders.ts'
import { importGuides } from '../../server/guides/import/import-guides.ts'
import { writeDrafts } from '../../server/guides/import/write-drafts.ts'
import {
  type GuideLibrary,
  importedGuides,
  openLibrary,
  productGuides,
  requireSoundGuides,
} from '../../server/guides/library.ts'
import { schema } from '../../server/schema.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { lines } from './support.ts'

const guide = 'manually-run-p-job'

describe('the library', () => {
  let directory: string
  let remove: () => Promise<void>
  let library: GuideLibrary
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    directory = folder.path
    remove = folder.remove
    await cp(productGuides, join(directory, 'locales'), { recursive: true })
    library = openLibrary({
      schema,
      product: join(directory, 'locales'),
      imported: importedGuides(directory),
    })
  })
  afterEach(() => remove())

  async function change(path: string, edit: (text: string) => string): Promise<void> {
    const file = join(directory, path)
    await writeFile(file, edit(await readFile(file, 'utf8')))
  }

  async function importText(text: string): Promise<void> {
    const { drafts, reports } = importGuides([{ path: 'docs/en/walk.md', text }], { licence: 'MIT' })
    await writeDrafts(drafts, reports, { directory: importedGuides(directory), replace: true })
  }

  test('follows the writer', async () => {
    const before = await library.read()
    expect(await library.read()).toBe(before)
    await change(`locales/en/guides/${guide}.md`, (text) =>
      text.replace('Choose **P-0001**', 'Take **P-0001**'),
    )
    const after = await library.read()
    const { prose, stale } = after.guides.get(guide) ?? {}
    expect(prose?.en?.steps[2]?.text).toBe('Take **P-0001**.')
    expect(stale?.map(({ locale, part }) => [locale, part])).toEqual([
      ['sv-SE', 'p-job'],
      ['nb-NO', 'p-job'],
    ])
  })

  test('shows the last sound version of a guide that its writer has broken, and says where it is broken', async () => {
    await library.read()
    await change(`locales/guides/${guide}.yaml`, (text) => text.replace('id: p-job', 'id: the-job'))
    const faults: string[] = []
    const broken = await library.read((found) => faults.push(...found.map(({ file }) => file)))
    expect(broken.guides.get(guide)?.prose.en?.steps[2]?.id).toBe('p-job')
    expect(faults).toContain(`locales/en/guides/${guide}.md`)
  })

  test('keeps what it compiled for the next start, for as long as the files and the program stay the same', async () => {
    const file = join(directory, 'kept', 'compiled-guides.json')
    const title = async (program: string) => {
      const kept = keepFolders(file, () => program)
      const product = join(directory, 'locales')
      const next = openLibrary({ schema, product, imported: importedGuides(directory), kept })
      return (await next.read()).guides.get(guide)?.prose.en?.title
    }
    const compiled = await title('one')
    // What is kept says something else than the files: so it shows which of them was read.
    const rename = async () =>
      writeFile(file, (await readFile(file, 'utf8')).replaceAll(compiled ?? '', 'Kept'))
    await rename()
    expect(await title('one')).toBe('Kept')
    expect(await title('another')).toBe(compiled)
    await rename()
    await change(`locales/en/guides/${guide}.md`, (text) => `${text}\n`)
    expect(await title('another')).toBe(compiled)
    await writeFile(file, '{ "program":')
    expect(await title('another')).toBe(compiled)
  })

  test('drops a guide that is removed', async () => {
    await library.read()
    for (const path of [
      'guides/manually-run-p-job.yaml',
      ...['en', 'sv-SE', 'nb-NO'].map((locale) => `${locale}/guides/${guide}.md`),
    ])
      await rm(join(directory, 'locales', path))
    const after = await library.read()
    expect(after.guides.has('schedule-recurring-p-job')).toBe(true)
    expect(after.guides.has(guide)).toBe(false)
  })

  test('holds imported guides beside its own, under names of their own', async () => {
    await importText(lines('# Walk', '', '1. Go to **Jobs**.', '2. Select **OK**.'))
    const first = await library.read()
    expect(first.guides.get('walk')).toMatchObject({
      importedAs: 'walk',
      guide: { sources: [{ licence: 'MIT' }] },
    })
    expect(first.guides.get(guide)).toMatchObject({ importedAs: null })

    await importText(lines('# Manually run P-job', '', '1. Go to **Jobs**.'))
    const second = await library.read()
    expect(second.guides.get(guide)).toMatchObject({ importedAs: null })
    expect(second.guides.get(`${guide}-2`)).toMatchObject({ id: `${guide}-2`, importedAs: guide })

    await importText(lines('# Import', '', '1. Go to **Jobs**.'))
    const third = await library.read()
    expect(third.guides.has('import')).toBe(false)
    expect(third.guides.get('import-2')).toMatchObject({ importedAs: 'import' })
  })

  test('leaves out an import that is broken or half-written, and nothing else', async () => {
    await mkdir(join(importedGuides(directory), 'odd/guides'), { recursive: true })
    await writeFile(join(importedGuides(directory), 'odd/guides/odd.yaml'), 'version: [')
    await mkdir(join(importedGuides(directory), '.import-1/guides'), { recursive: true })
    await writeFile(join(importedGuides(directory), '.import-1/guides/half.yaml'), 'kind: page\nversion: 1\n')
    const { guides, faults } = await library.read()
    expect(guides.has(guide)).toBe(true)
    expect(faults.map(({ rule }) => rule)).toEqual(['form', 'form'].slice(0, faults.length))
    expect([...guides.keys()]).not.toContain('half')
    await requireSoundGuides(schema, directory, () => undefined)
  })

  test('gives everybody who asks at once the same', async () => {
    const all = await Promise.all([library.read(), library.read(), library.read()])
    expect(new Set(all).size).toBe(1)
  })
})
