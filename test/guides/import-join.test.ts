import { describe, expect, test } from 'vitest'
import { codesOf, imported, lines } from './support.ts'

const english = lines(
  '---',
  'ms.date: 05/28/2024',
  'ms.search.form: Operations, Recurrence',
  '---',
  '# Post web sales and payments',
  '',
  '### Run the pull',
  '',
  '1. Go to **All workspaces \\> Store financials**.',
  '2. Select **P-0001**.',
  '3. Select **Run now**.',
  '4. Select **Yes**.',
  '',
  '### Schedule the posting',
  '',
  '1. Go to **All workspaces \\> Store financials**.',
  '2. Select **Synchronize orders**.',
  '3. In the **Organization hierarchy** field, select **Stores by Region**.',
  '    1. Select a store, or a node.',
  '    1. Select the arrow.',
  '4. Enable **Batch processing**.',
  '5. Select the **No end date** option.',
  '6. In the **Count** field, enter the interval in minutes. Typically, this would be 2-20.',
  '7. Select **OK**.',
)

const norwegian = lines(
  '---',
  'ms.contentlocale: nb-NO',
  'ms.date: 08/06/2019',
  'ms.search.form: Operations, Recurrence',
  '---',
  '# <a name="posting-of-web-sales-and-payments"></a>Postere nettsalg',
  '',
  '### <a name="running-the-pull"></a>Kjøre innhentingen',
  '',
  '1. Gå til Alle arbeidsområder > Finans for butikk.',
  '2. Velg P-0001.',
  '3. Klikk på Kjør nå.',
  '4. Klikk Ja.',
  '',
  '### <a name="scheduling-the-posting"></a>Planlegge posteringen',
  '',
  '1. Gå til Alle arbeidsområder > Finans for butikk.',
  '2. Klikk Synkroniser ordrer.',
  '3. Velg Butikker etter område i Organisasjonshierarki-feltet.',
  '    * Velg en butikk, eller en node.',
  '    * Klikk pilen.',
  '4. Aktiver satsvis behandling.',
  '5. Velg Ingen sluttdato.',
  '6. I Antall-feltet angir du intervallet i minutter. Vanligvis vil dette være 2-20.',
  '7. Klikk OK.',
)

const pair = (id: number, local: string, original: string): string =>
  `<span data-ttu-id="7a-${id}">${local}</span><span class="sxs-lookup"><span data-stu-id="7a-${id}">${original}</span></span>`

/** An older release of the posting alone, in Swedish with its English beside it. */
const bilingual = lines(
  '---',
  'ms.contentlocale: sv-SE',
  'ms.date: 08/29/2018',
  'ms.search.form: Operations, Recurrence',
  '---',
  `# <a name="posting-of-web-sales-and-payments"></a>${pair(1, 'Bokföra webbförsäljning', 'Posting of web sales and payments')}`,
  '',
  `1. ${pair(2, 'Gå till alla arbetsytor > butiksekonomi.', 'Go to All workspaces > Retail store financials.')}`,
  `2. ${pair(3, 'Klicka på Synkronisera order.', 'Click Synchronize orders.')}`,
  `3. ${pair(4, 'Välj Butiker efter region i fältet Organisationshierarki.', "In the Organization hierarchy field, select 'Retail Stores by Region'.")}`,
  `    * ${pair(5, 'Välj en butik eller en nod.', 'Select a store, or a node.')}`,
  `    * ${pair(6, 'Klicka på pilen.', 'Click the arrow.')}`,
  `4. ${pair(7, 'Markera eller avmarkera kryssrutan Batchbearbetning.', 'Check or uncheck the Batch processing checkbox.')}`,
  `5. ${pair(8, 'Välj alternativet Slutdatum saknas.', 'Select the No end date option.')}`,
  `6. ${pair(9, 'Ange ett nummer i fältet Antal.', 'In the Count field, enter a number.')}`,
  `7. ${pair(10, 'Klicka på OK.', 'Click OK.')}`,
)

