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
    ['en', 'In the **Min. qty.** field, enter a number.', 'number | Min. qty.'],
    ['sv-SE', 'I fältet **Min. kvant.** anger du ett tal.', 'number | Min. kvant.'],
    ['sv-SE', 'I kvant. fältet anger du ett tal.', 'number | kvant.'],
    ['nb-NO', 'I Min. ant. -feltet skriver du inn 10.', 'number | Min. ant. | 10'],
    ['sv-SE', 'Välj **Nord, Ltd.** och spara.', 'choose | Nord, Ltd. | Nord, Ltd.'],
    ['nb-NO', 'Velg Nord, Inc. Klikk på **Lagre**.', 'choose | Nord, Inc. | Nord, Inc.'],
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
    ['en', 'In the From Oper. No. field, enter 10.', 'number | From Oper. No. | 10'],
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
    ['nb-NO', 'Velg **Litware, Inc.**-flisen.', 'press | Litware, Inc.'],
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
    ['nb-NO', 'Velg et alternativ i feltet **Bruk rute** på nytt.', 'choose | Bruk rute på nytt'],
    ['nb-NO', 'Valgfritt: Du kan endre verdien i Sted-feltet.', 'text | Sted'],
    ['nb-NO', 'Klikk på Legg til linje.', 'press | Legg til linje'],
    ['nb-NO', 'Slå på vekslebryteren **Tillat i bakgrunnen**.', 'switch | Tillat i bakgrunnen | true'],
    ['sv-SE', 'Ange ett värde i **SKU-fältet**.', 'text | SKU'],
    ['nb-NO', 'Angi et tall i **vektfeltet**.', 'number | Vekt'],
    ['nb-NO', 'Angi ønskede verdier feltet Depot.', 'text | Depot'],
    ['sv-SE', 'Expandera faktaboxen för leveransen.', 'navigate | -'],
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
    ['sv-SE', 'Välj Ja under Gäller nu.', 'switch | Gäller nu | true'],
    ['nb-NO', 'Angi **Ja** for alternativet **Vis alt** for den valgte linjen.', 'switch | Vis alt | true'],
    ['sv-SE', 'Expandera den **allmänna** delen.', 'navigate | Allmänt'],
    ['sv-SE', 'Expandera avsnittet med **frakter**.', 'navigate | frakter'],
    ['nb-NO', 'Aktiver/deaktiver fraktdelen for å vise den.', 'navigate | Frakt'],
    ['nb-NO', 'Aktiver eller deaktiver alternativet **Koblet**.', 'switch | Koblet'],
    ['sv-SE', 'Öppna fraktkolumnfiltret.', 'navigate | Frakt'],
    ['nb-NO', 'Åpne kolonnefilter for frakt.', 'navigate | frakt'],
    ['sv-SE', 'Klicka på fliken för frakter.', 'navigate | Frakter'],
    ['nb-NO', 'Klikk på **Ny** kategorinode.', 'press | Ny kategorinode'],
    ['sv-SE', 'Ange "A1" i Word-intervallsfältet.', 'text | Word-intervall | A1'],
    ['nb-NO', 'Skriv inn `A1` i søkefeltet.', 'text | Søk | A1'],
    ['nb-NO', 'Skriv inn en verdi i **SKU-felt**.', 'text | SKU'],
    ['sv-SE', 'Välj **ordernummerfältet** om du vill lägga till en order.', 'choose | Ordernummer'],
    ['nb-NO', 'Velg en by i By-feltet der det er plass.', 'choose | By'],
    ['nb-NO', 'Velg byen på rullegardinmenyen **By**.', 'choose | By'],
    ['sv-SE', 'Klicka på mallen **Spara order**.', 'press | Spara order'],
    ['nb-NO', 'Velg produktgruppen SizeA.', 'choose | SizeA | SizeA'],
    ['sv-SE', 'Markera sedan radfältet **Fraktsätt**.', 'choose | Fraktsätt | Fraktsätt'],
    ['nb-NO', 'Velg kategorien **Ruter** på siden.', 'navigate | Ruter'],
    ['sv-SE', 'På sidan **Ruter** väljer du i åtgärdsfönstret **Ny** för att lägga till en.', 'press | Ny'],
    ['sv-SE', 'I fältet **Ort** klickar du på listruteknappen för att öppna sökningen.', 'navigate | Ort'],
    ['sv-SE', 'Klicka på order för att visa de order som skapades.', 'press | order'],
    ['sv-SE', 'Välj kör.', 'press | kör'],
    ['sv-SE', 'Vald **bokföring**', 'choose | bokföring | bokföring'],
    ['sv-SE', 'Välj alternativet **A1** i det här exemplet.', 'choose | A1 | A1'],
    ['nb-NO', 'Velg alternativet A1 i dette eksempelet.', 'choose | A1 | A1'],
    ['sv-SE', 'Markera den valda raden på listan **Ordrar att frakta**.', 'choose | Ordrar att frakta'],
    ['sv-SE', 'Välj firman Nord för den här proceduren.', 'choose | Nord | Nord'],
    ['nb-NO', 'Klikk i avmerkingsboksen Haster.', 'switch | Haster'],
    ['nb-NO', 'Klikk Avbryt hvis ordren er feil.', 'confirm | Avbryt'],
    ['sv-SE', 'Klicka på justeringsfliken.', 'navigate | Justering'],
    ['sv-SE', 'Visa avsnittet **Handel och frakt** Ange leveransen där.', 'navigate | Handel och frakt'],
    ['nb-NO', 'Velg `model\\Rows\\Code`.', 'tree | - | model\\Rows\\Code'],
    ['nb-NO', 'Klikk på i boksen Skriv ut ruter.', 'switch | Skriv ut ruter'],
    ['sv-SE', 'Klicka på fliken **Ruter** Du kan ändra dem här.', 'navigate | Ruter'],
    ['nb-NO', 'Angi et tall i **Sum**-feltet Denne summen gjelder i dag.', 'number | Sum'],
    ['nb-NO', 'Klikk på **Ruter**. fanen **Ruter** viser dem.', 'press | Ruter'],
    ['sv-SE', 'Välj **Bläddra** och bläddra sedan till filen.', 'choose | Bläddra | Bläddra'],
    ['en', 'On the Action Pane, select **Routes** and ensure that **Open** is set.', 'press | Routes'],
    ['en', 'Expand the Columns to show for routes section.', 'navigate | Columns to show for routes'],
    ['en', 'Collapse the **Rows or totals to be shown section**.', 'navigate | Rows or totals to be shown'],
    ['en', 'Open Route status column filter.', 'navigate | Route status'],
    ['en', 'Toggle **Show rows** on.', 'switch | Show rows | true'],
    ['en', 'In the Route field, click the drop down button to open the lookup.', 'navigate | Route'],
    ['en', 'Click on the Plus icon to open the Route choice page.', 'press | Plus'],
    ['en', 'Select the **Route number** row.', 'choose | Route number | Route number'],
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

  test('finding something to select it is one instruction', () => {
    expect(says('en', 'In the list, find and select the order.').further).toEqual([])
    expect(says('sv-SE', 'Sök efter och markera ordern i listan.').further).toEqual([])
    expect(says('nb-NO', 'Finn og velg ordren i listen.').further).toEqual([])
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
    expect(inShort('en', 'Enter values in the Size form or the Round-off field.')).toBe('text | -')
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
    ['nb-NO', 'Merk av i boksen i hodet i Summer.', 'manual | -'],
    ['nb-NO', 'Merk raden for feltet Ordrejournal og Ordre.', 'choose | -'],
    ['nb-NO', 'Klikk kontogruppen i listen.', 'press | -'],
    ['sv-SE', 'Klicka för att följa vald orderlänk.', 'press | -'],
    ['sv-SE', 'Gå till **navigerings fönstret** i det övre hörnet.', 'navigate | -'],
    ['sv-SE', 'Välj Ja i standard när de släpps till fältet juridisk person.', 'switch | -'],
    ['nb-NO', 'Angi datoen som ordren skal starte på.', 'date | -'],
    ['sv-SE', 'Klicka på verifikationen om du vill se den.', 'press | -'],
    ['sv-SE', 'Aktivera regeltjänsten.', 'manual | -'],
    ['sv-SE', 'Välj Order eller Grupp eller Alla.', 'manual | -'],
    ['sv-SE', 'Expandera "noder som beskrivs nedan" i trädet.', 'navigate | -'],
    ['nb-NO', 'Velg ønsket LCS-mappe.', 'choose | -'],
    ['en', "In the tree, expand 'the nodes below, and then select the last node'.", 'navigate | -'],
    ['en', 'Check that the rows in the list are right.', 'manual | -'],
    ['en', 'In the list, select the row for the Route table and the Town field.', 'choose | -'],
  ])('%s: %s names nothing', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
