import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('what is opened or pressed by its way', () => {
  test.each([
    ['nb-NO', 'Åpne siden **Frakt** > **Ruter** > **Alle ruter**.', 'navigate | Frakt > Ruter > Alle ruter'],
    ['sv-SE', 'Öppna **Frakt \\> Rutter** i det företag som kör.', 'navigate | Frakt > Rutter'],
    ['sv-SE', 'Öppna sidan Frakt > Rutter > Alla rutter.', 'navigate | Frakt > Rutter > Alla rutter'],
    ['en', 'Open the page **Freight** > **Routes**.', 'navigate | Freight > Routes'],
    ['en', 'Go to **Freight > Routes** and run the **Night (late)** job.', 'navigate | Freight > Routes'],
    ['sv-SE', 'Välj **OK** för att lägga till rutten i listan över turer.', 'confirm | OK'],
    ['sv-SE', 'Leta reda på filen för Ruttplan-tillägg.', 'choose | -'],
    ['sv-SE', 'Sök fältet **Rutt-ID** för den rutt som du angav.', 'choose | Rutt-ID'],
    ['sv-SE', 'Öppna sidan **Rutter** på **Frakt** > **Länkar**.', 'navigate | Rutter'],
    ['nb-NO', 'Klikk Kopier > Kopier ruter for å åpne **Ruter**-siden.', 'press | Kopier > Kopier ruter'],
    ['en', 'Click Copy > Copy routes to open the **Routes** page.', 'press | Copy > Copy routes'],
    ['sv-SE', 'Öppna Ruttlistan, där du kan köra **Rutten**.', 'navigate | -'],
    ['sv-SE', 'Klicka på pil höger för att lägga till listan **Valda**.', 'press | -'],
    ['nb-NO', 'Velg Nei i meldingsboksen for å gå tilbake, eller på **Ja** for å kjøre.', 'confirm | Nei'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a control and its value may stand as an equation', () => {
  test.each([
    ['sv-SE', 'Välj Rutt = Ingen.', 'choose | Rutt | Ingen'],
    ['nb-NO', 'Velg **Rute = Ingen**.', 'choose | Rute | Ingen'],
    ['en', 'Select **Route** = **None**.', 'choose | Route | None'],
    ['sv-SE', 'Välj **Rutt** = **Ja**.', 'switch | Rutt | true'],
    ['sv-SE', 'Välj **Rutt = modell.Rutt\\Kod** i trädet.', 'tree | - | Rutt = modell.Rutt\\Kod'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('where an unmarked name stands, and which of several is meant, is no part of it', () => {
  test.each([
    ['sv-SE', 'Klicka på Ruttinformation i det blå fältet att se rutten.', 'press | Ruttinformation'],
    ['nb-NO', 'Klikk Ruteinformasjon i det blå feltet for å se ruten.', 'press | Ruteinformasjon'],
    ['sv-SE', 'Markera fältet Markera för de rutter som du vill köra.', 'choose | Markera'],
    ['sv-SE', 'Ange **https://nord/...**.', 'text | - | https://nord/...'],
    ['sv-SE', 'I fältet **Server** anger du URL för rutten.', 'text | Server'],
    ['sv-SE', 'Ange **Nord/...** i fältet **Rutt**.', 'text | Rutt | Nord/...'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
