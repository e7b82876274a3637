import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { classifyStep } from '../../server/guides/import/classify-step.ts'
import { grammarOf } from '../../server/guides/import/locale.ts'
import { type MarkedText, markText } from '../../server/guides/import/marked-text.ts'

function marked(markdown: string): MarkedText {
  const [first] = unified().use(remarkParse).parse(markdown).children
  return first?.type === 'paragraph' ? markText(first.children) : { words: '', marks: [] }
}

/** What a sentence says, in a page that says "click" of buttons unless told otherwise. */
function says(locale: string, markdown: string, saysClick = true) {
  return classifyStep(marked(markdown), grammarOf(locale), { saysClick })
}

/** Kind, label and value on one line. */
function inShort(locale: string, markdown: string, saysClick = true): string {
  const { kind, label, value, path } = says(locale, markdown, saysClick)
  const target = path.length > 1 ? path.join(' > ') : label
  return [kind, target ?? '-', ...(value === null ? [] : [String(value)])].join(' | ')
}

describe('one pattern, three languages', () => {
  test.each([
    [
      'go to a path',
      'navigate | A > B C > D',
      'Go to A > B C > D.',
      'Gå till A > B C > D.',
      'Gå til A > B C > D.',
    ],
    [
      'a path in bold',
      'navigate | A > B',
      'In headquarters, go to **A \\> B**.',
      'I navigeringsfönstret går du till **A > B**.',
      'I navigasjonsruten går du til **A** \\> **B**.',
    ],
    [
      'a path that leaves something out',
      'navigate | A > … > B',
      'Go to A > .. > B.',
      'Gå till A > .. > B.',
      'Gå til A > .. > B.',
    ],
    ['a button', 'press | Lagre nå', 'Click Lagre nå.', 'Klicka på Lagre nå.', 'Klikk på Lagre nå.'],
    [
      'a button with its purpose',
      'press | Ny',
      'Click Ny to open the dialog.',
      'Klicka på Ny om du vill öppna dialogrutan.',
      'Klikk Ny for å åpne dialogboksen.',
    ],
    [
      'a button in a pane',
      'press | Plan',
      'On the **Action Pane**, click **Plan**.',
      'Klicka på Plan i åtgärdsfönstret.',
      'Klikk på Plan i handlingsruten.',
    ],
    [
      'a tab',
      'navigate | Kjør alt',
      'Click the Kjør alt tab.',
      'Klicka på fliken Kjør alt ...',
      'Klikk fanen Kjør alt.',
    ],
    [
      'a section',
      'navigate | Priser',
      'Expand the Priser section.',
      'Expandera avsnittet Priser.',
      'Utvid delen Priser.',
    ],
    [
      'a value typed',
      'text | Navn | P 12-x',
      "In the Navn field, type 'P 12-x'.",
      'Ange "P 12-x" i fältet Navn.',
      'Skriv inn «P 12-x» i Navn-feltet.',
    ],
    [
      'a value left open',
      'text | Navn',
      'In the Navn field, type a value.',
      'Skriv ett värde i fältet Navn.',
      'Skriv inn en verdi i Navn-feltet.',
    ],
    [
      'a field before its verb',
      'number | Antal',
      'In the Antal field, enter a number.',
      'I fältet Antal anger du ett nummer.',
      'I Antal-feltet angir du et tall.',
    ],
    [
      'a number named',
      'number | Slutt etter | 1',
      'In the Slutt etter field, enter "1".',
      'Ange 1 i fältet Slutt etter.',
      'Angi 1 i feltet Slutt etter.',
    ],
    [
      'an item number',
      'text | Vare | 0160',
      "In the Vare field, type '0160'.",
      'Skriv 0160 i fältet Vare.',
      'Skriv inn 0160 i Vare-feltet.',
    ],
    [
      'a date',
      'date | Dato',
      'In the Dato field, enter a date.',
      'Ange ett datum i fältet Dato.',
      'Angi en dato i Dato-feltet.',
    ],
    [
      'a choice',
      'choose | Hierarki | Nord',
      'In the Hierarki field, select **Nord**.',
      'Välj **Nord** i fältet Hierarki.',
      'Velg **Nord** i Hierarki-feltet.',
    ],
    [
      'a choice left open',
      'choose | Lager',
      'In the Lager field, enter or select a value.',
      'Ange eller välj ett värde i fältet Lager.',
      'Angi eller velg en verdi i Lager-feltet.',
    ],
    [
      'the button of a lookup',
      'navigate | Enhet',
      'In the Enhet field, click the drop-down button to open the lookup.',
      'Öppna sökningen genom att klicka på den nedrullningsbara knappen i fältet Enhet.',
      'Klikk på rullegardinknappen i Enhet-feltet for å åpne oppslaget.',
    ],
    [
      'a record of a list',
      'choose | -',
      'In the list, find and select the desired record.',
      'Hitta och markera önskad post i listan.',
      'Finn og velg ønsket post i listen.',
    ],
    [
      'the link of a record',
      'press | -',
      'In the list, click the link in the selected row.',
      'Klicka på länken på den valda raden i listan.',
      'Klikk på koblingen i den valgte raden i listen.',
    ],
    [
      'a node of a tree',
      'tree | - | model\\A',
      "In the tree, select 'model\\A'.",
      'Välj "model\\A" i trädet.',
      'Velg "model\\A" i treet.',
    ],
    [
      'yes in a field',
      'switch | Aktiv | true',
      'Select Yes in the Aktiv field.',
      'Välj Ja i fältet Aktiv.',
      'Velg Ja i feltet Aktiv.',
    ],
    [
      'an option set',
      'switch | Aktiv | false',
      'Set the **Aktiv** option to **No**.',
      'Ange alternativet **Aktiv** till **Nej**.',
      'Sett alternativet **Aktiv** til **Nei**.',
    ],
    ['enable', 'switch | Satsvis | true', 'Enable Satsvis.', 'Aktivera Satsvis.', 'Aktiver Satsvis.'],
    [
      'disable',
      'switch | Satsvis | false',
      'Disable **Satsvis**.',
      'Inaktivera **Satsvis**',
      'Deaktiver **Satsvis**.',
    ],
    [
      'a check box, one way or the other',
      'switch | Batch',
      'Check or uncheck the Batch check box.',
      'Markera eller avmarkera kryssrutan Batch.',
      'Merk av eller fjern merket for Batch.',
    ],
    [
      'an option button',
      'choose | Aldri | Aldri',
      'Select the Aldri option.',
      'Välj alternativet Aldri.',
      'Velg Aldri-alternativet.',
    ],
    [
      'a section folded up',
      'navigate | Linjer',
      'Collapse the Linjer section.',
      'Komprimera avsnittet Linjer.',
      'Skjul delen Linjer.',
    ],
    [
      'yes or no, as the operator likes',
      'switch | Aktiv',
      'Select **Yes** or **No** for the **Aktiv** option.',
      'Välj **Ja** eller **Nej** för **Aktiv**.',
      'Velg **Ja** eller **Nei** for **Aktiv**.',
    ],
    [
      'a field without its noun, left open',
      'choose | Kontroll',
      'In **Kontroll**, select whether to look for duplicates.',
      'I **Kontroll** väljer du om du vill söka efter dubbletter.',
      'I **Kontroll** velger du om du vil søke etter duplikater.',
    ],
    [
      'the button of a field',
      'press | Endre',
      'Click the **Endre** button for the **Navn** field.',
      'Klicka på knappen **Endre** för fältet **Navn**.',
      'Klikk **Endre**-knappen for feltet **Navn**.',
    ],
    [
      'a field filtered by',
      'text | Navn | A',
      'Enter **A** on the **Navn** field using the **begins with** filter operator.',
      'Ange filtervärdet **A** i fältet **Navn** med filteroperatorn **börjar med**.',
      'Angi filterverdien **A** i feltet **Navn** ved hjelp av filteroperatoren **begynner med**.',
    ],
    [
      'a field of the new row',
      'text | Gruppe',
      'In the **Gruppe** field for the new row, enter a value.',
      'Ange ett värde i fältet **Gruppe** för den nya raden.',
      'Angi en verdi i feltet **Gruppe** for den nye raden.',
    ],
    [
      'a value changed',
      'choose | Purring | Kunde',
      'Change the value of **Purring** to **Kunde**.',
      'Ändra värdet för **Purring** till **Kunde**.',
      'Endre verdien for **Purring** til **Kunde**.',
    ],
    [
      'a path with the next instruction behind it',
      'navigate | A > B og C',
      'Go to **A \\> B og C**, on the **Tile** click **X**, and follow these steps:',
      'Gå till **A \\> B og C**, välj **X** och gör följande steg:',
      'Gå til **A \\> B og C**, velg **X**, og gjør deretter følgende:',
    ],
    [
      'a bare path with the next instruction behind it',
      'navigate | A > B og C',
      'Go to A > B og C, and follow these steps:',
      'Gå till A > B og C och följ dessa steg:',
      'Gå til A > B og C og gjør følgende:',
    ],
    ['nothing but a path', 'navigate | A > … > B', 'A > .. > B.', 'A > .. > B.', 'A > .. > B.'],
    ['close a page', 'navigate | -', 'Close the page.', 'Stäng sidan.', 'Lukk siden.'],
    ['refresh a page', 'navigate | -', 'Refresh the page.', 'Uppdatera sidan.', 'Oppdater siden.'],
    [
      'filter',
      'navigate | -',
      'Use the Quick Filter to find records.',
      'Använd snabbfiltret för att hitta poster.',
      'Bruk hurtigfilteret til å finne poster.',
    ],
    [
      'a note',
      'note | -',
      'Note that this takes a while.',
      'Observera att detta tar tid.',
      'Legg merke til at dette tar tid.',
    ],
  ])('%s', (_, expected, english, swedish, norwegian) => {
    expect(inShort('en', english)).toBe(expected)
    expect(inShort('sv-SE', swedish)).toBe(expected)
    expect(inShort('nb-NO', norwegian)).toBe(expected)
  })

  test.each([
    ['en', 'Click OK.', 'confirm | OK'],
    ['en', 'Select **Yes**.', 'confirm | Yes'],
    ['sv-SE', 'Klicka på Ja.', 'confirm | Ja'],
    ['nb-NO', 'Klikk Nei.', 'confirm | Nei'],
    ['sv-SE', 'Klicka på **Stäng**.', 'confirm | Stäng'],
  ])('%s: %s closes a dialog', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('labels', () => {
  test.each([
    ['en', 'Click the Run in the background tab.', 'navigate | Run in the background'],
    ['en', 'Click Save and close.', 'press | Save and close'],
    ['en', 'Select the **Allow use of stock** check box to use it.', 'switch | Allow use of stock | true'],
    ['en', 'In the **Terms field**, enter an id.', 'text | Terms'],
    ['en', 'On the **Date** tab, in the **Print** group, click **Post**.', 'press | Post'],
    ['en', 'Select Yes in the Open when due field.', 'switch | Open when due | true'],
    ['en', 'In the **Min. qty.** field, enter a number.', 'number | Min. qty'],
    ['en', 'In the drop-down menu of the **Group** field, select a group.', 'choose | Group'],
    ['sv-SE', 'Ange "x" i namnfältet.', 'text | Namn | x'],
    ['sv-SE', 'Skriv ett namn i beskrivningsfältet.', 'text | Beskrivning'],
    ['sv-SE', 'Klicka på Klart kl 10:30 för ID:t.', 'press | Klart kl 10:30 för ID:t'],
    ['nb-NO', 'Velg Ja i Kopier fra versjon-feltet.', 'switch | Kopier fra versjon | true'],
    [
      'nb-NO',
      'I navigasjonsruten går du Moduler > Kunder > Alle kunder.',
      'navigate | Moduler > Kunder > Alle kunder',
    ],
    ['nb-NO', 'Velg et alternativ i feltet **Bruk** på nytt.', 'choose | -'],
    ['nb-NO', 'Valgfritt: Du kan endre verdien i Sted-feltet.', 'text | Sted'],
    ['nb-NO', 'Klikk på Legg til linje.', 'press | Legg til linje'],
    ['nb-NO', 'Slå på vekslebryteren **Tillat i bakgrunnen**.', 'switch | Tillat i bakgrunnen | true'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test('bold, code, quotation marks and their full stops are no part of a label', () => {
    expect(inShort('en', 'Click **Post.**')).toBe('press | Post')
    expect(inShort('en', 'In the “Name” field, type `A1`.')).toBe('text | Name | A1')
    expect(inShort('sv-SE', 'Klicka på **Bokför** .')).toBe('press | Bokför')
  })

  test('a page is found by searching for its name', () => {
    expect(
      inShort('en', 'Choose the ![Bulb](b.png) icon, enter **Job queue**, and then choose the link.'),
    ).toBe('navigate | Job queue')
    expect(inShort('nb-NO', 'Velg ikonet ![Pære.](b.png) og angi **Jobbkø**. Velg koblingen.')).toBe(
      'navigate | Jobbkø',
    )
  })
})

describe('nothing is guessed', () => {
  test.each([
    ['en', 'Adjust the groups, if required.'],
    ['en', 'In the **Place** type field, type a value.'],
    ['en', 'Verify that **Total** is right.'],
    ['en', 'The **Total** field shows the sum.'],
    ['sv-SE', 'Justera grupperna om det behövs.'],
    ['nb-NO', 'Kontroller at **Sum** stemmer.'],
  ])('%s: %s is a manual step', (locale, sentence) => {
    expect(inShort(locale, sentence)).toBe('manual | -')
  })

  test('what is up to the operator is said so, whatever the step is', () => {
    expect(says('en', 'Adjust the groups, if required.').optional).toBe(true)
    expect(says('sv-SE', 'Justera grupperna om det behövs.').optional).toBe(true)
    expect(says('nb-NO', 'Juster gruppene hvis det er nødvendig.').optional).toBe(true)
    expect(says('en', 'Optional: Click A.')).toMatchObject({ kind: 'press', optional: true })
    expect(says('en', 'If the job is old, click A.')).toMatchObject({
      kind: 'press',
      label: 'A',
      optional: true,
    })
    expect(says('en', 'To begin, click A.')).toMatchObject({ kind: 'press', label: 'A', optional: false })
  })

  test('"select" is a choice in a page that clicks its buttons, and a button in one that does not', () => {
    expect(inShort('en', 'Select **Prices**.', true)).toBe('choose | Prices | Prices')
    expect(inShort('en', 'Select **Prices**.', false)).toBe('press | Prices')
    expect(inShort('en', 'Select **P-0001**.', false)).toBe('choose | P-0001 | P-0001')
    expect(inShort('en', 'Select **New**.', true)).toBe('press | New')
  })

  test('one of several names is none', () => {
    expect(inShort('en', 'In the **Access** field, select **All** or **None**.')).toBe('choose | Access')
  })
})

describe('a step of several sentences', () => {
  test('is what its first says; the others follow', () => {
    const step = says(
      'en',
      'In the **Level** field, select **All**. Click **Select**. This opens the period.',
    )
    expect(step).toMatchObject({ kind: 'choose', label: 'Level', value: 'All' })
    expect(step.further).toMatchObject([{ kind: 'press', label: 'Select' }])
  })

  test('two instructions of one sentence', () => {
    const step = says('sv-SE', 'Klicka på **Spara** och stäng sedan sidan.')
    expect(step).toMatchObject({ kind: 'press', label: 'Spara' })
    expect(step.further).toMatchObject([{ kind: 'navigate' }])
  })

  test.each([
    [
      'en',
      'In the **Count** field, enter the interval between the runs in minutes. Typically, this would be 5-10 minutes.',
    ],
    ['sv-SE', 'I fältet Count anger du intervall mellan körningarna i minuter. Detta är vanligtvis 5–10.'],
    [
      'nb-NO',
      'I Count-feltet angir du intervallet mellom kjøringer i minutter. Vanligvis vil dette være 5-10.',
    ],
  ])('a usual range is read: %s', (locale, sentence) => {
    expect(says(locale, sentence)).toMatchObject({
      kind: 'number',
      label: 'Count',
      range: { from: 5, to: 10 },
    })
  })

  test('abbreviations do not end it', () => {
    expect(says('sv-SE', 'Ange t.ex. Lund i fältet Ort. Klicka på OK.').further).toHaveLength(1)
  })
})

test('a sentence that nobody could read still tells which labels were set in bold', () => {
  const step = says('en', 'Verify that **Total** and **Tax.** agree with `A1`.')
  expect(step).toMatchObject({ kind: 'manual', mentions: ['Total', 'Tax'] })
})
