import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

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
    ['en', 'In the **Place** type field, type a value.', 'text | Place type'],
    ['en', 'Set the **Late** orders option to **Yes**.', 'switch | Late orders | true'],
    ['en', 'In **the Size group** field, select a value.', 'choose | Size group'],
    ['en', 'In the Note field, provide a note on the order.', 'text | Note'],
    ['en', 'Set the Assign to open runs option to Yes.', 'switch | Assign to open runs | true'],
    ['en', 'Set Totals matching.', 'choose | Totals matching'],
    ['en', 'Click Mail source button.', 'press | Mail source'],
    ['en', 'Click Edit to arrange contact details for the shop.', 'press | Edit'],
    ['en', 'Click Give to shop to open the dialog.', 'press | Give to shop'],
    ['en', 'Click Count stock and review the rows that are added.', 'press | Count stock'],
    ['en', 'In the From Oper. No. field, enter 10.', 'number | From Oper. No | 10'],
    ['en', 'On the Plant Action Pane, select Keep up.', 'press | Keep up'],
    ['en', 'With your new order still open, select Sizes on the Action Pane.', 'press | Sizes'],
    [
      'en',
      'To match real costs, taken from the order, select the Match costs check box.',
      'switch | Match costs | true',
    ],
    ['en', 'Click **Save order** template.', 'press | Save order template'],
    ['en', 'Select **Lines** to display a page of lines.', 'choose | Lines | Lines'],
    ['en', 'Enter a number in the Score field for one of the bids.', 'number | Score'],
    ['en', 'Toggle on Show details.', 'switch | Show details | true'],
    ['sv-SE', 'Expandera bankavsnittet.', 'navigate | Bank'],
    ['sv-SE', 'Klicka på kategorinoden **Ny**.', 'navigate | Ny'],
    ['nb-NO', 'Hvis du vil ha en annen sum, velger du en verdi i feltet Sum.', 'choose | Sum'],
    ['nb-NO', 'Angi en dato i Fra dato-feltet på den nye raden.', 'date | Fra dato'],
    ['nb-NO', 'Velg **Litware, Inc.**-flisen.', 'press | Litware, Inc'],
    ['sv-SE', 'Välj Heltal fältet Typ.', 'choose | Typ | Heltal'],
    ['sv-SE', 'Välj ett alternativ i fältet Operator, t.ex. är mellan.', 'choose | Operator'],
    ['sv-SE', 'I listan Regeltyp väljer du Köpregel.', 'choose | Regeltyp | Köpregel'],
    ['sv-SE', 'I fältet **Fält** för den nya raden, ange **lager**.', 'text | Fält | lager'],
    ['sv-SE', 'I kundkonto fält, ange eller välj ett värde.', 'choose | kundkonto'],
    ['sv-SE', 'Klicka på funktionen Lägg till.', 'press | Lägg till'],
    ['sv-SE', 'Klick på Tariffer.', 'press | Tariffer'],
    ['sv-SE', 'Med din nya order öppen väljer du Storlekar i åtgärdsfönstret.', 'press | Storlekar'],
    ['sv-SE', 'I den nedrullningsbara menyn i fältet Ort väljer du orten.', 'choose | Ort'],
    ['nb-NO', 'Skriv inn Prøve på by (ny) i Navn-feltet.', 'text | Navn | Prøve på by (ny)'],
    ['nb-NO', 'Angi et navn på byen i Lag-feltet.', 'text | Lag'],
    ['nb-NO', 'Angi et nummer i feltet Antall som er større enn 1.', 'number | Antall'],
    ['nb-NO', 'Fjern verdien i feltet Kode slik at feltet er tomt.', 'text | Kode | '],
    ['nb-NO', 'I By-feltet finner og velger du byen som du vil bruke.', 'choose | By'],
    ['nb-NO', 'I rullegardinmenyen for By-feltet velger du byen.', 'choose | By'],
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
    ['sv-SE', 'Ange ett värde i **SKU-fältet**.', 'text | SKU'],
    ['nb-NO', 'Angi et tall i **vektfeltet**.', 'number | Vekt'],
    ['nb-NO', 'Angi ønskede verdier feltet Depot.', 'text | Depot'],
    ['sv-SE', 'Expandera faktaboxen för leveransen.', 'navigate | Leveransen'],
    ['sv-SE', 'Visa avsnittet om priser för att ändra dem.', 'navigate | Priser'],
    ['sv-SE', 'Expandera **den allmänna delen**.', 'navigate | Allmänt'],
    ['nb-NO', 'Vis delen for ruter.', 'navigate | Ruter'],
    ['nb-NO', 'Utvid hurtigkategorien Ruter.', 'navigate | Ruter'],
    ['nb-NO', 'Åpne kolonnefilteret Vekt.', 'navigate | Vekt'],
    ['sv-SE', 'AngeLägsta vikt till 5.', 'number | Lägsta vikt | 5'],
    ['sv-SE', 'I fältet Sort, väljLista.', 'choose | Sort | Lista'],
    ['sv-SE', 'VäljSelect Vägning.', 'choose | Vägning | Vägning'],
    ['sv-SE', 'I fältet Depå och ange ett värde.', 'text | Depå'],
    ['sv-SE', 'Markera posten Nordisk depå.', 'choose | Nordisk depå | Nordisk depå'],
    ['nb-NO', 'Velg konfigurasjonen **Frakt**.', 'choose | Frakt | Frakt'],
    [
      'sv-SE',
      'Öppna sökningen genom att klicka på den nedrullningsbara knappen i Fraktsätt.',
      'navigate | Fraktsätt',
    ],
    ['sv-SE', 'Slå på regeln genom att markera kryssrutan Gäller.', 'switch | Gäller | true'],
    ['sv-SE', 'Välj endast Ångra om du måste börja om.', 'choose | Ångra | Ångra'],
    ['nb-NO', 'I handlingsruten velger du Ny for å legge til en linje i rutenettet.', 'press | Ny'],
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
    expect(inShort('en', 'Enter values in the Size form and the Round-off fields.')).toBe('text | -')
  })

  test.each([
    ['en', 'Select the line by clicking in the check box for the line.', 'choose | -'],
    ['en', 'Click to follow the link of the chosen order.', 'press | -'],
    ['en', 'Enter or select values in the following fields:', 'text | -'],
    ['en', 'Select the row for the Order table and the Order number field.', 'choose | -'],
    ['sv-SE', 'Avmarkera den valda raden i listan - om det finns någon.', 'switch | - | false'],
    ['sv-SE', 'Avmarkera kryssrutorna för raden.', 'manual | -'],
    ['nb-NO', 'Klikk på for å følge koblingen.', 'press | -'],
    ['nb-NO', 'Velg feltet du vil sette et filter for.', 'choose | -'],
    ['nb-NO', 'Merk deg verdien i Antall-feltet.', 'note | -'],
    ['sv-SE', 'Ange Pris- och viktkontroll.', 'manual | -'],
    ['sv-SE', 'Klicka på raden för ordern.', 'press | -'],
    ['sv-SE', 'Välj raden Hylla i listan, men inte länken.', 'choose | -'],
    ['sv-SE', 'Expandera avsnittet om den nya depån.', 'navigate | -'],
    ['nb-NO', 'Du kan la feltet stå tomt.', 'manual | -'],
  ])('%s: %s names nothing', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
