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
    ['nb-NO', 'I Rute nr. angir du et nummer.', 'number | Rute nr'],
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

describe('values without what a translation left beside them', () => {
  test.each([
    ['sv-SE', 'Ange "Den last som vägs"i fältet Text. Lasten vägs" i fältet Text.', 'text | Text | Den last som vägs'],
    [
      'en',
      'In the Formula field, enter "IF(Load.Weight=1, "Light", "Heavy")".',
      'text | Formula | IF(Load.Weight=1, "Light", "Heavy")',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
