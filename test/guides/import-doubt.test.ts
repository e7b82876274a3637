import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('a label that no control can bear is doubted', () => {
  test.each([
    // It tells which one, or where.
    ['sv-SE', 'Ställ in villkoret på **mindre än**.', 'manual | -'],
    ['sv-SE', 'Ställ in **villkoret** på **mindre än**.', 'manual | -'],
    ['sv-SE', 'Du kan ställa in filtret på A1..A4.', 'manual | -'],
    ['nb-NO', 'Sett rutens modell til **Bil**.', 'manual | -'],
    ['nb-NO', 'Fyll ut gjenværende felter på **Rutekort**.', 'manual | -'],
    ['sv-SE', 'Välj en ort eller lämna det här fältet tomt.', 'choose | -'],
    ['sv-SE', 'Gå till den rutt som du vill ändra orterna för (**Frakt > Rutter**).', 'navigate | -'],
    ['nb-NO', 'Gå til lageret ditt i ruteverktøyet.', 'navigate | -'],
    ['sv-SE', 'Gå till själva fraktprojektet.', 'navigate | -'],
    ['nb-NO', 'Velg rutegruppen Bil for denne ruten.', 'choose | Bil | Bil'],
    ['nb-NO', 'Velg 1. September i gyldige ruteåret.', 'choose | -'],
    ['sv-SE', 'Klicka på knappen Redigera i det övre högra hörnet.', 'press | -'],
    // It goes on with what else is done, or breaks off.
    ['sv-SE', 'Gå till Fraktportalen, logga in till rutten och öppna orten.', 'navigate | -'],
    ['sv-SE', 'Öppna FraktVerktyg och anslut till din rutt.', 'navigate | -'],
    ['nb-NO', 'Åpne Frakt AS Rutesimulator for.', 'navigate | -'],
    ['sv-SE', 'Aktivera funktionen enligt beskrivningen ovan.', 'manual | -'],
    ['sv-SE', 'Fyll i resterande fält om det behövs.', 'text | -'],
    ['sv-SE', 'Öppna – visa enbart rutter som inte har stängts.', 'manual | -'],
    // It is told, in bold.
    ['sv-SE', 'Expandera **en ordernod** i trädet.', 'navigate | -'],
    ['sv-SE', 'Välj **orten som rutten ska tilldelas** i trädet.', 'tree | -'],
    ['sv-SE', 'I trädet väljer du "Välj orten du angav tidigare".', 'tree | -'],
    ['nb-NO', 'Velg "Velg byen som du angav tidligere" i treet.', 'tree | -'],
    ['sv-SE', 'Ange **fraktkontot** i fältet **Konto**.', 'text | Konto'],
    ['sv-SE', 'I listan väljer du **ruttypen för kontot**.', 'choose | -'],
    ['sv-SE', 'Ange ett ruttnummer i fältet "R0001".', 'manual | -'],
    ['nb-NO', 'Angi et rutenummer i feltet R0001.', 'manual | -'],
    ['sv-SE', 'Ange Rutt-ID i fältet **Filter**.', 'text | Filter'],
    ['sv-SE', 'Skriv Rutt-ID i fältet **Filter**.', 'text | Filter | Rutt-ID'],
    ['nb-NO', 'Angi ID i feltet Rute.', 'text | Rute'],
    ['sv-SE', 'Ställ in temat till Mörkt.', 'manual | -'],
    ['sv-SE', 'Välj rutter ”Frakt\\Rutter\\Norr i trädet.', 'tree | - | Frakt\\Rutter\\Norr'],
    ['sv-SE', 'Välj **fraktsättet för ruttkontot**.', 'choose | -'],
    ['sv-SE', 'Välj **kategorin som rutten ska tilldelas** i trädet.', 'tree | -'],
    ['sv-SE', 'I listan väljer du **rutttypen för orten**.', 'choose | -'],
    // A bold of which one side was lost, a formula that a quotation cuts, a code at the end of a sentence.
    ['sv-SE', 'Välj **rutter\\\\norr i trädet.', 'tree | - | rutter\\norr'],
    [
      'nb-NO',
      `Skriv inn '"Ruter: " & TEXT(COUNTIFS('$Rute', '$Byer'.Verdi, ' i Formel-feltet.`,
      'text | Formel',
    ],
    ['nb-NO', 'Velg STD. STD er den vanligste ruten.', 'choose | STD | STD'],
    ['nb-NO', 'Velg ![Lampe som åpner søket](a.png), gå til siden **Ruter**.', 'choose | -'],
    ['sv-SE', 'Tryck på ![knappen Meny](a.png) och sedan på **Rutter**.', 'press | -'],
    // It is a file's kind.
    ['nb-NO', 'I vinduet **Velg** velger du HTML-filen som du endret.', 'choose | -'],
    // It is what a reader left of a picture.
    ['nb-NO', 'Klikk på Bind. !Siden Ruter.](../media/a.png)', 'press | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Ställ in **villkor** på **mindre än**.', 'choose | villkor | mindre än'],
    ['sv-SE', 'Välj Bil i fältet för ruttecken.', 'choose | ruttecken | Bil'],
    ['sv-SE', 'Expandera root i trädet.', 'navigate | root'],
    ['sv-SE', 'Gå till alla rutter > frakt.', 'navigate | alla rutter > frakt'],
    ['nb-NO', 'Velg **Fil** > **Lagre som**.', 'choose | Fil > Lagre som | Fil > Lagre som'],
    ['sv-SE', 'Klicka på Basera om.', 'press | Basera om'],
    // A quotation mark that lost the other one is no part of it.
    ['sv-SE', 'Ange alternativet **"Visa rutter** som **Ja**.', 'switch | Visa rutter | true'],
    ['nb-NO', 'Utvid rute: Rot(By)" i treet.', 'navigate | rute: Rot(By)'],
    [
      'sv-SE',
      'Ange ett datum i fältet Slutdatum för den gällande rutten.',
      'date | Slutdatum för den gällande rutten',
    ],
    ['nb-NO', 'Klikk Konfigurer ruter fra denne byen.', 'press | Konfigurer ruter fra denne byen'],
  ])('but not %s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('half of a value is none', () => {
  test.each([
    ['sv-SE', 'I fältet **Pris** anger du 10,00 som ruttens pris.', 'number | Pris | 10,00'],
    ['nb-NO', 'I Tillegg-feltet velger du Rute eller By.', 'choose | Tillegg'],
    ['sv-SE', 'Ställ in **Ort** på BLÅ för rutten.', 'choose | Ort'],
    ['nb-NO', "Skriv inn \"Ruter: \" & TEXT(COUNTIFS('$Rute',' i Formel-feltet.", 'text | Formel'],
    [
      'nb-NO',
      'I Formel-feltet angir du "Om[Rute=="Bil", By]" (uten anførselstegn).',
      'text | Formel | Om[Rute=="Bil", By]',
    ],
    ['sv-SE', 'I fältet **Mål** anger du ID-nummer för ett mål.', 'text | Mål'],
    [
      'nb-NO',
      'Skriv inn "Antall: " & TEXT(COUNTIFS(\'$Rute, $Byer.Verdi, \' i Formel-feltet.',
      'text | Formel',
    ],
    ['sv-SE', `Ange värdena "'LUND ORT" i fältet Rutt.`, 'text | Rutt | LUND ORT'],
    // A quotation mark within a formula ends nothing.
    [
      'sv-SE',
      "Ange 'Rutt.'>Rader'.Ort.'namn()'' i formelfältet.",
      "text | Formel | Rutt.'>Rader'.Ort.'namn()'",
    ],
    [
      'en',
      "In the Formula field, enter 'SUM(route.'Rows'.'Cells')'.",
      "text | Formula | SUM(route.'Rows'.'Cells')",
    ],
    // What a field closes is whole.
    [
      'sv-SE',
      'Ange Ort som tillhör rutten i fältet Beskrivning.',
      'text | Beskrivning | Ort som tillhör rutten',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('words that a translation set wrongly', () => {
  test.each([
    ['sv-SE', 'Välj sedan den **Planera** åtgärd.', 'press | Planera'],
    ['nb-NO', 'Velg den **Planlegg** handlingen.', 'press | Planlegg'],
    ['sv-SE', 'Välj vid behov **Redigera** för att ändra rutten.', 'press | Redigera'],
    ['nb-NO', 'Velg om nødvendig **Rediger**.', 'press | Rediger'],
    ['sv-SE', 'Gå till to **Frakt** > **Rutter**.', 'navigate | Frakt > Rutter'],
    ['nb-NO', 'Gå til tilbake til **Frakt > Ruter**.', 'navigate | Frakt > Ruter'],
    ['nb-NO', 'Gå til arbeidsområdet **Frakt** > **Ruter**.', 'navigate | Frakt > Ruter'],
    ['sv-SE', 'Ställ in **Slutdatum** fältet till 31 maj.', 'choose | Slutdatum | 31 maj'],
    ['sv-SE', 'I fätet **Sök** anger du **Lund**.', 'text | Sök | Lund'],
    ['nb-NO', 'Endre verdien på feltet **Rute** til **Bil**.', 'choose | Rute | Bil'],
    ['nb-NO', 'Velg 1. September i feltet **Dato**.', 'choose | Dato | 1. September'],
    ['sv-SE', 'Ange lagerstället till 12.', 'number | Lagerställe | 12'],
    ['nb-NO', 'Endre lokasjonen til **BLÅ**.', 'choose | Lokasjon | BLÅ'],
    ['sv-SE', 'Under **Återkommande**, ange **Dag** och **Tid** på kvällen.', 'manual | -'],
    ['sv-SE', 'Om du vill veta mer om frakt går du till **Frakter**.', 'note | -'],
    ['nb-NO', 'Hvis du vil ha mer informasjon, kan du gå til Frakter.', 'note | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a field is what is filled in', () => {
  test.each([
    ['sv-SE', 'I rutan **Faktaruta** väljer du fliken **Bilagor**.', 'navigate | Bilagor'],
    ['nb-NO', 'Under **Flere alternativer** angir du følgende alternativer til **Ja**:', 'text | -'],
    ['nb-NO', 'I denne delen finner du informasjon om ruten.', 'manual | -'],
    ['nb-NO', 'Trykk på Enter eller angi en **ID** i **ID**-feltet.', 'text | ID'],
    ['nb-NO', 'Vis eller endre standard rutegruppe i feltet **Rutegruppe**.', 'navigate | -'],
    ['sv-SE', 'Ändra antalet till 4 i fältet **Antal**.', 'number | Antal | 4'],
    ['sv-SE', 'Ändra antalet från 4 till 5 i fältet **Antal** för den första raden.', 'number | Antal | 5'],
    ['sv-SE', 'I rutan **Karta** högerklickar du på orten.', 'press | -'],
    ['sv-SE', 'I rutan **Karta**, i listrutan **Ort**, väljer du den ort som visas sist.', 'choose | Ort'],
    ['sv-SE', 'Markera en rad i rutan **Rutter**.', 'choose | -'],
    ['sv-SE', 'I rutan **Sök** anger du **Lund**.', 'text | Sök | Lund'],
    ['sv-SE', 'Skriv av de valda rutterna.', 'manual | -'],
    ['sv-SE', 'Ställ in datumet i fältet Ruttdag till 2024-05-02.', 'date | Ruttdag | 2024-05-02'],
    ['nb-NO', 'I feltet **Fra** setter du datoen til 2024-05-02.', 'date | Fra | 2024-05-02'],
    [
      'nb-NO',
      'Velg kategorien for rutetype som ruten hører til, i feltet **Rutetype**.',
      'choose | Rutetype',
    ],
    ['sv-SE', 'När du har slutat ange filtren för det valda fältet väljer du **OK**.', 'confirm | OK'],
    ['sv-SE', 'Ange datumet till 2024-05-02 i fältet Från datum.', 'date | Från datum | 2024-05-02'],
    ['nb-NO', 'Bytt **Er fritatt** til **Ja** i **Generelt**-delen.', 'switch | Er fritatt | true'],
    ['nb-NO', 'Velg en startdato for ruten i **Startdato**-feltet.', 'date | Startdato'],
    ['nb-NO', 'Du kan nå vise rutene i **Frakt** > **Ruter**.', 'manual | -'],
    ['nb-NO', 'Sett inn en ID i **Rute**-feltet og et navn på ruten i **Navn**-feltet.', 'manual | -'],
    ['sv-SE', 'På sidan **Ort** väljer du fält **Rutt**.', 'choose | Rutt'],
    ['sv-SE', 'I dialogrutan **Bekräfta** klcikar du på **Radera**.', 'press | Radera'],
    ['nb-NO', 'I feltet **Rute** angr du **Bil**.', 'text | Rute | Bil'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is named as an example', () => {
  test.each([
    ['sv-SE', 'Välj till exempel DE-010.', 'choose | DE-010 | DE-010'],
    ['sv-SE', 'Välj till exempel den rutt som du skapade.', 'choose | -'],
    ['nb-NO', 'Velg for eksempel **Bil**.', 'choose | Bil | Bil'],
    ['sv-SE', 'Ange exempelvis 600120.', 'number | - | 600120'],
    ['nb-NO', 'Skriv for eksempel A-0123.', 'text | - | A-0123'],
    ['nb-NO', 'Angi **5**.', 'number | - | 5'],
    // One of its kind is no value.
    ['sv-SE', 'Skriv en **beskrivning** som beskriver rutten i fältet Beskrivning.', 'text | Beskrivning'],
    ['nb-NO', 'Velg en **rute-ID** i listen.', 'choose | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
