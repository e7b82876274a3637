import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'
import { draftOf, lines, wordsOf } from './support.ts'

describe('what is told instead of named', () => {
  test.each([
    ['nb-NO', 'Finn og velg CSV-filen som skal leses.', 'choose | -'],
    ['sv-SE', 'I fältet **Rutt** anger du ID-koden för en rutt eller väljer en rad.', 'text | Rutt'],
    ['sv-SE', 'I fältet **Våg** väljer du UI-komponent som du har skapat.', 'choose | Våg'],
    ['sv-SE', 'Välj VVS-bibliotek som ska kopplas till orten.', 'choose | -'],
    ['sv-SE', 'Öppna SMS-miljön där du vill lägga till rutten.', 'navigate | -'],
    ['sv-SE', 'Gå till fraktavtalet.', 'navigate | -'],
    ['nb-NO', 'Gå til fraktavtalen eller fraktavtalene du har endret.', 'navigate | -'],
    ['sv-SE', 'Öppna Fraktportalen, där du kan skicka rutten till en förare.', 'navigate | Fraktportalen'],
    ['nb-NO', 'Naviger til siden der det er bruk for ruten.', 'navigate | -'],
    ['nb-NO', 'Høyreklikk i det tomme feltet til høyre.', 'press | -'],
    ['nb-NO', 'I ruten klikker du der teksten skal stå.', 'press | -'],
    ['sv-SE', 'Stäng sidan utan att ändra rutten.', 'navigate | -'],
    ['sv-SE', 'Markera kryssrutan för att godkänna att rutten delas.', 'switch | - | true'],
    ['sv-SE', 'Välj **Ja** i dialogrutan där du bekräftar rutten.', 'confirm | Ja'],
    ['nb-NO', 'Velg **Ja** i meldingsboksen som vises.', 'confirm | Ja'],
    ['sv-SE', 'Välj ja i rutan **Rutt**.', 'switch | Rutt | true'],
    [
      'sv-SE',
      'Välj ett konto, när vikten överskrider det värde som har angetts i fältet Maxvikt.',
      'choose | -',
    ],
    [
      'nb-NO',
      'Velg en konto når vekten overskrider verdien som er definert i feltet **Maks. vekt**.',
      'choose | -',
    ],
    ['sv-SE', 'Välj den rutt som du angav i fältet **Rutt**.', 'choose | Rutt'],
    ['sv-SE', 'Välj rutter i listan som du vill lägga till som dolda fält.', 'choose | -'],
    ['sv-SE', 'Välj pilen bredvid **Rutter** i fältet överst på skärmen.', 'choose | -'],
    ['sv-SE', 'Avmarkera fältet **dold** för varje rutt som fältet är dolt för.', 'switch | dold | false'],
    ['sv-SE', 'Ange datumintervallet 3 mars till 5 maj 2024.', 'text | -'],
    ['sv-SE', 'Välj **fraktsättet** för rutten i fältet **Fraktsätt**.', 'choose | Fraktsätt'],
    ['sv-SE', 'Bläddra till höger.', 'navigate | -'],
    ['sv-SE', 'Du kan visa vikten som beräknas i fältet **Vikt**.', 'navigate | -'],
    ['nb-NO', 'Satser for alle våre ruter angis under **Frakt** > **Ruter** > **Satser**.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Öppna Fraktportalen och logga in som förare.', 'Fraktportalen'],
    ['nb-NO', 'Gå til Fraktportalen og logg deg på.', 'Fraktportalen'],
    ['nb-NO', 'Velg Frakt, Inc. som leverandør.', 'Frakt, Inc.'],
    ['nb-NO', 'Velg Rapporter som sendt.', 'Rapporter som sendt'],
    ['sv-SE', 'Expandera Frakt-faktaboxen.', 'Frakt'],
  ])('%s: %s is about %s', (locale, sentence, label) => {
    expect(says(locale, sentence).label).toBe(label)
  })
})

