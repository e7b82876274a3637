import { describe, expect, test } from 'vitest'
import { codesOf, draftOf, imported, lines } from './support.ts'

describe('front matter', () => {
  test('byte order mark, line ends and no-break spaces mean nothing', () => {
    const { guides } = draftOf(
      '\uFEFF---\r\ntitle: Till\r\ndescription: Close it.\r\n---\r\n1.\u00A0Click\u00A0A.\r\n',
    )
    expect(guides[0]?.words.en).toMatchObject({ title: 'Till', description: 'Close it.' })
    expect(guides[0]?.words.en?.steps[0]?.text).toBe('Click A.')
  })

  test('a colon in an unquoted title is told line by line', () => {
    const { guides, report } = draftOf(
      lines('---', 'title: Part 2: the till', 'ms.date: 01/02/2024', '---', '1. Click A.'),
    )
    expect(guides[0]?.words.en?.title).toBe('Part 2: the till')
    expect(codesOf(report)).toEqual(['FRONT_MATTER_LENIENT@2'])
  })

  test.each([
    ['is never closed', ['---', 'title: A', '# A', '1. Click A.'], 'FRONT_MATTER_UNCLOSED@1'],
    [
      'holds a line that is no key',
      ['---', 'title: A: B', 'ooops', '---', '# A'],
      'FRONT_MATTER_UNREADABLE@3',
    ],
  ])('a file whose front matter %s is refused with its line', (_, text, code) => {
    const { drafts, reports } = imported({ 'en/a.md': lines(...text) })
    expect(drafts).toEqual([])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['refused'])
    expect(codesOf(reports[0])).toEqual([code])
  })
})

describe('a file that cannot be read does not hold up the others', () => {
  test.each([
    ['empty', '  \n\n', 'FILE_EMPTY@1'],
    ['binary', 'one\ntwo \u0000\u0001', 'FILE_NOT_TEXT@2'],
    ['too large', `# A\n\n${'Words. '.repeat(80_000)}`, 'FILE_TOO_LARGE@1'],
    ['a title alone', '# A\n', 'CONTENT_MISSING@1'],
    ['nested without end', `# A\n\n${'> '.repeat(500)}x`, 'MARKDOWN_UNREADABLE@3'],
  ])('%s', (_, text, code) => {
    const { drafts, reports } = imported({
      'en/bad.md': text,
      'en/good.md': lines('# Good', '', '1. Click A.'),
    })
    expect(codesOf(reports[0])).toEqual([code])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['refused', 'page'])
    expect(drafts.map(({ id }) => id)).toEqual(['good'])
  })

  // A regular expression that tried every pair of quotation marks would take ten seconds for such a line.
  test.each([
    ['a formula', 'IF("a", '],
    ['a quotation', `'(" `],
  ])('%s that never closes is read at once', { timeout: 5_000 }, (_, part) => {
    const { reports } = imported({ 'en/a.md': lines('# A', '', `1. ${part.repeat(2_000)}`) })
    expect(reports.map(({ outcome }) => outcome)).toEqual(['page'])
  })

  test('words of no language that it knows', () => {
    expect(codesOf(imported({ 'a.md': lines('# Xyzzy', '', '1. Plugh.') }).reports[0])).toEqual([
      'LOCALE_UNKNOWN@1',
    ])
  })

  test('a path that comes twice', () => {
    const { reports } = imported({ 'en/a.md': lines('# A', '', '1. Click A.') })
    expect(reports).toHaveLength(1)
  })
})

