import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('what stands before the verb', () => {
  test.each([
    ['sv-SE', 'På varje rad i fältet **Vikt** anger du ett tal.', 'number | Vikt'],
    ['nb-NO', 'På hver linje i feltet **Vekt** skriver du inn et tall.', 'number | Vekt'],
    ['nb-NO', 'Etter at ruten er lagret, går du til **Frakt** > **Rute**.', 'navigate | Frakt > Rute'],
    ['sv-SE', 'Eftersom orten är ny markerar du kryssrutan **Ny ort**.', 'switch | Ny ort | true'],
    ['sv-SE', 'Baserat på **Typ**, fyll i fältet **Nummer**.', 'text | Nummer'],
    ['sv-SE', 'I den utfällbara menyn **Ny**, i fältet **Ort**, anger du ett namn.', 'text | Ort'],
    [
      'nb-NO',
      'På siden **Ordre**, som viser alt som er åpent, velger du handlingen **Frakt**.',
      'press | Frakt',
    ],
    ['sv-SE', 'Om fältet **Ort** är tomt stänger du sidan **Order**.', 'navigate | Order'],
    ['sv-SE', 'Om du inte hittar fältet **Ort** trycker du på **Uppdatera**.', 'press | Uppdatera'],
    [
      'nb-NO',
      '**Lager-oppsett** I Kontor aktiverer du funksjonen **Frakt i ordre**.',
      'switch | Frakt i ordre | true',
    ],
    ['nb-NO', 'I feltet **Rute** registrerer du en rute.', 'text | Rute'],
    ['sv-SE', 'I området **Ort** lägger du till en rad.', 'manual | -'],
    ['sv-SE', 'Ge orten ett kort namn i fältet **Namn**.', 'text | Namn'],
    ['nb-NO', 'Beskriv ruten i **Beskrivelse**-feltet.', 'text | Beskrivelse'],
    ['sv-SE', 'Ändra värdet i fältet **Status** till **Öppen**.', 'choose | Status | Öppen'],
    [
      'sv-SE',
      'För hyllan *A* ändrar du värdet i fältet **Zon** från *Nord* till *Syd*.',
      'choose | Zon | Syd',
    ],
    ['sv-SE', 'Om du vill ange texten på ett annat språk, klicka på knappen **Språk**.', 'press | Språk'],
    ['sv-SE', 'På den första raden, i kolumnen **Nod**, expanderar du noden **Order**.', 'navigate | Order'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Så här anger du en ort.'],
    ['nb-NO', 'Hvis du velger en rute, angir dette en grense.'],
    ['sv-SE', 'Rader skapas genom att ange ett nummer.'],
    ['sv-SE', 'I fälten **A1**, **B1** eller **C1** anger du ett tal.'],
    ['sv-SE', 'Fältet **Enhet** anger vad som räknas.'],
    ['nb-NO', 'Legg til **a1** i feltet **Kode** og **b1** i feltet **Navn**.'],
    ['sv-SE', 'Aktivera kryptering av dina uppgifter.'],
  ])('%s: %s is left to the operator', (locale, sentence) => {
    expect(inShort(locale, sentence)).toBe('manual | -')
  })
})

describe('how it is done', () => {
  test.each([
    ['sv-SE', 'Stäng rutan genom att välja **OK**.', 'confirm | OK'],
    ['nb-NO', 'Du kan også få flere ved å velge handlingen **Hent**.', 'press | Hent'],
    [
      'sv-SE',
      'Bekräfta att orten är klar genom att välja **Logga in** och logga in där.',
      'choose | Logga in | Logga in',
    ],
    ['sv-SE', 'Välj de rader som ska med genom att välja **Ja** på dem.', 'choose | -'],
    ['sv-SE', 'Använd knappen **Filter** för att begränsa raderna.', 'press | Filter'],
    ['nb-NO', 'Bruk siden **Rute** til å godkjenne ruter.', 'navigate | Rute'],
    ['nb-NO', 'Bruk kategorien Frakt til å angi hvordan det fraktes.', 'navigate | Frakt'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what stands around a name', () => {
  test.each([
    ['sv-SE', 'Välj **Visa** och logga in.', 'choose | Visa | Visa'],
    ['sv-SE', 'Ange alternativet **Gäller nu** till *Ja* och lämna orten tom.', 'switch | Gäller nu | true'],
    ['sv-SE', 'Ange **Vikt** för varje rad som har valts.', 'text | Vikt'],
    ['sv-SE', 'Ange ett **Namn** på orten.', 'text | Namn'],
    ['nb-NO', 'Velg en **Region** for ruten.', 'choose | Region'],
    ['sv-SE', 'Ange **Lund** i filtret.', 'manual | -'],
    ['sv-SE', 'Ange **Lund** för att gå vidare.', 'manual | -'],
    ['nb-NO', 'Angi en verdi i **Type**-feltet (for eksempel **Skinne**).', 'text | Type'],
    ['nb-NO', 'I **Metode**- feltet velger du **Nord**.', 'choose | Metode | Nord'],
    ['sv-SE', 'Välj åtgärden**Frakta** när raderna är klara.', 'press | Frakta'],
    ['sv-SE', 'På **sidan Order** väljer du **åtgärden Frakta**.', 'press | Frakta'],
    ['sv-SE', 'Välj ikonen **Dela** ![Dela sidan.](dela.png) för att dela.', 'press | Dela'],
    ['sv-SE', 'Gå tillbaka till fliken **Rader**.', 'navigate | Rader'],
    ['nb-NO', 'Angi tekst i feltet **Sendt** på **Ordre**-siden for ruten.', 'text | Sendt'],
    ['nb-NO', 'Velg **Slett**-handlingen på **Rute**-siden.', 'press | Slett'],
    ['nb-NO', 'Velg **Ny** i handlingsfeltet øverst.', 'press | Ny'],
    ['nb-NO', 'I sidefeltet velger du **Ruter**.', 'press | Ruter'],
    ['nb-NO', 'Velg IDen for ruten.', 'choose | -'],
    ['sv-SE', 'Skriv ID för orten i fältet **Ort**.', 'text | Ort'],
    ['sv-SE', 'Under **Detaljer** fyller du i samtliga fält.', 'text | -'],
    ['sv-SE', 'Välj **Redigera** överst på sidan och ange en tid.', 'press | Redigera'],
    ['sv-SE', 'Välj ett värde för **Upprepning** om det behövs.', 'choose | Upprepning'],
    ['nb-NO', 'Velg en verdi for **Gjentakelse**.', 'choose | Gjentakelse'],
    ['sv-SE', 'Alternativt kan du använda åtgärden **Föreslå**.', 'press | Föreslå'],
    [
      'nb-NO',
      'For ruter går du til **Frakt** \\> **Mine** \\> **Ruter**.',
      'navigate | Frakt > Mine > Ruter',
    ],
    ['sv-SE', 'Fyll i fältet enligt tabellen.', 'text | -'],
    ['sv-SE', 'Uppdatera sidan.', 'navigate | -'],
    ['sv-SE', 'Uppdatera vikten.', 'manual | -'],
    ['sv-SE', 'Bläddra till platsen där du sparade filen.', 'navigate | -'],
    ['sv-SE', 'Bläddra till filen a1.xml som du sparade.', 'navigate | a1.xml'],
    ['sv-SE', 'Gå till Teams och klistra in länken.', 'navigate | Teams'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('several instructions of one sentence', () => {
  test.each([
    ['sv-SE', 'På sidan **A** väljer du **Ny** och skriver in ett namn i fältet **Ort**.', ['Ny', 'Ort']],
    ['nb-NO', 'På siden **A** velger du **Ny** og klikker deretter på **Frakt**.', ['Ny', 'Frakt']],
    ['sv-SE', 'Välj **Ny**, välj **Rad** och välj **OK**.', ['Ny', 'Rad', 'OK']],
    ['sv-SE', 'Välj en rad och i fältet **Ort** väljer du en ort.', [null, 'Ort']],
    ['sv-SE', 'Välj koden **A** och sedan på fliken **Rad** i fältet **Ort**, välj **Lund**.', ['A', 'Ort']],
    ['sv-SE', 'Välj flera rader att radera och välj sedan **Ta bort**.', [null, 'Ta bort']],
    ['sv-SE', 'På sidan **Ort** markerar du och öppnar en ort.', [null]],
    ['nb-NO', 'Velg ikonet **Søk**, angir **Rute** og velger koblingen.', ['Søk', 'Rute', null]],
  ])('%s: %s', (locale, sentence, labels) => {
    const { label, further } = says(locale, sentence)
    expect([label, ...further.map((other) => other.label)]).toEqual(labels)
  })
})

describe('a label where the kind is not sure', () => {
  test.each([
    ['sv-SE', 'Kontrollera att fältet **Vikt** på sidan **Order** är tomt.', 'manual | Vikt'],
    ['nb-NO', 'Dra feltet **Rute** til området **Rader**.', 'manual | Rute'],
    ['nb-NO', 'Bruk **Nivå**-feltet til å angi hvor mye som vises.', 'manual | Nivå'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test.each([
    ['sv-SE', 'Fältet **Vikt** visar vad ordern väger.'],
    ['sv-SE', 'Kontrollera fälten **Vikt** och **Ort**.'],
    ['sv-SE', 'Kontrollera fältet **Vikt** och fältet **Ort**.'],
    ['sv-SE', 'Gör något av detta, beroende på vad du valt i fältet **Vikt**:'],
    ['nb-NO', 'Kontroller at feltet **Vekt** er **Nord**.'],
    ['nb-NO', 'Ikke rør feltet **Vekt**.'],
    ['en', 'Make sure that the **Weight** field is empty.'],
  ])('%s: %s bears none', (locale, sentence) => {
    expect(inShort(locale, sentence)).toBe('manual | -')
  })
})

describe('signs of regular expressions in a sentence', () => {
  test.each([
    ['nb-NO', 'Skriv inn verdier i feltene som vises.)', 'text | -'],
    ['sv-SE', 'Skriv värden (utan enhet.', 'text | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
