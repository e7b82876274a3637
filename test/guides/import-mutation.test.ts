import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { schema } from '../../server/schema.ts'
import { addCompanies } from '../identity/people.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { lines } from './support.ts'
import { beginWalk, mutate, mutateDraft } from './walk.ts'

interface Imported {
  readonly reports: readonly Record<string, unknown>[] | null
  readonly guides: readonly { readonly id: string; readonly [field: string]: unknown }[] | null
  readonly faults: readonly unknown[] | null
}

const page = lines(
  '---',
  'title: Close the day',
  'description: Close the tills.',
  '---',
  '',
  '1. Go to **Tills**.',
  '2. In the **Day** field, enter a date.',
  '2. Select **OK**. <script>alert(1)</script>',
)

describeOnBothDatabases('importing guides', (open) => {
  let dataDirectory: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    const folder = await temporaryDirectory()
    dataDirectory = folder.path
    remove = folder.remove
  })
  afterEach(() => remove())

  const importFiles = (database: Database, files: Readonly<Record<string, string>>, more = {}) =>
    mutate<Imported>(
      database,
      'importGuides',
      { files: Object.entries(files).map(([path, text]) => ({ path, text })), licence: 'CC-BY-4.0', ...more },
      `reports { path outcome locales title procedures steps manualSteps findings { code severity line parameters } }
       guides(locale: "sv-SE") {
         id locale locales kind isImported workspace submit sources { licence path }
         screens { steps { number kind html label value controls { bind } } }
       }
       faults { file line rule }`,
      { dataDirectory, changesNothing: Object.values(files).every((text) => text === '') },
    )

  test('reports on every file, and what was made of them can be walked at once', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const { reports, guides, faults, problems } = await importFiles(database, {
      'docs/en/close.md': page,
      'docs/en/empty.md': '',
    })
    expect([problems, faults]).toEqual([[], []])
    expect(reports).toMatchObject([
      { path: 'docs/en/close.md', outcome: 'PAGE', locales: ['en'], procedures: 1, steps: 3 },
      {
        path: 'docs/en/empty.md',
        outcome: 'REFUSED',
        findings: [{ code: 'FILE_EMPTY', severity: 'ERROR', line: 1 }],
      },
    ])
    expect(guides).toMatchObject([
      {
        id: 'close-the-day',
        locale: 'en',
        locales: ['en'],
        kind: 'PROCEDURE',
        isImported: true,
        workspace: null,
        submit: null,
        sources: [{ licence: 'CC-BY-4.0', path: 'docs/en/close.md' }],
      },
    ])
    expect(JSON.stringify(guides)).not.toContain('<script')

    const draft = await beginWalk(database, { guide: 'close-the-day', companyId: 'USRT' }, { dataDirectory })
    const step = await operate<{ guide: { screens: { steps: { id: string }[] }[] } }>(
      schema,
      database,
      '{ guide(id: "close-the-day", locale: "en") { screens { id steps { id } } } }',
      { dataDirectory },
    )
    const ticked = step.guide.screens.flatMap(({ steps }) => steps.map(({ id }) => id))
    const saved = await mutateDraft(
      database,
      'saveGuideDraft',
      { id: draft.id, revision: 1, ticked },
      { dataDirectory },
    )
    expect(saved.draft?.ticked).toEqual(ticked)
    expect(ticked).toHaveLength(3)
    expect(
      (await mutateDraft(database, 'submitGuideDraft', { id: draft.id }, { dataDirectory })).problems,
    ).toMatchObject([{ code: 'GUIDE_HAS_NO_ACT' }])
  })

  test('writes over what is there only when it is told to', async () => {
    const database = await open()
    await importFiles(database, { 'docs/en/close.md': page })
    const changed = page.replace('Tills', 'Registers')
    const files = {
      'docs/en/other.md': page.replaceAll('Close the day', 'Open the day'),
      'docs/en/close.md': changed,
    }
    const refused = await importFiles(database, files)
    expect(refused.problems).toEqual([
      { code: 'GUIDE_IMPORTED_ALREADY', parameters: { document: 'Close the day' }, field: 'replace' },
    ])
    expect(await readdir(join(dataDirectory, 'guides'))).toEqual(['close-the-day'])
    const { guides, problems } = await importFiles(database, files, { replace: true })
    expect(problems).toEqual([])
    expect(guides?.map(({ id }) => id)).toEqual(['close-the-day', 'open-the-day'])
    expect(JSON.stringify(guides)).toContain('Registers')
  })

  test('stores nothing when its entry cannot be written, and writes none when nothing can be stored', async () => {
    const database = await open()
    await writeFile(join(dataDirectory, 'guides'), 'no folder')
    await expect(importFiles(database, { 'docs/en/close.md': page })).rejects.toThrow()
    expect(await database.kysely.selectFrom('audit_entry').select('id').execute()).toEqual([])
    await rm(join(dataDirectory, 'guides'))
    await database.kysely.schema.alterTable('audit_entry').renameColumn('subject_id', 'subject').execute()
    await expect(importFiles(database, { 'docs/en/close.md': page })).rejects.toThrow()
    expect(await readdir(join(dataDirectory, 'guides'))).toEqual([])
  })

  test('leaves an audit entry a document, and none when nothing was stored', async () => {
    const database = await open()
    await importFiles(database, { 'docs/en/empty.md': '' })
    await importFiles(database, { 'docs/en/close.md': page })
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'user_id', 'company_id'])
      .execute()
    expect(entries).toEqual([
      { action: 'importGuides', subject_id: 'close-the-day', user_id: 'user-1', company_id: null },
    ])
  })
})