describe('the language of a file', () => {
  const swedish = lines(
    '# Kör jobbet',
    '',
    '1. Gå till Arbetsytor > Butik.',
    '2. Klicka på Kör nu och välj att vänta.',
  )
  const norwegian = lines(
    '# Kjør jobben',
    '',
    '1. Gå til Arbeidsområder > Butikk.',
    '2. Klikk på Kjør og velg å vente.',
  )

  test.each([
    [
      'its front matter',
      lines('---', 'ms.contentlocale: sv-SE', '---', '# T', '', '1. Klicka på A.'),
      'a.md',
      'sv-SE',
      [],
    ],
    ['its folder', lines('# T', '', '1. Klikk på A.'), 'docs.nb-no/a.md', 'nb-NO', []],
    ['the end of its name', lines('# T', '', '1. Klikk på A.'), 'a.nb-NO.md', 'nb-NO', []],
    ['its words, Swedish', swedish, 'a.md', 'sv-SE', ['LOCALE_DETECTED@1']],
    ['its words, Norwegian', norwegian, 'a.md', 'nb-NO', ['LOCALE_DETECTED@1']],
    [
      'its words, and not those of addresses',
      lines(
        '# <a name="run-the-job-and-view-the-log-of-the-job-with-you"></a>Kjør jobben',
        '',
        'Les om [jobben](the-job-and-the-log.md) med [!INCLUDE[name](includes/this-and-the-of.md)], og ![Bilde](and/the/log.png).',
        '',
        '1. Velg **Kjør**.',
      ),
      'a.md',
      'nb-NO',
      ['INCLUDE_UNRESOLVED@3', 'LOCALE_DETECTED@1'],
    ],
    [
      'the words of a translation, and not those of its original beside it',
      lines(
        '# <span data-ttu-id="a1-101">Kör jobbet</span><span class="sxs-lookup"><span data-stu-id="a1-101">Run the job</span></span>',
        '',
        '1. <span data-ttu-id="a1-102">Välj butiken och klicka på Kör.</span><span class="sxs-lookup"><span data-stu-id="a1-102">Select the store and click Run with the job of this store.</span></span>',
      ),
      'a.md',
      'sv-SE',
      ['LOCALE_DETECTED@1'],
    ],
    [
      'its words, English',
      lines('# Run', '', 'Run the job.', '', '1. Select the job and click Run.'),
      'a.md',
      'en',
      ['LOCALE_DETECTED@1'],
    ],
  ])('is told by %s', (_, text, path, locale, codes) => {
    const { drafts, reports } = imported({ [path]: text })
    expect(drafts[0]?.locales[0]).toBe(locale)
    expect([...codesOf(reports[0])].sort()).toEqual(codes)
  })

  test('a language without patterns is imported as a checklist', () => {
    const { drafts, reports } = imported({
      'a.md': lines('---', 'ms.contentlocale: de-DE', '---', '# T', '', '1. Klicken Sie auf Neu.'),
    })
    expect(drafts[0]?.guides[0]?.steps.map(({ kind }) => kind)).toEqual(['manual'])
    expect(codesOf(reports[0])).toEqual(['LOCALE_WITHOUT_PATTERNS@1'])
  })
})

describe('includes', () => {
  test('banners and footers go, in every spelling', () => {
    const { guides } = draftOf(
      lines(
        '# T',
        '',
        '[!include [banner](../includes/banner.md)]',
        '[!include[task guide banner](../includes/task-guide-banner.md)]',
        '',
        '1. Click A.',
        '',
        '[!INCLUDE[footer-include](../../includes/footer-banner.md)]',
      ),
    )
    expect(guides[0]?.words.en).toMatchObject({ introduction: [], conclusion: [] })
  })

  test('a known word takes its place, also in the middle of another', () => {
    const { guides } = draftOf(
      lines(
        '# T',
        '',
        '1. Gör [!INCLUDE[crm_md](includes/crm_md.md)]-användare.',
        '2. Öppna [!INCLUDE [x](inc/prod_short.md)].',
      ),
      'sv-SE/t.md',
    )
    expect(guides[0]?.words['sv-SE']?.steps.map(({ text }) => text)).toEqual([
      'Gör Dynamics 365 Sales-användare.',
      'Öppna Business Central.',
    ])
  })

  test('a text among the files is put in, an unknown one keeps its name and is told of', () => {
    const { drafts, reports } = imported({
      'en/t.md': lines(
        '# T',
        '',
        '1. Open [!INCLUDE[shop](../includes/shop.md)] and [!INCLUDE[till](../includes/till.md)].',
      ),
      'includes/shop.md': 'Web Shop',
    })
    expect(drafts[0]?.guides[0]?.words.en?.steps[0]?.text).toBe('Open Web Shop and till.')
    expect(reports.map(({ outcome }) => outcome)).toEqual(['page', 'text'])
    expect(codesOf(reports[0])).toContain('INCLUDE_UNRESOLVED@3')
  })

  test('a heading that is nothing but an unknown text heads nothing', () => {
    const { draft, report } = draftOf(
      lines('# T', '', 'Words.', '', '## [!INCLUDE[prod](includes/free.md)]  '),
    )
    expect(draft.page?.words.en?.sections).toEqual([])
    expect(codesOf(report)).toContain('INCLUDE_LEFT_OUT@5')
  })
})