describe('what is set', () => {
  test.each([
    ['nb-NO', 'Sett statusen til Sendt.', 'choose | Status | Sendt'],
    ['sv-SE', 'Ange Viktfaktorn till "10".', 'number | Viktfaktor | 10'],
    ['sv-SE', 'Ange t.ex. datum till 1 maj 2024.', 'date | - | 1 maj 2024'],
    ['sv-SE', 'Ange datumet till "2024-05-01".', 'date | Datum | 2024-05-01'],
    [
      'sv-SE',
      'Ange datum och tid till "2024-05-01T08:00:00" i fältet Avgång.',
      'date | Avgång | 2024-05-01T08:00:00',
    ],
    [
      'nb-NO',
      'Angi dato og tid til "2024-05-01T08:00:00" i feltet Avgang.',
      'date | Avgang | 2024-05-01T08:00:00',
    ],
    ['sv-SE', 'Ställ in debet på "10".', 'number | debet | 10'],
    ['sv-SE', 'Ange "A1".', 'text | - | A1'],
    ['sv-SE', 'Ange "Visa rutter".', 'manual | -'],
    ['sv-SE', 'Ange ”10” som minsta vikt.', 'number | - | 10'],
    ['sv-SE', 'Ange "10 "i fältet Vikt.', 'number | Vikt | 10'],
    ['sv-SE', 'I fältet **Ort**anger eller väljer du ett värde.', 'choose | Ort'],
    ['sv-SE', 'Ange antalet dagar i Gräns för rutter.', 'number | Gräns för rutter'],
    ['sv-SE', 'Ändra räkenskapsåret till 2024, nästa år med rutter.', 'number | Räkenskapsår | 2024'],
    [
      'sv-SE',
      'Ställ in startdatumet till 2 maj 2024 och slutdatumet till 3 maj 2024.',
      'choose | Startdatum | 2 maj 2024',
    ],
    [
      'nb-NO',
      'Angi Fra dato som 2. mai 2024 og Til dato som 3. mai 2024.',
      'choose | Fra dato | 2. mai 2024',
    ],
    ['nb-NO', 'Sett valutakoden til **NOK**.', 'choose | Valutakode | NOK'],
    ['sv-SE', 'Ändra valutakoden till **SEK**.', 'choose | Valutakod | SEK'],
    ['nb-NO', 'Angi alternativet **Vis ruter** til **Ja** eller **Nei**.', 'switch | Vis ruter'],
    ['en', 'Set the **Show routes** option to **Yes** or **No**.', 'switch | Show routes'],
    ['sv-SE', 'I fältet **Påslag** anger du procentsatsen för rutten.', 'number | Påslag'],
    ['sv-SE', 'I fältet **Från** anger du avresedatum.', 'date | Från'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('words that stand apart, or twice', () => {
  test.each([
    ['sv-SE', 'På snabbfliken **Rutter** , i fältet **Ort** anger du en ort.', 'text | Ort'],
    ['sv-SE', 'På sidan **Rutter**, klicka på nytt på **Beräkna rutter**.', 'press | Beräkna rutter'],
    ['nb-NO', 'Merk om aktuelt av i **Vis ruter**-avmerkingsboksen.', 'switch | Vis ruter | true'],
    ['nb-NO', 'I ruten **Frakt** klikker du i **By**-feltet.', 'choose | By'],
    ['sv-SE', 'Ange fältet **Ort** fältet högst upp till orten som visas.', 'text | Ort'],
    ['sv-SE', 'Välj **sedan Skicka rutt**.', 'choose | Skicka rutt | Skicka rutt'],
    ['sv-SE', 'Tryck på Räkna igen tills rutten visas.', 'press | Räkna'],
    ['sv-SE', 'Välj ruttens flik **Orter** och följ stegen.', 'navigate | Orter'],
    ['sv-SE', 'Välj fliken **Orter** vilken typ av ort det är.', 'navigate | Orter'],
    ['nb-NO', 'I feltet for egenskapen **Frakttype** angir du **Bil**.', 'text | Frakttype | Bil'],
    [
      'nb-NO',
      'På fanen **Ruter** angir i alternativet **Vis ruter** til **Ja**.',
      'switch | Vis ruter | true',
    ],
    ['sv-SE', 'I dialogrutan **Välj en ort** anger du **San Marino**.', 'text | - | San Marino'],
    [
      'sv-SE',
      'Välj ikonen **Söka efter ort eller rutt** i hörnet, ställ in **Rutter** och välj sedan relaterad länk.',
      'navigate | Rutter',
    ],
    ['sv-SE', 'Välj knappen **Räkna om** bredvid fältet **Rutt**.', 'press | Räkna om'],
    ['sv-SE', 'Ställ skjutreglaget för **Dagsrutt** på **Ja**.', 'switch | Dagsrutt | true'],
    [
      'sv-SE',
      'För egenskapen **Orter – karta** ange de orter som ska visas i kartfältet.',
      'text | Orter – karta',
    ],
    ['sv-SE', 'Välj åtgärd **Skicka rutt**.', 'press | Skicka rutt'],
    ['sv-SE', 'Skriv ut fraktsedlarna.', 'manual | -'],
    [
      'nb-NO',
      'Velg knappen **Ja** for å lage ruter for byer med **Nord** i feltet **Område**.',
      'confirm | Ja',
    ],
    ['nb-NO', 'I feltet the **By** velger du byen.', 'choose | By'],
    ['nb-NO', 'Velg **Rute-** handlingen på båndet.', 'press | Rute'],
    ['nb-NO', 'Utvid **ruten Nord**.', 'navigate | Nord'],
    ['nb-NO', 'Velg **Send rute**-boksen for byen.', 'switch | Send rute | true'],
    ['nb-NO', '**Velg** byen du vil bruke, i listen.', 'choose | -'],
    ['sv-SE', 'Då klickar du i området **Rutter** på **+**.', 'press | +'],
    [
      'sv-SE',
      'Det gör du genom att gå till **Frakt** > **Rutter** > **Orter**.',
      'navigate | Frakt > Rutter > Orter',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Välj orten **Lund** och sedan **OK**.', 'confirm'],
    ['nb-NO', 'Klikk på byen **Oslo** og deretter **Send**.', 'press'],
    ['sv-SE', 'Fyll i fälten i fönstret och sedan välj **OK** knappen.', 'confirm'],
  ])('%s: %s goes on', (locale, sentence, kind) => {
    expect(says(locale, sentence).further.map((other) => other.kind)).toEqual([kind])
  })

  test('what a button is for may hold two acts', () => {
    expect(says('sv-SE', 'Välj **Esc** för att lämna sidan och återgå till **Rutter**.').further).toEqual([])
    expect(says('nb-NO', 'Velg **Lagre** for å lagre og gå tilbake til rutene.').further).toEqual([])
  })

  test('a page may be sought in any sentence of a step', () => {
    const step = says('nb-NO', 'Kjør **Ruter**. Velg ikonet ![Søk](s.png), angi **Byer**, og velg koblingen.')
    expect(step.further.map(({ kind, label }) => [kind, label])).toEqual([['navigate', 'Byer']])
  })

  test('a page may be sought behind another word for the icon', () => {
    expect(
      inShort('sv-SE', 'På startsidan väljer du ![Sök](s.png) och anger **Rutter** och väljer länken.'),
    ).toBe('navigate | Rutter')
  })
})

test('a picture within a line is one, whatever the publishing tool calls it', () => {
  const { guides } = draftOf(
    lines(
      '# Rutter',
      '',
      '1. Select :::image type="content" source="media/a.png" alt-text="Show map.":::.',
      '2. Select the :::image type="icon" source="media/search-small.png"::: icon, enter **Routes**, and choose the link.',
      '3. Close the page.',
    ),
  )
  expect(JSON.stringify(wordsOf(guides[0]))).not.toContain(':::')
})

describe('what was lost, or stands too much', () => {
  test.each([
    ['sv-SE', 'Gå till parametrarna för ruttplanering.', 'navigate | -'],
    ['sv-SE', 'Välj ”Skicka rutt.', 'choose | Skicka rutt | Skicka rutt'],
    ['sv-SE', 'Ange t.ex. datum till och med vilket rutten gäller.', 'date | -'],
    ['nb-NO', 'Angi f.eks. datoen ruten gjelder fra.', 'date | -'],
    ['sv-SE', 'Växla **Visa rutter** till **Ja**.', 'switch | Visa rutter | true'],
    ['nb-NO', 'Veksle **Vis ruter** til **Ja**.', 'switch | Vis ruter | true'],
    ['sv-SE', 'Gå till steg 7.', 'navigate | -'],
    ['sv-SE', 'Ställ in alternativet för **Visa rutter** som **Ja**.', 'switch | Visa rutter | true'],
    ['nb-NO', 'Angi alternativet for **Vis ruter** som **Ja**.', 'switch | Vis ruter | true'],
    ['sv-SE', 'Välj åtgärden **Skicka rutt** åtgärd.', 'press | Skicka rutt'],
    [
      'sv-SE',
      'Gå till **Frakt** > **Rutter** > **Orter** och se till att rutten finns.',
      'navigate | Frakt > Rutter > Orter',
    ],
    [
      'nb-NO',
      'Gå til **Frakt > Ruter > Byer** i Dynamics 365 Supply Chain Management.',
      'navigate | Frakt > Ruter > Byer',
    ],
    ['nb-NO', 'Skriv ned ruten.', 'manual | -'],
    ['sv-SE', 'Skriv upp ruttens nummer.', 'manual | -'],
    ['nb-NO', 'I **Nr.** velger du en rute som har verdien **Bil** i **Type**-feltet.', 'choose | Nr.'],
    ['sv-SE', 'I **Nr** väljer du en rutt som har värdet **Bil** i fältet **Typ**.', 'choose | Nr'],
    ['nb-NO', 'Velg **Alltid** når vekten i feltet endres.', 'choose | Alltid | Alltid'],
    ['sv-SE', 'Välj **Alltid** när vikten i fältet ändras.', 'choose | Alltid | Alltid'],
    ['nb-NO', 'Klikk Søk til høyre for dette feltet.', 'press | Søk'],
    ['nb-NO', 'Klikk kanban-rutenummeret.', 'press | -'],
    [
      'sv-SE',
      'Markera noder i listan Tillgängliga rutter och flytta dem till listan Valda rutter.',
      'choose | Tillgängliga rutter',
    ],
    ['sv-SE', 'I fältet **Grupper**, välj Land, Ort eller Alla.', 'choose | Grupper'],
    ['sv-SE', 'Stäng inte sidan förrän rutten är klar.', 'manual | -'],
    ['nb-NO', 'Lukk ikke siden.', 'manual | -'],
    ['nb-NO', 'Angi ikke-kjøretid for ruten.', 'text | -'],
    ['sv-SE', 'I fältet **Rutt**väljer du **Lund**.', 'choose | Rutt | Lund'],
    ['sv-SE', 'Välj på ruttsidan **Skapa rutt**.', 'choose | Skapa rutt | Skapa rutt'],
    ['sv-SE', 'I listan **Ruttkrav** högerklickar du på en oplanerad rutt.', 'press | -'],
    ['sv-SE', 'I fältet **Orter**, välj symbolen **Ortväljare**.', 'choose | Orter'],
    ['sv-SE', 'Välj **Sänd**-knappen.', 'press | Sänd'],
    ['nb-NO', 'Velg **Ruter**-handling.', 'press | Ruter'],
    ['sv-SE', 'Ändra växlingsknappen överst på skärmen till **På**.', 'manual | -'],
    ['nb-NO', 'Velg 10 for denne demonstrasjonen.', 'choose | 10 | 10'],
    ['nb-NO', 'I miljøet går du til Gå til **Frakt** > **Byer**.', 'navigate | Frakt > Byer'],
    [
      'nb-NO',
      'Hvis du vil sende ruten, velger du i stedet **Send og skriv ut**.',
      'choose | Send og skriv ut | Send og skriv ut',
    ],
    ['sv-SE', 'Välj **Visa fler** för att visa fältet **Rutt**.', 'choose | Visa fler | Visa fler'],
    ['sv-SE', 'Ange t.ex. 2.', 'number | - | 2'],
    ['sv-SE', 'Välj t.ex. Lund.', 'choose | Lund | Lund'],
    ['nb-NO', 'Gå til **Frakt** > **Byer** i Finance.', 'navigate | Frakt > Byer'],
    ['nb-NO', 'Velg **Nei** i feltet Rute på vent på Byer-siden.', 'switch | Rute på vent | false'],
    ['sv-SE', 'Om du vill skriva ut rutten, ange alternativet till **Ja**.', 'text | -'],
    ['sv-SE', 'Välj alternativt åtgärden **Rutter**.', 'press | Rutter'],
    [
      'sv-SE',
      'Ställ in alternativet för funktionen **Flera rutter** till **på**.',
      'switch | Flera rutter | true',
    ],
    ['nb-NO', 'Angi **Nei** hvis det ikke kreves ruter.', 'text | -'],
    ['nb-NO', 'I **hurtigruten** angir du hvilken by ruten går til.', 'text | -'],
    ['sv-SE', 'Gå till olika sidor i portalen.', 'navigate | -'],
    ['sv-SE', 'Stäng sidan att koppla från rutten.', 'navigate | -'],
    ['sv-SE', 'Dubbelklicka på ruttavtal där du vill ta bort en ort.', 'press | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Stäng sidan **Ruttkort** återgå till **Rutter**.', 'Rutter'],
    ['sv-SE', 'Välj åtgärden **Rutter** för välj sedan **Skicka**.', 'Skicka'],
    ['sv-SE', 'I fältet **Ort** väljer du en ort välj sedan **Skicka**.', 'Skicka'],
    ['sv-SE', 'Välj fältet **Standard** och sedan knappen **Ja**.', 'Ja'],
  ])('%s: %s goes on with %s', (locale, sentence, label) => {
    expect(says(locale, sentence).further.map((other) => other.label)).toEqual([label])
  })
})
