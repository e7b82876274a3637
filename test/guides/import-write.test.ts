import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compileGuides } from '../../server/guides/compile-guides.ts'
import { ImportFileMissingError, readImportFiles } from '../../server/guides/import/import-files.ts'
import { importGuides } from '../../server/guides/import/import-guides.ts'
import { renderDraft } from '../../server/guides/import/render-draft.ts'
import { DraftExistsError, writeDrafts } from '../../server/guides/import/write-drafts.ts'
import { readProse } from '../../server/guides/read-prose.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { imported, lines } from './support.ts'

const schema = buildSchema('type Query { version: String }')

const swedish = lines(
  '# <a name="pull"></a>Hämta order',
  '',
  'Gör så här.',
  '',
  '4. Gå till Arbetsytor > Butik.',
  '5. Klicka på Kör i bakgrunden ...',
  '    * Bara på natten.',
  '5. Ange 5 i fältet Antal.',
  '',
  '> [!NOTE]',
  '> Vänta.',
  '',
  '6. Gör så här:',
  '    1. Klicka på pilen.',
  '',
  'Klart.',
  '',
  '## <a name="tables"></a>Tabeller',
  '',
  '|A|B|',
  '|-|-|',
  '|1|2|',
)
const norwegian = swedish
  .replace('Hämta order', 'Hent ordrer')
  .replace('Gå till Arbetsytor', 'Gå til Arbeidsområder')
  .replace('Klicka på Kör', 'Klikk på Kjør')
  .replace('Ange 5 i fältet Antal', 'Angi 5 i Antall-feltet')

describe('drafts on disk', () => {
  let directory: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    directory = folder.path
    remove = folder.remove
  })
  afterEach(() => remove())

  const draft = () => imported({ 'docs.sv-se/pull.md': swedish, 'docs.nb-no/pull.md': norwegian })

  test('a written draft compiles at once, as a checklist with its page', async () => {
    const { drafts, reports } = draft()
    const [folder = ''] = await writeDrafts(drafts, reports, { directory })
    const { guides, faults, stale } = await compileGuides({ directory: folder, schema })
    expect(faults).toEqual([])
    expect(stale).toEqual([])
    expect(guides.map(({ id, guide }) => [id, guide.kind])).toEqual([
      ['pull-overview', 'page'],
      ['pull', 'procedure'],
    ])
    const [page, guide] = guides
    expect(guide?.guide).toMatchObject({
      locales: ['sv-SE', 'nb-NO'],
      document: { id: 'pull', part: 2, of: 2 },
      sources: [
        { locale: 'sv-SE', licence: 'CC-BY-4.0', path: 'docs.sv-se/pull.md' },
        { locale: 'nb-NO', licence: 'CC-BY-4.0', path: 'docs.nb-no/pull.md' },
      ],
      screens: [
        {
          steps: [
            { id: 'butik', kind: 'navigate' },
            { id: 'kor-i-bakgrunden', kind: 'press' },
            { id: 'antal', kind: 'number', value: '5' },
            { id: 'step-4', kind: 'manual' },
          ],
        },
      ],
    })
    expect(guide?.prose['sv-SE']).toMatchObject({
      title: 'Hämta order',
      introduction: 'Gör så här.',
      conclusion: expect.stringContaining('Klart.'),
      steps: [
        { number: '4', notes: [], substeps: [] },
        { number: '5', notes: ['Bara på natten.'] },
        { number: '5', notes: ['> [!NOTE]\n> Vänta.'] },
        { number: '6', substeps: ['Klicka på pilen.'] },
      ],
    })
    expect(guide?.prose['nb-NO']?.controls.antal).toEqual({ label: 'Antall', value: '5' })
    expect(page?.prose['sv-SE']?.headings).toMatchObject([{ id: 'tables', title: 'Tabeller' }])
    expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toHaveLength(2)
  })

  test('a draft that exists is not overwritten, and nothing else is written', async () => {
    const { drafts, reports } = imported({
      'a.en.md': lines('# One', '', '1. Click A.'),
      'b.en.md': lines('# Two', '', '1. Click B.'),
    })
    await mkdir(join(directory, 'two'))
    await expect(writeDrafts(drafts, reports, { directory })).rejects.toThrow(DraftExistsError)
    expect(await readdir(directory)).toEqual(['two'])
  })

  test.each(['before', 'after'])(
    'what must stand with the files fails %s they are in place: all is as it was',
    async (when) => {
      const { drafts, reports } = imported({
        'a.en.md': lines('# One', '', '1. Click A.'),
        'b.en.md': lines('# Two', '', '1. Click B.'),
      })
      await mkdir(join(directory, 'two'))
      await writeFile(join(directory, 'two', 'old'), '')
      const writing = writeDrafts(drafts, reports, {
        directory,
        replace: true,
        keep: async (put) => {
          if (when === 'after') await put()
          throw new Error('not recorded')
        },
      })
      await expect(writing).rejects.toThrow('not recorded')
      expect([await readdir(directory), await readdir(join(directory, 'two'))]).toEqual([['two'], ['old']])
    },
  )

  test('replacing a draft leaves nothing of the old one', async () => {
    const { drafts, reports } = draft()
    const [folder = ''] = await writeDrafts(drafts, reports, { directory })
    await writeFile(join(folder, 'guides', 'old.yaml'), 'version: 1')
    await writeDrafts(drafts, reports, { directory, replace: true })
    expect((await readdir(join(folder, 'guides'))).sort()).toEqual(['pull-overview.yaml', 'pull.yaml'])
    expect(await readdir(directory)).toEqual(['pull'])
  })
})