describe('three releases of one document', () => {
  const { drafts, reports } = imported({ 'old.txt': bilingual, 'mid.txt': norwegian, 'new.txt': english })
  const guides = drafts.flatMap((draft) => draft.guides)

  test('are one draft, led by the newest', () => {
    expect(drafts.map(({ id }) => id)).toEqual(['post-web-sales-and-payments'])
    expect(drafts[0]?.sources.map(({ locale, path }) => [locale, path])).toEqual([
      ['en', 'new.txt'],
      ['nb-NO', 'mid.txt'],
      ['sv-SE', 'old.txt'],
    ])
  })

  test('join as far as they agree: the pull in two languages, the posting in three', () => {
    expect(guides.map(({ locales }) => locales)).toEqual([
      ['en', 'nb-NO'],
      ['en', 'nb-NO', 'sv-SE'],
    ])
    const titles = Object.values(guides[1]?.words ?? {}).map(({ title }) => title)
    expect(titles).toEqual(['Schedule the posting', 'Planlegge posteringen', 'Bokföra webbförsäljning'])
  })

  test('say what a step is by the language that says it most plainly', () => {
    expect(guides[1]?.steps).toMatchObject([
      { id: 'store-financials', kind: 'navigate' },
      { id: 'synchronize-orders', kind: 'press' },
      { id: 'organization-hierarchy', kind: 'choose', value: 'Stores by Region' },
      { id: 'batch-processing', kind: 'switch', value: true },
      { id: 'no-end-date', kind: 'choose' },
      { id: 'count', kind: 'number', range: { from: 2, to: 20 } },
      { id: 'ok', kind: 'confirm' },
    ])
  })

  test('have sub-steps in all languages where one of them numbers them', () => {
    const below = Object.values(guides[1]?.words ?? {}).map(({ steps }) => steps[2])
    expect(below.map((step) => [step?.substeps.length, step?.notes.length])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
    ])
  })

  test('report where they differ, with the line, and pad nothing', () => {
    expect(codesOf(reports[0])).toEqual(['STEP_DIFFERS@13', 'STEP_DIFFERS@15'])
    expect(reports[0]?.findings.map(({ parameters }) => parameters)).toMatchObject([
      { part: 'value', number: '4', here: '–', there: 'true', locale: 'en' },
      { part: 'range', number: '6', there: '2–20' },
    ])
    expect(codesOf(reports[1])).toEqual([])
    expect(reports[2]?.findings.map(({ code, line, parameters }) => [code, line, parameters.locale])).toEqual(
      [
        ['LOCALE_DETECTED', 1, 'en'],
        ['PROCEDURE_UNMATCHED', 7, 'sv-SE'],
      ],
    )
  })
})

describe('translations of one commit', () => {
  const of = (locale: string, ...steps: readonly string[]): string =>
    lines(
      '---',
      `ms.contentlocale: ${locale}`,
      'ms.sourcegitcommit: c0ffee',
      '---',
      '# <a name="tills"></a>T',
      '',
      ...steps,
    )

  test('join by position, whatever their sentences say', () => {
    const { drafts } = imported({
      'docs.sv-se/tills.md': of('sv-SE', '1. Klicka på A.', '2. Fixa det.', '3. Klicka på C.'),
      'docs.nb-no/tills.md': of('nb-NO', '1. Klikk A.', '2. Velg en post i listen.', '3. Gjør C.'),
    })
    expect(drafts[0]?.guides.map(({ locales, steps }) => [locales, steps.map(({ kind }) => kind)])).toEqual([
      [
        ['sv-SE', 'nb-NO'],
        ['press', 'choose', 'press'],
      ],
    ])
  })

  test('stay apart where one has a step more, and say which', () => {
    const { drafts, reports } = imported({
      'docs.sv-se/tills.md': of(
        'sv-SE',
        '1. Klicka på Ny.',
        '2. Ange ett datum i fältet Från.',
        '3. Klicka på Spara.',
      ),
      'docs.nb-no/tills.md': of('nb-NO', '1. Klikk Ny.', '2. Klikk Lagre.'),
    })
    expect(drafts.flatMap(({ guides }) => guides.map(({ locales }) => locales))).toEqual([
      ['sv-SE'],
      ['nb-NO'],
    ])
    expect(codesOf(reports[0])).toEqual(['STEP_UNMATCHED@8'])
    expect(codesOf(reports[1])).toEqual(['PROCEDURE_DIFFERS@5'])
  })
})

describe('documents that only look alike', () => {
  test('files of the same place in two languages are one, of different places two', () => {
    const text = lines('# Devices', '', '1. Click A.', '2. Click B.')
    const { drafts } = imported({
      'docs.en/retail/devices.md': text,
      'docs.en/stock/devices.md': text,
      'docs.sv-se/stock/devices.md': lines('# Enheter', '', '1. Klicka på A.', '2. Klicka på B.'),
    })
    expect(drafts.map(({ locales }) => locales)).toEqual([['en'], ['en', 'sv-SE']])
  })

  test('forms alone do not make two documents one', () => {
    const of = (title: string): string =>
      lines('---', 'ms.search.form: Prices', '---', `# ${title}`, '', '1. Click A.')
    const { drafts } = imported({
      'a.en.md': of('Create price groups'),
      'b.en.md': of('Delete old catalogues'),
    })
    expect(drafts).toHaveLength(2)
  })

  test('of two files in one language the newer is taken, and the older told of', () => {
    const of = (date: string, step: string): string =>
      lines('---', `ms.date: ${date}`, '---', '# <a name="x"></a>X', '', `1. ${step}`)
    const { drafts, reports } = imported({
      'v1.en/x.md': of('01/01/2019', 'Click Old.'),
      'v2.en/x.md': of('01/01/2024', 'Click New.'),
    })
    expect(drafts.map(({ guides }) => guides[0]?.words.en?.steps[0]?.text)).toEqual(['Click New.'])
    expect(codesOf(reports[0])).toEqual(['LOCALE_SUPERSEDED@1'])
  })
})
