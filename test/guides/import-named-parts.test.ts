import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('who sets controls in bold and values in italics says which is which', () => {
  test.each([
    ['sv-SE', 'I **Rutt**, välj *Norr*.', 'choose | Rutt | Norr'],
    ['nb-NO', 'Velg *Nord* i **Rute**.', 'choose | Rute | Nord'],
    ['nb-NO', 'Velg *Nord* på siden **Ruter**.', 'choose | Nord | Nord'],
    ['nb-NO', 'Under **Ruter** angir du **Alarm** til **Ja**.', 'switch | Alarm | true'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('one word may be a part of the screen, or a thing', () => {
  test.each([
    ['nb-NO', 'Velg diagramdelen.', 'choose | -'],
    ['nb-NO', 'Velg rute-gruppen du vil sende.', 'choose | -'],
    ['nb-NO', 'Utvid betalingsdelen.', 'navigate | Betaling'],
    ['nb-NO', 'Åpne frakt- og ruteappen fra LCS-siden.', 'navigate | -'],
    ['nb-NO', 'I varslingsfeltet som vises nederst, klikker du **Åpne**.', 'press | Åpne'],
    ['nb-NO', 'I Frakt-søkeboksen søker du etter **Rute**.', 'choose | - | Rute'],
    ['nb-NO', 'I funksjonsfeltet skriver du inn **sum()**.', 'text | Funksjon | sum()'],
    ['sv-SE', 'Välj sidofliken **Rutter**.', 'navigate | Rutter'],
    ['sv-SE', 'Välj Meny-knappen överst på sidan.', 'press | Meny'],
    ['sv-SE', 'Klicka på **ruttplaneringsfliken**.', 'navigate | Ruttplanering'],
    ['sv-SE', 'Öppna arbetsyta för ruttplanering.', 'navigate | Ruttplanering'],
    ['sv-SE', 'Markera rutan i rubriken för Rutter i Norr.', 'switch | Rutter i Norr | true'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('where a name stands is no part of it, and no value', () => {
  test.each([
    ['sv-SE', 'Gå till Frakt Central i din Nord-miljö.', 'navigate | Frakt Central'],
    ['nb-NO', 'Gå til **Frakt \\> Ruter** i Frakt Sentral, og angi navnet.', 'navigate | Frakt > Ruter'],
    ['nb-NO', 'Gå til øvre høyre hjørne på kortet.', 'navigate | -'],
    ['sv-SE', 'I rutan **Rutter** som visas till höger, välj **Lägg till**.', 'press | Lägg till'],
    ['nb-NO', 'Velg i rullegardinmenyen **Rute**.', 'choose | Rute'],
    [
      'sv-SE',
      'Hitta och välj i listan **Rutt nord: Den kortaste vägen**.',
      'choose | - | Rutt nord: Den kortaste vägen',
    ],
    [
      'nb-NO',
      'Angi eller velg en verdi i feltet Juridisk enhet som låner.',
      'choose | Juridisk enhet som låner',
    ],
    ['nb-NO', 'I Mål-feltet skriver du Den nye ruten som er kortest.', 'text | Mål'],
    ['nb-NO', 'Skriv inn >2000 i Vekt-feltet.', 'text | Vekt | >2000'],
    ['sv-SE', 'Välj fältet Rutt-ID i tabellen Kund som matchar Ort-ID.', 'choose | Rutt-ID'],
    ['sv-SE', 'Välj knappen visa i kolumnens rubrik, bredvid namnet.', 'press | visa'],
    ['sv-SE', 'Fyll i fältet **Kod** på snabbfliken **Rutter** med koden för rutten.', 'text | Kod'],
    ['sv-SE', 'I listan **Rutter** markerar du den **Order** som har körts.', 'choose | Rutter'],
    ['sv-SE', 'Ange ruttens **vikt** i fältet **Vikt netto**.', 'text | Vikt netto'],
    ['sv-SE', 'I fältet **Typ** väljer du intervallet för rutten.', 'choose | Typ'],
    ['sv-SE', 'Klicka på Hämta for version 2 för rutten.', 'press | Hämta'],
    ['sv-SE', 'Välj ruttversion 20, detta eftersom den är öppen.', 'choose | - | 20'],
    ['sv-SE', 'Välj den nya XML-noden "Rutt" i sökningen.', 'choose | - | Rutt'],
    ['sv-SE', 'Markera Kör senare om rutten passerar stadens gräns.', 'choose | Kör senare | Kör senare'],
    ['sv-SE', 'Välj kundkontot K-003, Norra orten.', 'choose | - | K-003'],
    ['sv-SE', 'Markera ruttnyckeln R_Norr.', 'choose | - | R_Norr'],
    ['sv-SE', 'Välj ett värde Norr (N) i fältet Rutt.', 'choose | Rutt | Norr (N)'],
    ['sv-SE', 'Välj ett värde för Rutt i listan.', 'choose | -'],
    ['sv-SE', 'Ange kund K-104 i Kundkonto.', 'text | Kundkonto | K-104'],
    ['sv-SE', 'Avmarkera kryssrutan Clear the Visa rutter.', 'switch | Visa rutter | false'],
    ['sv-SE', 'Öppna Frakt via https://frakt.example.com.', 'navigate | Frakt'],
    ['sv-SE', 'Välj Excel-filen Rutter.xlsx som du sparade.', 'choose | Rutter.xlsx | Rutter.xlsx'],
    ['sv-SE', 'Välj tabellen RouteTable som en datakälla för kartan.', 'choose | RouteTable | RouteTable'],
    ['sv-SE', 'Välj Ja om du vill spara rutter med det tomma fältet Ort.', 'confirm | Ja'],
    ['sv-SE', 'I fältet **Typ** väljer du Öppen och föraren ska kunna byta rutt.', 'choose | Typ | Öppen'],
    ['sv-SE', 'Klicka på Läs in fil och bläddra till filen.', 'press | Läs in fil'],
    ['sv-SE', 'Det gör du genom att klicka på knappen Sänd och att skriva ut rutten.', 'press | Sänd'],
    ['sv-SE', 'Välj en rutt som har Öppen i fältet Status.', 'choose | -'],
    ['nb-NO', 'Velg en rute som har statusen Åpen, for eksempel i **Status**-feltet.', 'choose | -'],
    ['sv-SE', 'Öppna Fraktportalen, där du ser orten i fältet Ort.', 'navigate | Fraktportalen'],
    ['sv-SE', 'Du måste ange orter, innan du kan ange ett värde i vägfältet.', 'text | -'],
    ['sv-SE', 'Välj Nej i fältet Rutt och ort på sidan Frakt.', 'switch | Rutt och ort | false'],
    ['nb-NO', 'Velg Nei i feltet Rute og by på siden Frakt.', 'switch | Rute og by | false'],
    ['sv-SE', 'Välj Yes i fältet Show routes field.', 'switch | Show routes | true'],
    ['sv-SE', 'Välj Efter ort i Hur vill du sortera.', 'choose | Hur vill du sortera | Efter ort'],
    ['nb-NO', 'Velg Etter by i Hvordan vil du sortere.', 'choose | Hvordan vil du sortere | Etter by'],
    ['sv-SE', 'Expandera frakt- och ruttavsnittet.', 'navigate | Frakt och rutt'],
    ['sv-SE', 'Välj raden för fältet Ort i listan.', 'choose | - | Ort'],
    ['sv-SE', 'Markera raden för **Ort** i listan.', 'choose | - | Ort'],
    ['nb-NO', 'Angi filteret `2000` til **Rute**.', 'text | -'],
    ['nb-NO', 'Kontroller ruten (over **Søk**-feltet).', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('words that were lost, torn or doubled', () => {
  test.each([
    ['sv-SE', 'I fönstret till vänster välj er du **Rutter**.', 'choose Rutter'],
    ['sv-SE', 'I åtgärdsfönstret, välj **Ny** du vill lägga till en rad.', 'press Ny'],
    ['sv-SE', 'Välj ett namn fältet **Rutt**.', 'choose Rutt'],
    ['sv-SE', 'Använd menyn till vänster för att gå till **Frakt**.', 'navigate Frakt'],
    ['sv-SE', 'Överst i kommandofältet, klicka på **Ny**.', 'press Ny'],
    ['sv-SE', 'Klicka på respektive rutt och sedan på **Redigera**.', 'press -, press Redigera'],
    ['sv-SE', 'Välj till exempel åtgärden **Kort**.', 'press Kort'],
    ['sv-SE', 'Välj **Hämta rutt** att hämta in en rutt.', 'choose Hämta rutt'],
    ['sv-SE', 'Välj knappen **OK** att stänga meddelandet.', 'confirm OK'],
    ['sv-SE', 'I åtgärdsfönstret väljer du ![Visar ikonen](a.png) **Rutt** > **Kör**.', 'press Rutt > Kör'],
    ['sv-SE', 'I Nordportalen väljer du i det vänstra navigeringsfönstret **Rutter**.', 'choose Rutter'],
    ['sv-SE', 'Klicka på rensa budget.', 'press rensa budget'],
    ['sv-SE', 'Takt > 1 ger en högre vikt och takt > 1 en lägre.', 'manual -'],
    ['sv-SE', 'Välj **Rutt** I fältet **Vikt** anger du ett värde.', 'choose Rutt, text Vikt'],
    ['nb-NO', 'Velg **Ny** I feltet **Status** I Kart-filen.', 'choose Status'],
    [
      'nb-NO',
      'I Nordportalen klikker du **Rute**,og deretter klikker du **Lagre**.',
      'press Rute, press Lagre',
    ],
    ['sv-SE', 'Optional: Välj en rutt i fältet **Rutt**.', 'choose Rutt'],
    ['nb-NO', 'Klikk Ja/Nei på knappene etter behov.', 'press -'],
    ['sv-SE', 'Välj ![Kugghjul för att öppna menyn](a.png).', 'choose -'],
    ['sv-SE', 'I dialogrutan i fältet **Rutt** välj **Norr**.', 'choose Rutt'],
    ['nb-NO', 'I dialogboksen i **Rute**-feltet velg **Nord**.', 'choose Rute'],
    ['sv-SE', 'På fliken **Karta** välj källfältet **Rutt.Namn** på typen **text**.', 'choose Rutt.Namn'],
    ['nb-NO', 'Klikk for å følge koblingen i **Rute**-feltet.', 'press Rute'],
    ['sv-SE', 'Klicka På lager.', 'press På lager'],
    ['nb-NO', 'Klikk På lager.', 'press På lager'],
    ['sv-SE', 'Klik på Sänd.', 'press Sänd'],
    ['sv-SE', 'Om rutten redan visas, klicka då på pilen Dölj två gånger.', 'press Dölj'],
    ['sv-SE', 'Markera Ruttgruppen igen.', 'choose -'],
    ['sv-SE', 'Klicka på Försök igen.', 'press Försök igen'],
    ['nb-NO', 'Klikk på lager.', 'press lager'],
    ['sv-SE', 'Klicka på **>**.', 'press >'],
    ['en', 'Click **>>**.', 'press >>'],
    ['sv-SE', 'Expandera "the node for the route" i trädet.', 'navigate -'],
    ['nb-NO', 'Høyreklikk på nytt, og klikk **Slett**.', 'press -, press Slett'],
    ['nb-NO', 'Bruk menyen til venstre og gå til **Frakt**.', 'navigate Frakt'],
    [
      'nb-NO',
      'Hvis du vil, kan du velge en rute for å sende alt og velge **Neste**.',
      'choose -, press Neste',
    ],
    ['sv-SE', 'I fältet **Rutt**, välj den **Väg** du vill använda.', 'choose Rutt'],
    ['sv-SE', 'Välj datakällfältet RuttNr_Ny som du skapade.', 'choose RuttNr_Ny'],
    ['nb-NO', 'Når du blir bedt om å bekrefte ruten og aktivere **Alarm**, klikker du **OK**.', 'confirm OK'],
  ])('%s: %s', (locale, sentence, expected) => {
    const { kind, label, further } = says(locale, sentence)
    const acts = [{ kind, label }, ...further].map((act) => `${act.kind} ${act.label ?? '-'}`)
    expect(acts.join(', ')).toBe(expected)
  })
})