describe('whatever the file', () => {
  const words = fc.constantFrom(
    'Click',
    '**A**',
    'In the **B** field,',
    'enter',
    '`1`',
    '"x"',
    '> [!NOTE]',
    '*',
    '_',
    '[!INCLUDE[a](b)]',
    '<span data-ttu-id="a-1">',
    '</span>',
    '|',
    '\\',
    '{#a}',
    '{{x}}',
    '---',
    '<a name="q"></a>',
    '![p](q)',
    'å',
    '1.',
    '5.',
    '-',
    ':::',
    '#',
  )
  const line = fc
    .tuple(
      fc.constantFrom('', '  ', '    ', '> '),
      fc.constantFrom('', '# ', '## ', '1. ', '2. ', '5. ', '1) ', '* ', '- ', '|'),
      fc.array(words, { maxLength: 6 }),
    )
    .map(([indentation, marker, content]) => indentation + marker + content.join(' '))
  const page = fc.array(line, { maxLength: 30 }).map((content) => content.join('\n'))

  test('the importer says what it made of it, and its drafts read back step by step', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { drafts, reports } = importGuides([{ path: 'docs.en/a.md', text }])
        expect(reports).toHaveLength(1)
        expect(reports[0]?.outcome === 'refused').toBe(drafts.length === 0)
        for (const draft of drafts)
          for (const guide of draft.guides) {
            const file = renderDraft(draft).find(({ path }) => path === `en/guides/${guide.id}.md`)
            const prose = readProse('procedure', 'en', 'a.md', file?.text ?? '')
            expect('steps' in prose ? prose.steps.map(({ id }) => id) : prose).toEqual(
              guide.steps.map(({ id }) => id),
            )
          }
      }),
      { numRuns: 300 },
    )
  })
})

describe('reading an import from disk', () => {
  test('takes files, and the pages and licences of folders', async () => {
    const { path, remove } = await temporaryDirectory()
    await mkdir(join(path, 'docs.en', 'tasks'), { recursive: true })
    await writeFile(join(path, 'docs.en', 'LICENSE'), 'Attribution-ShareAlike 4.0 International')
    await writeFile(join(path, 'docs.en', 'tasks', 'a.md'), '# A\n\n1. Click A.\n')
    await writeFile(join(path, 'docs.en', 'logo.png'), 'x')
    await writeFile(join(path, 'b.en.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0xff, 0xfe, 0xff, 0xfe]))
    const files = await readImportFiles([join(path, 'docs.en'), join(path, 'b.en.md')])
    const { drafts, reports } = importGuides(files)
    await remove()
    expect(drafts[0]?.sources[0]).toMatchObject({ title: 'A', licence: 'CC-BY-SA-4.0' })
    expect(reports.map(({ outcome }) => outcome)).toEqual(['licence', 'page', 'refused'])
    await expect(readImportFiles([join(path, 'nowhere.md')])).rejects.toThrow(ImportFileMissingError)
  })
})
