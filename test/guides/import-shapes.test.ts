import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('a field', () => {
  test.each([
    ['en', 'Fill in the **Code** field.', 'text | Code'],
    ['sv-SE', 'Fyll i fältet **Kod**.', 'text | Kod'],
    ['nb-NO', 'Fyll ut **Kode**-feltet for å sortere.', 'text | Kode'],
    ['nb-NO', 'Hvis byen er stor, fyller du ut feltet **Antall**.', 'text | Antall'],
    ['sv-SE', 'Ange **Nummer** till numret på ordern som du skapade.', 'choose | Nummer'],
    ['nb-NO', 'Angi **Nummer** til nummeret på ordren som du opprettet.', 'choose | Nummer'],
    ['sv-SE', 'I rubriken anger du fältet **Vara** som den vara som du vill sälja.', 'text | Vara'],
    ['sv-SE', 'För **Vara** anger du ett nummer.', 'number | Vara'],
    ['nb-NO', 'For **By** angir du navnet.', 'text | By'],
    ['sv-SE', 'Ange **2** i **Antal**.', 'number | Antal | 2'],
    ['nb-NO', 'Angi et tall i Antall.', 'number | Antall'],
    ['sv-SE', 'Ställ in datumet i fältet Bokförs till 2026-01-01.', 'date | Bokförs | 2026-01-01'],
    ['nb-NO', 'Angi datoen i feltet Posteres til 2026-01-01.', 'date | Posteres | 2026-01-01'],
    ['sv-SE', 'I fältet **Nr.** fältet anger du ett tal.', 'number | Nr.'],
    ['sv-SE', 'I **Nr.** -fältet, skriv ett tal.', 'number | Nr.'],
    ['nb-NO', 'I feltet **Nr.** -feltet angir du et tall.', 'number | Nr.'],
    ['nb-NO', 'I feltet **Ordretype**-feltet velger du en type.', 'choose | Ordretype'],
    ['sv-SE', 'I Ordervikts- fältet anger du ett tal.', 'number | Ordervikt'],
    ['sv-SE', 'I **Vikt i tonfältet**, ange en vikt.', 'text | Vikt i ton'],
    ['sv-SE', 'Välj **Ja** i alla fält **Lägg till dagar**.', 'switch | Lägg till dagar | true'],
    ['nb-NO', 'Velg **Ja** i alle felt kalt **Legg til dager**.', 'switch | Legg til dager | true'],
    ['sv-SE', 'Välj ja i fältet Gäller nu.', 'switch | Gäller nu | true'],
    ['sv-SE', 'Välj, i fältet **Depå**, den depå som du vill ha.', 'choose | Depå'],
    ['sv-SE', 'I typfältet **Undantag** väljer du ett värde.', 'choose | Undantag'],
    ['nb-NO', 'Skriv inn et navn i By-feltet, eller velg et i listen.', 'text | By'],
    ['nb-NO', 'På hurtigfanen **Frakt**, feltet **Rute** velger du **Nord**.', 'choose | Rute | Nord'],
    ['sv-SE', 'I fältet **Metod** kan du definiera hur ordrar räknas.', 'text | Metod'],
    ['nb-NO', 'I feltet **Metode** definerer du hvordan ordrer telles.', 'text | Metode'],
    ['en', 'In the **Method** field, define how orders are counted.', 'text | Method'],
    ['nb-NO', 'Høyreklikk på pilen i feltet **By**.', 'press | By'],
    ['sv-SE', 'Högerklicka på pilen i fältet **Ort**.', 'press | Ort'],
    ['sv-SE', 'Ändra antalet från 4 till 5 i fältet Antal för den första raden.', 'number | Antal | 5'],
    ['sv-SE', 'Ange **Postnummer**.', 'text | Postnummer'],
    ['nb-NO', 'Angi **Poststed**.', 'text | Poststed'],
    ['sv-SE', 'Välj A i fältetSort.', 'choose | Sort | A'],
    ['sv-SE', 'Välj ordern i fältet Antal i fältet Antal.', 'choose | Antal'],
    ['nb-NO', 'Velg koden du har opprettet i den forrige oppgaven, i Kode-feltet.', 'choose | Kode'],
    ['nb-NO', 'I kriteriefeltet Ordre skriver du inn 5.', 'number | Ordre | 5'],
    ['sv-SE', 'Ange "A" i namnfältet för orten.', 'text | Namn | A'],
    ['sv-SE', 'Ange 10 000 i fältet Summa.', 'number | Summa | 10 000'],
    ['sv-SE', 'Välj raden i fältet Typ av order. *', 'choose | Typ av order'],
    [
      'nb-NO',
      'Hvis du vil stenge, setter du verdien for feltet **Status** til **Av**.',
      'switch | Status | false',
    ],
    ['sv-SE', 'Ge alternativet **Beräkna vikt** värdet **Ja**.', 'switch | Beräkna vikt | true'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a button, a tab or a section', () => {
  test.each([
    ['sv-SE', 'Expandera **order** avsnittet.', 'navigate | order'],
    ['sv-SE', 'Expandera FastTab **Frakt** om du vill se frakten.', 'navigate | Frakt'],
    ['sv-SE', 'Välj på fliken **Frakt**.', 'navigate | Frakt'],
    ['sv-SE', 'Klicka på länken Orter som berörs i listan.', 'press | Orter som berörs'],
    ['sv-SE', 'Om orten ska läggas till väljer **Bilagor**.', 'choose | Bilagor | Bilagor'],
    ['sv-SE', 'Välj **MyApp**-program.', 'choose | MyApp | MyApp'],
    [
      'sv-SE',
      'Markera kryssrutan Skapa order när hyllor stängs.',
      'switch | Skapa order när hyllor stängs | true',
    ],
    [
      'sv-SE',
      'I den nedrullningsbara menyn under snabbfliken **Konto** väljer du "Frakt".',
      'choose | - | Frakt',
    ],
    ['sv-SE', 'Expandera huvudavsnittet Order.', 'navigate | Order'],
    ['sv-SE', 'Expandera viktfaktarutan om du vill se vikten.', 'navigate | Vikt'],
    ['nb-NO', 'Vis eller skjul delen **Ordre**-hode.', 'navigate | Ordre-hode'],
    ['sv-SE', 'Klicka på ordna så slår du ihop raderna.', 'press | ordna'],
    ['sv-SE', 'Klicka på knappen **Skapa ort** ovanför listan för att börja.', 'press | Skapa ort'],
    ['sv-SE', 'Klicka på länken **Ort** i listan.', 'press | Ort'],
    ['sv-SE', 'Klicka på länken Ort för "Lund" i listan.', 'press | Ort'],
    ['sv-SE', 'När vikten är känd kan du välja åtgärden **Frakta**.', 'press | Frakta'],
    ['nb-NO', 'Når du er ferdig, må du velge handlingen **Frakt**.', 'press | Frakt'],
    ['nb-NO', 'Gå til **Handlingsrute**, velg **Ny by**.', 'press | Ny by'],
    ['sv-SE', 'För den modell som du har lagt till väljer du **Rita**.', 'choose | Rita | Rita'],
    ['sv-SE', 'För den valda modellen **A** ange alternativet **Prov** till **Ja**.', 'switch | Prov | true'],
    ['sv-SE', 'Öppna mallfilen **Order.docx** som du hämtade.', 'navigate | Order.docx'],
    ['nb-NO', 'Åpne malfilen **Order.docx** du lastet ned, i Word.', 'navigate | Order.docx'],
    ['sv-SE', 'Välj filen Order.docx som du hämtade tidigare.', 'choose | Order.docx | Order.docx'],
    ['sv-SE', 'Välj tabell **Order**.', 'choose | Order | Order'],
    ['nb-NO', 'Velg **Ordre**-poster.', 'choose | Ordre | Ordre'],
    ['nb-NO', 'Velg raden **Ordrens** nummer.', 'choose | Ordrens nummer | Ordrens nummer'],
    ['nb-NO', 'Velg Nord, AS-leverandøren for å bytte.', 'choose | Nord, AS | Nord, AS'],
    [
      'sv-SE',
      'Öppna sökningen genom att klicka på den nedrullningsbara knappen Godkänd av.',
      'navigate | Godkänd av',
    ],
    ['sv-SE', 'Välj **Ja** eller **Nej** för **Visa allt** option.', 'switch | Visa allt'],
    [
      'nb-NO',
      'I konfigurasjonstreet i venstre rute på **Ordre**-siden utvider du **Lager**.',
      'navigate | Lager',
    ],
    ['nb-NO', 'Du kan også endre **bynummeret** etter behov.', 'choose | -'],
    [
      'sv-SE',
      'I Finance på sidan **Ordrar** i åtgärdsfönstret, på fliken **Order** i gruppen **Fler** markerar du **Val**.',
      'press | Val',
    ],
    ['sv-SE', 'På menyn **Order** väljer du **Ändra**.', 'press | Ändra'],
    ['nb-NO', 'Velg **Endre** i **Ordre**-menyen.', 'press | Endre'],
    ['sv-SE', 'Välj Ort-fältet.', 'choose | Ort'],
    ['sv-SE', 'Välj åtgärden **Ny** och fyll sedan i fälten enligt tabellen.', 'press | Ny'],
    ['sv-SE', 'I trädet väljer du **Rot\\\\Rad** och sedan **Ny**.', 'tree | - | Rot\\Rad'],
    ['sv-SE', 'Välj ”Nordic depot" i trädet.', 'tree | - | Nordic depot'],
    [
      'sv-SE',
      'Välj ![Lampa.](b.png "Sök") Välj ikonen ange **Jobbkö** och välj länken.',
      'navigate | Jobbkö',
    ],
    ['sv-SE', 'På kortet **Order** för den nya ordern väljer du åtgärden **Frakta**.', 'press | Frakta'],
    ['sv-SE', 'På en order med statusen **Fel**, väljer du åtgärden **Visa fel**.', 'press | Visa fel'],
    ['nb-NO', 'Øverst i en kanal, velg knappen **Legg til**.', 'press | Legg til'],
    ['sv-SE', 'I fältet **Depå** för mottagande orter anger du en depå.', 'text | Depå'],
    [
      'sv-SE',
      'Om du vill ha orten skapad för det som inte har en, aktivera reglaget **Skapa ort**.',
      'switch | Skapa ort | true',
    ],
    ['sv-SE', 'När du är klar med de vikter, som du har angett, välj åtgärden **Frakta**.', 'press | Frakta'],
    ['sv-SE', 'Aktivera reglaget **Aktiverad**, läs och godkänn villkoren.', 'switch | Aktiverad | true'],
    ['sv-SE', 'Välj rutnätet **Villkor** och följer sedan dessa steg.', 'choose | Villkor | Villkor'],
    ['sv-SE', 'Klicka på Bokför om alla ordrar har godkänts.', 'press | Bokför'],
    ['sv-SE', 'Välj Ja i fältet På depån.', 'switch | På depån | true'],
    ['sv-SE', 'På sidan **Order** i rutnätet väljer du den order som du vill öppna på nytt.', 'choose | -'],
    ['sv-SE', 'I fältet Påslag, ange ett tal.', 'number | Påslag'],
    [
      'sv-SE',
      'Ange alternativet Fördela vid släpp till lager till Ja.',
      'switch | Fördela vid släpp till lager | true',
    ],
    ['sv-SE', 'På sidan **Order** i konfigurationsträdet väljer du **A**.', 'tree | - | A'],
    [
      'sv-SE',
      'Välj **Ja** på växlingsknappen **Visa allt** om du vill se raderna.',
      'switch | Visa allt | true',
    ],
    ['sv-SE', 'Gå till sidan **Order** (Frakt > Ort > Order).', 'navigate | Order'],
    ['nb-NO', 'Trykk på SKIFT-tasten for å velge flere.', 'press | -'],
    ['sv-SE', 'Använd **snabbfiltret** för att hitta orten.', 'navigate | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Välj en ort. Klicka till exempel på Lund.', 'Lund'],
    ['nb-NO', 'Velg en by. Klikk for eksempel på Bergen.', 'Bergen'],
    ['sv-SE', 'Stäng sidan **A** och stäng sedan ner sidan **B**.', 'B'],
  ])('%s: %s', (locale, sentence, label) => {
    expect(says(locale, sentence).further).toMatchObject([{ label }])
  })
})

describe('nothing is named', () => {
  test.each([
    ['sv-SE', 'Gå till nästa fält.', 'navigate | -'],
    ['nb-NO', 'Fjern merket i avmerkingsboksen for linjen, slik at den blir igjen.', 'manual | -'],
    ['nb-NO', 'Klikk tittelen under Ordre-knappen for å gå tilbake.', 'press | -'],
    ['sv-SE', 'Välj Ja eller Nej för huruvida ett nummer måste fyllas i.', 'manual | -'],
    ['sv-SE', 'Ange belopp i SEK.', 'number | -'],
    ['sv-SE', 'Välj artikel **A0001**.', 'choose | - | A0001'],
    ['sv-SE', 'På sidan **Order** anger du uppgifter i fälten enligt tabellen.', 'text | -'],
    ['sv-SE', 'Om du är ombud, visas namnen så att en annan kan ange en rapport.', 'manual | -'],
    ['sv-SE', 'Markera Alla, Ingen eller en viss grupp i nivån.', 'manual | -'],
    ['nb-NO', 'I feltene Fra og Til angir du en dato.', 'date | -'],
    ['sv-SE', 'Skriv **Lund**.', 'manual | -'],
    ['sv-SE', 'Öppna listsidan eller frågan.', 'navigate | -'],
    ['sv-SE', 'Markera XML-filen med ordrarna.', 'choose | -'],
    ['sv-SE', 'Ställ in statusen för ordern till **Klar**.', 'manual | -'],
    ['nb-NO', 'Skriv inn navn og ort for å logge på **Kontor**.', 'text | -'],
    ['sv-SE', 'Ange 10 som minsta vikt.', 'manual | -'],
    ['nb-NO', 'Fyll ut resten av feltene på siden **Ordre** etter behov.', 'text | -'],
    ['nb-NO', 'Gå til Kanban-regler.', 'navigate | Kanban-regler'],
    ['sv-SE', 'Välj ordergruppen för att bokföra.', 'choose | -'],
    ['nb-NO', 'Feltet **By** angir hvor du er.', 'manual | -'],
    ['sv-SE', 'Ge appen ett namn.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
