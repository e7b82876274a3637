import { describe, expect, test } from 'vitest'
import { codesOf, draftOf, imported, lines, numbersOf, wordsOf } from './support.ts'

describe('steps are counted by position and keep their printed number', () => {
  test('a number that comes twice', () => {
    const { guides, report } = draftOf(
      lines('# Pull', '', '4. Click Create job.', '5. Click Background.', '5. Click Batch.', '6. Click OK.'),
    )
    expect(numbersOf(guides[0])).toEqual(['4', '5', '5', '6'])
    expect(codesOf(report)).toContain('NUMBER_REPEATED@5')
    expect(codesOf(report)).toContain('NUMBER_STARTS_LATE@3')
  })

  test('a number that is left out', () => {
    const { guides, report } = draftOf(lines('# Pull', '', '1. Click A.', '3. Click B.', '4. Click C.'))
    expect(numbersOf(guides[0])).toEqual(['1', '3', '4'])
    expect(codesOf(report)).toContain('NUMBER_SKIPPED@4')
  })

  test('a list that leaves the counting to Markdown', () => {
    const { guides, report } = draftOf(lines('# Pull', '', '1. Click A.', '1. Click B.', '1. Click C.'))
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3'])
    expect(codesOf(report)).toEqual([])
  })

  test('a list that is numbered in confusion', () => {
    const { guides } = draftOf(
      lines('# Mend', '', '1. Click A.', '1. Click B.', '2. Click C.', '1. Click D.'),
    )
    expect(numbersOf(guides[0])).toEqual(['1', '1', '2', '1'])
  })
})

describe('what stands below a step', () => {
  test('bullets are notes, numbered children are sub-steps', () => {
    const { guides } = draftOf(
      lines(
        '# Scope',
        '',
        '1. Choose the hierarchy.',
        '    1. Choose a node.  ',
        '    1. Click the arrow.',
        '2. Click B.',
        '    * One store, or a node.',
      ),
    )
    const [first, second] = wordsOf(guides[0]).steps
    expect(first?.substeps).toEqual(['Choose a node.', 'Click the arrow.'])
    expect(first?.notes).toEqual([])
    expect(second?.notes).toEqual(['One store, or a node.'])
  })

  test('alerts, pictures and paragraphs inside a step stay with it', () => {
    const { guides } = draftOf(
      lines(
        '# A',
        '',
        '1. Click A.',
        '',
        '    > [!TIP]',
        '    > Try it.',
        '',
        '    ![x](y.png)',
        '',
        '    More.',
        '2. Click B.',
      ),
    )
    expect(wordsOf(guides[0]).steps[0]?.notes).toEqual(['> [!TIP]\n> Try it.', '![x](y.png)', 'More.'])
  })

  test.each([
    [
      'below a two-digit number',
      ['9. Click A.', '10. Do this:', '   1. Click B.', '   2. Click C.', '11. Click D.'],
      3,
    ],
    [
      'after a paragraph',
      [
        '9. Click A.',
        '10. Do this:',
        '',
        '    1. Click B.',
        '',
        '  So far.',
        '',
        '  2. Click C.',
        '',
        '11. Click D.',
      ],
      3,
    ],
  ])('children that are not indented far enough are sub-steps, %s', (_, list, steps) => {
    const { guides, report } = draftOf(lines('# A', '', ...list))
    expect(guides).toHaveLength(1)
    expect(guides[0]?.steps).toHaveLength(steps)
    expect(wordsOf(guides[0]).steps[1]?.substeps).toEqual(['Click B.', 'Click C.'])
    expect(codesOf(report).filter((code) => code.startsWith('LIST_MISINDENTED'))).not.toEqual([])
  })

  test('an item without words is kept and told of', () => {
    const { guides, report } = draftOf(lines('# A', '', '1. Click A.', '2.', '3. Click C.'))
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3'])
    expect(codesOf(report)).toContain('STEP_EMPTY@4')
  })
})

