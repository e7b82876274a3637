import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('slips of a translation', () => {
  test.each([
    ['sv-SE', 'I avsnittet **Ort** klickar dy på **Ny**.', 'press | Ny'],
    ['sv-SE', 'Väljtabellen **Frakt**.', 'choose | Frakt | Frakt'],
    ['sv-SE', 'Växlavisningen av avsnittet **Bild**.', 'navigate | Bild'],
    ['sv-SE', 'Väljaren visas.', 'choose | -'],
    ['sv-SE', 'Expandera Visa avsnittet **Frakter**.', 'navigate | Frakter'],
    ['sv-SE', 'I dialogrutan **Ort** ange fältet **Ort-ID** välj ort att visa.', 'text | Ort-ID'],
    ['nb-NO', 'Klikk på **Angi ruter** handlingsruten.', 'press | Angi ruter'],
    ['nb-NO', 'Vid delen Frakt.', 'navigate | Frakt'],
    ['sv-SE', 'På snabbfliken **Frakt**. Raderna visas där.', 'navigate | Frakt'],
    ['nb-NO', 'På fanen Frakt.', 'navigate | Frakt'],
    ['nb-NO', 'Velg **Uke** i feltet **Uke/måned**-type.', 'choose | Uke/måned-type | Uke'],
    ['sv-SE', 'I **ortsdatabas** välj **LUND**.', 'choose | ortsdatabas | LUND'],
    ['sv-SE', 'Under **ortsdatabas**, välj **rutter**.', 'choose | rutter | rutter'],
    ['nb-NO', 'Sett ett av alternativene til **Ja**.', 'manual | -'],
    ['sv-SE', 'Gå till Frakt > Rutter i åtgärdsfönstret välj Pågående rutter.', 'navigate | Frakt > Rutter'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test('a place that a comma parts from its instruction is no instruction of its own', () => {
    expect(says('sv-SE', 'I avsnittet Ort, klicka på Ny.').further).toEqual([])
  })
})

describe('what belongs to a name, and what does not', () => {
  test.each([
    ['sv-SE', 'Klicka på Räkna om ordern från den här raden.', 'press | Räkna om ordern från den här raden'],
    ['sv-SE', 'Klicka på Räkna om från den här sidan.', 'press | Räkna om'],
    ['nb-NO', 'Klikk Kopier ruten fra denne ordren.', 'press | Kopier ruten fra denne ordren'],
    [
      'sv-SE',
      'Välj konfigurationen ORT (kopia från Lund).',
      'choose | ORT (kopia från Lund) | ORT (kopia från Lund)',
    ],
    ['nb-NO', 'Velg konfigurasjonen RUTE (fiktiv) fra Nord, AS.', 'choose | -'],
    ['sv-SE', 'Välj Lund som värde.', 'choose | Lund | Lund'],
    ['sv-SE', 'Välj AR-12 i gruppen Orter.', 'choose | Orter | AR-12'],
    ['sv-SE', 'Klicka på länken order-ID för "Lund" i listan.', 'press | order-ID'],
    ['nb-NO', 'I listen klikker du koblingen ID for ordre for Bergen.', 'press | ID for ordre'],
    ['sv-SE', 'Ange **Från-värdet** 3 och ange sedan en vikt.', 'number | Från-värdet | 3'],
    ['nb-NO', 'Sett neste Fra-verdi til 5, som er den andre uken.', 'number | Fra-verdi | 5'],
    ['nb-NO', 'Sett bruk faste priser for ordre til "Ja".', 'switch | bruk faste priser for ordre | true'],
    ['sv-SE', 'Välj en **Frakttyp** som exempelvis **Bil**, **Tåg** osv.', 'choose | Frakttyp'],
    ['nb-NO', 'Velg flisen **Nord**-leverandøren.', 'press | Nord'],
    ['sv-SE', 'Välj fönstret för leverantören **Nord**.', 'navigate | Nord'],
    ['sv-SE', 'Öppna fliken **Order** innan du i gruppen **Visa** väljer **Alla**.', 'navigate | Order'],
    [
      'sv-SE',
      'Om du saknar en ort kan du välja den externa länken **Orter** och följa stegen där.',
      'press | Orter',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('where it is done', () => {
  test.each([
    ['sv-SE', 'Markera rutorna i den **Valda** kolumnen.', 'choose | Valda'],
    ['nb-NO', 'Angi en verdi i kolonnene **Pris**.', 'text | Pris'],
    ['sv-SE', 'I Filnamn anger du ett namn.', 'text | Filnamn'],
    ['sv-SE', 'I Filnamn anger du vad orten heter.', 'text | -'],
    ['sv-SE', 'Är du klar med raderna, välj **Spara**.', 'press | Spara'],
    ['sv-SE', 'Välj Orter i listan med länkar längst ned på arbetsytan.', 'press | Orter'],
    ['nb-NO', 'Merk av i boksen i overskriften til **Overstyr pris**.', 'switch | Overstyr pris | true'],
    ['nb-NO', 'Velg **Ruter**-siden i rutenettet.', 'navigate | Ruter'],
    ['nb-NO', 'Klikk Vis byer i handlingsruten Frakt.', 'press | Vis byer'],
    ['sv-SE', 'Klicka på Visa orter i åtgärdsfönstret Frakt.', 'press | Visa orter'],
    ['nb-NO', 'I Rute nr. angir du et nummer.', 'number | Rute nr.'],
    ['nb-NO', 'Utvid fraktområdet.', 'navigate | Frakt'],
    ['nb-NO', 'Åpne arbeidsområdet.', 'navigate | -'],
    ['nb-NO', 'Åpne arbeidsområdet for ruter.', 'navigate | Ruter'],
    ['sv-SE', 'Dölj eller visa avsnittet Frakt.', 'navigate | Frakt'],
    ['sv-SE', 'Välj alternativet Ja för Visa rutter.', 'switch | Visa rutter | true'],
    ['sv-SE', 'Välj raden som du skapade i ruttfältet förut.', 'choose | Rutt'],
    ['nb-NO', 'Vis faktaboksområdet Frakt for å se ruter.', 'navigate | Frakt'],
    ['nb-NO', 'Utvid delen Ruter som vises ().', 'navigate | Ruter som vises'],
    ['nb-NO', 'Utvid Ort\\\\find() i treet.', 'navigate | Ort\\find()'],
    ['sv-SE', 'Expandera the node for the route type i trädet.', 'navigate | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('words that a translation lost or confused', () => {
  test.each([
    [
      'sv-SE',
      'I snabbfliken **Hemort** på snabbfliken **Allmänt** kan du välja orten som ska gälla.',
      'choose | Hemort',
    ],
    [
      'nb-NO',
      'På hurtigfanen **By** på hurtigfanen **Generelt** velger du byen som skal gjelde.',
      'choose | By',
    ],
    ['sv-SE', 'På snabbfliken **Orter** på snabbfliken **Allmänt** väljer du **Ny**.', 'press | Ny'],
    ['sv-SE', 'Välj en rutt som du sparade tidigare **Orter**.', 'choose | Orter | Orter'],
    ['sv-SE', 'Välj en rutt som du sparade tidigare.', 'choose | -'],
    ['sv-SE', 'I **Rensa orter** väljer du vill rensa orter utan rutter.', 'choose | Rensa orter'],
    [
      'sv-SE',
      'När du väger en vara klickar du på sidan **Våg**, klicka på länken **Väg varan här**.',
      'press | Väg varan här',
    ],
    ['sv-SE', 'Klicka på fliken **Våg**, klicka på knappen **Väg**.', 'navigate | Våg'],
    ['nb-NO', 'Angi hodet i den nye ruten, angi feltet **By** til byen du reiser fra.', 'text | By'],
    ['nb-NO', 'Velg lasten **Lasttype**-feltet i hurtigfanen **Detaljer**.', 'choose | Lasttype'],
    ['sv-SE', 'I fältet träd väljer du **Orter\\Lund**.', 'tree | - | Orter\\Lund'],
    ['sv-SE', 'I **Select Välj ort**, välj **Lund**.', 'choose | Välj ort | Lund'],
    ['sv-SE', 'I **Välj ort** väljer du **OK**.', 'confirm | OK'],
    [
      'sv-SE',
      'Ange "Den last som vägs"i fältet Text. Lasten vägs" i fältet Text.',
      'text | Text | Den last som vägs',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a sentence without its verb', () => {
  test.each([
    ['sv-SE', 'Avboka **Avboka alla rutter**.', 'press | Avboka alla rutter'],
    ['nb-NO', 'Avlys **Avlys alle ruter**.', 'press | Avlys alle ruter'],
    ['sv-SE', 'Avboka **Alla rutter**.', 'manual | -'],
    [
      'sv-SE',
      'I åtgärdsfönstret **Boka rutter** för att boka rutter på snabbfliken **Orter**.',
      'press | Boka rutter',
    ],
    ['sv-SE', 'I åtgärdsfönstret **Boka rutter**, där allt visas.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('names as the screen prints them', () => {
  test.each([
    ['sv-SE', 'Välj rutt-ID.', 'choose | Rutt-ID'],
    ['sv-SE', 'Klicka på plusikonen för att öppna sidan Rutter.', 'press | Plus'],
    ['nb-NO', 'Klikk på plussikonet for å åpne siden Ruter.', 'press | Pluss'],
    ['sv-SE', 'Ange den minsta lastkvantiteten till "25".', 'number | Minsta lastkvantitet | 25'],
    ['sv-SE', 'Ange lastkvantiteten till 5.', 'number | Lastkvantitet | 5'],
    ['sv-SE', 'Ställ in lastdatumet på 31 januari 2026.', 'choose | Lastdatum | 31 januari 2026'],
    ['sv-SE', 'Välj "Lund" i **Startort** för fält.', 'choose | Startort för | Lund'],
    ['sv-SE', 'Välj Nords Inc. leverantör för att spara.', 'choose | - | Nords Inc.'],
    ['sv-SE', 'Välj Nord, Inc. leverantör.', 'choose | Nord, Inc. | Nord, Inc.'],
    ['sv-SE', 'Välj leverantören Nord, Inc.', 'choose | Nord, Inc. | Nord, Inc.'],
    ['sv-SE', 'Välj en ort eller ett land i Ortsnamn.', 'choose | Ortsnamn'],
    ['sv-SE', 'Välj en ort i Sverige.', 'choose | -'],
    ['sv-SE', 'Ange antal veckor i Period för vägning', 'number | Period för vägning'],
    [
      'nb-NO',
      'Angi et tall i Utelat ruter som er kjørt i dette antallet uker.',
      'number | Utelat ruter som er kjørt i dette antallet uker',
    ],
    ['sv-SE', 'Expandera avsnittet Vägda laster section.', 'navigate | Vägda laster'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('values without what a translation left beside them', () => {
  test.each([
    ['sv-SE', 'Ange eller välj L0001 värde i fältet Last.', 'choose | Last | L0001'],
    ['sv-SE', 'Välj Bil” i fältet Körs av.', 'choose | Körs av | Bil'],
    ['sv-SE', 'I fältet Vikt, ange"10".', 'number | Vikt | 10'],
    [
      'en',
      'In the Formula field, enter "IF(Load.Weight=1, "Light", "Heavy")".',
      'text | Formula | IF(Load.Weight=1, "Light", "Heavy")',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