describe('two languages side by side', () => {
  const pair = (id: string, local: string, original: string): string =>
    `<span data-ttu-id="5a-${id}">${local}</span><span class="sxs-lookup"><span data-stu-id="5a-${id}">${original}</span></span>`
  const page = lines(
    '---',
    'ms.contentlocale: sv-SE',
    '---',
    `# <a name="run-it"></a>${pair('1', 'Kör det', 'Run it')}`,
    '',
    '> [!NOTE]',
    `> ${pair('2', 'Bara på natten.', 'At night only.')}`,
    '',
    `1. ${pair('3', 'Gå till Butik > ..', 'Go to Retail > ..')} ${pair('4', '> Enheter.', '> Devices.')}`,
    `2. ${pair('5', 'Klicka på fliken Kör i bakgrunden ...', 'Click the Run in the background tab.')}`,
    `    * ${pair('6', 'En **[!INCLUDE[x](i/crm_md.md)]**-nod.', 'A **[!INCLUDE[x](i/crm_md.md)]** node.')}  `,
    `3. ${pair('7', 'Välj **Ja** i fältet **Godkänn**.', 'In the **Accept** field, select **Yes**.')}`,
  )

  test('give two languages of one guide, step by step', () => {
    const { drafts, reports } = imported({ 'a.md': page })
    const [guide] = drafts[0]?.guides ?? []
    expect(guide?.locales).toEqual(['sv-SE', 'en'])
    expect(guide?.words.en?.steps.map(({ says }) => says)).toEqual([
      { label: 'Devices', path: ['Retail', '…', 'Devices'] },
      { label: 'Run in the background' },
      { label: 'Accept' },
    ])
    expect(guide?.words['sv-SE']?.steps.map(({ says }) => says)).toEqual([
      { label: 'Enheter', path: ['Butik', '…', 'Enheter'] },
      { label: 'Kör i bakgrunden' },
      { label: 'Godkänn' },
    ])
    expect(guide?.words['sv-SE']?.steps[1]?.notes).toEqual(['En **Dynamics 365 Sales**-nod.'])
    expect(guide?.words.en?.introduction).toEqual(['> [!NOTE]\n> At night only.'])
    expect(codesOf(reports[0])).toEqual([])
  })

  test('the description is told in the language of each, where the page repeats it', () => {
    const described = (description: string) => {
      const text = page.replace('ms.contentlocale', `description: ${description}\nms.contentlocale`)
      const words = imported({ 'a.md': text }).drafts[0]?.guides[0]?.words
      return [words?.['sv-SE']?.description, words?.en?.description]
    }
    expect(described('Bara på natten.')).toEqual(['Bara på natten.', 'At night only.'])
    expect(described('Om natten.')).toEqual(['Om natten.', 'Run it'])
  })

  test('quotation marks that a tool corrupted are read', () => {
    const { drafts } = imported({
      'a.md': page.replaceAll('data-ttu-id="5a-7"', 'data-ttu-id=&quot;5a-7&quot;'),
    })
    expect(drafts[0]?.guides[0]?.locales).toEqual(['sv-SE', 'en'])
  })

  test('a segment that is cut off is told of with its line, and the translation stays', () => {
    const { drafts, reports } = imported({ 'a.md': page.replace('</span></span>\n2.', '\n2.') })
    expect(codesOf(reports[0])[0]).toBe('SIDE_BY_SIDE_BROKEN@9')
    expect(drafts[0]?.guides[0]?.words['sv-SE']?.steps).toHaveLength(3)
  })

  test('sides of different ids are not paired', () => {
    const { reports } = imported({ 'a.md': page.replace('data-stu-id="5a-5"', 'data-stu-id="5a-9"') })
    expect(codesOf(reports[0])).toContain('SIDE_BY_SIDE_BROKEN@10')
  })
})

describe('where a text comes from travels along', () => {
  const text = lines(
    '---',
    'author: kim',
    'ms.date: 05/28/2024',
    'ms.sourcegitcommit: abc123',
    '---',
    '# T',
    '',
    '1. Click A.',
  )

  test('author, date, commit, and the licence of the nearest licence file', () => {
    const { drafts } = imported(
      {
        'docs/en/t.md': text,
        'docs/LICENSE': 'Attribution 4.0 International\n=====',
        LICENSE: 'Permission is hereby granted, free of charge, to any person',
      },
      { address: 'https://docs.example/t' },
    )
    expect(drafts[0]?.sources).toEqual([
      {
        locale: 'en',
        title: 'T',
        path: 'docs/en/t.md',
        address: 'https://docs.example/t',
        licence: 'CC-BY-4.0',
        author: 'kim',
        date: '2024-05-28',
        commit: 'abc123',
      },
    ])
  })

  test('a missing licence is told of', () => {
    expect(codesOf(imported({ 'en/t.md': text }, {}).reports[0])).toEqual(['LICENCE_UNKNOWN@1'])
  })
})