describe('sections', () => {
  test('several procedures under headings of any level, by their anchors', () => {
    const { draft, guides } = draftOf(
      lines(
        '# <a name="post-sales"></a>Bokför försäljning',
        '',
        'Det sker i två steg.',
        '',
        '- Hämta.',
        '- Bokför.',
        '',
        '### <a name="run-the-job"></a>Kör jobbet ',
        '1. Klicka på Kör.',
        '### <a name="schedule-the-job"></a>Schemalägg jobbet',
        'Gör så här.',
        '1. Klicka på Skapa.',
        '## <a name="entities"></a>Tabeller',
        '- HeaderTable',
      ),
      'docs.sv-se/post.md',
    )
    expect(draft.id).toBe('post-sales')
    expect(guides.map(({ id }) => id)).toEqual(['post-sales-run-the-job', 'post-sales-schedule-the-job'])
    expect(wordsOf(guides[1], 'sv-SE')).toMatchObject({
      title: 'Schemalägg jobbet',
      introduction: ['Gör så här.'],
    })
    expect(draft.page?.words['sv-SE']).toEqual({
      title: 'Bokför försäljning',
      description: 'Bokför försäljning',
      introduction: ['Det sker i två steg.', '- Hämta.\n- Bokför.'],
      sections: [{ id: 'entities', title: 'Tabeller', level: 2, blocks: ['- HeaderTable'] }],
    })
  })

  test('a page of one procedure is that procedure, with the page’s introduction', () => {
    const { draft, guides } = draftOf(
      lines('# Create a device', '', 'For managers.', '', '## Steps', '', '1. Click New.'),
    )
    expect(draft.page).toBeNull()
    expect(guides.map(({ id }) => id)).toEqual(['create-a-device'])
    expect(wordsOf(guides[0])).toMatchObject({ title: 'Create a device', introduction: ['For managers.'] })
  })

  test('the one procedure of a page that says more keeps its own heading: the page bears the title', () => {
    const { draft, guides } = draftOf(
      lines(
        '# Devices',
        '',
        'For managers.',
        '',
        '## Create a device',
        '',
        '1. Click New.',
        '',
        '## Kinds',
        '',
        'Two.',
      ),
    )
    expect(draft.page?.words.en?.title).toBe('Devices')
    expect(wordsOf(guides[0]).title).toBe('Create a device')
  })

  test('a page without a procedure becomes a reference, with its tables and tiles', () => {
    const { draft, report } = draftOf(
      lines(
        '# Background tasks',
        '',
        'What runs by itself.',
        '',
        '## Tasks',
        '',
        '|Task|Object|',
        '|------|------|',
        '|**Pull orders**|Report 101 Pull|',
        '',
        '## Tiles',
        '',
        '- **Unmapped customers**: customers without a counterpart.',
        '- **Unmapped items** – items without one.',
      ),
    )
    expect(draft.guides).toEqual([])
    expect(draft.page?.id).toBe('background-tasks')
    expect(draft.page?.words.en?.sections.map(({ id, blocks }) => [id, blocks.length])).toEqual([
      ['tasks', 1],
      ['tiles', 1],
    ])
    expect(codesOf(report)).toEqual(['PROCEDURE_MISSING@1'])
  })

  test('a title in the front matter serves where there is no heading', () => {
    const { guides } = draftOf(lines('---', 'title: Close the till | Some Docs', '---', '1. Click A.'))
    expect(wordsOf(guides[0]).title).toBe('Close the till')
  })

  test('addresses of one import differ, also where the titles do not', () => {
    const { drafts } = imported({
      'a/en/one.md': lines('# Overview', '', '1. Click A.'),
      'b/en/two.md': lines('# Overview', '', '## Other', '', '1. Click B.', '2. Click C.'),
    })
    expect(drafts.map(({ id }) => id)).toEqual(['overview', 'overview-2'])
  })
})

test('a page of four procedures keeps every step, with the number that two of them share', () => {
  const numbers = ['1 2 3 4 5 6', '1 2 3 4 5 5 6 7 8 9 10', '1 2 3 4 5 6 7 8 9 10', '1 2 3 4 5 6 7 8 9 10']
  const { draft, report } = draftOf(
    lines(
      '# Post what shops sold',
      '',
      'It takes two stages.',
      '',
      '- Pull.',
      '- Post.',
      '',
      ...numbers.flatMap((list, procedure) => [
        `### Procedure ${'ABCD'.charAt(procedure)}`,
        '',
        'Do this.',
        '',
        ...list.split(' ').map((number) => `${number}. Select **Button ${number}**.`),
        '',
        'What comes next.',
        '',
      ]),
      '## Tables',
      '',
      ...Array.from({ length: 11 }, (_, index) => `- Table${index + 1}`),
      '',
      '',
      '[!INCLUDE[footer-include](../../includes/footer-banner.md)]',
    ).trimEnd(),
  )
  expect(draft.guides.map((guide) => numbersOf(guide).join(' '))).toEqual(numbers)
  expect(draft.page?.words.en?.sections.map(({ id }) => id)).toEqual(['tables'])
  expect(report).toMatchObject({ procedures: 4, steps: 37, manualSteps: 0 })
})
