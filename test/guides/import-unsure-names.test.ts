import { describe, expect, test } from 'vitest'
import { says } from './sentences.ts'

/** Every act of a step, as kind, label and value. */
function acts(locale: string, step: string): string {
  const { further, ...first } = says(locale, step, false)
  return [first, ...further]
    .map(({ kind, label, value }) => [kind, label ?? '-', ...(value === null ? [] : [value])].join(' | '))
    .join(' ;; ')
}

describe('a name of which no one can tell the end, or whether it is one, is none', () => {
  test.each([
    ['sv-SE', 'Välj Rutterapporteringen om rutten ska visas.', 'press | -'],
    ['sv-SE', 'Klicka på Ruttförfrågan.', 'press | Ruttförfrågan'],
    ['sv-SE', 'Markera kryssrutan Tillåt kassation för att använda lagret.', 'manual | -'],
    ['nb-NO', 'Merk av for Tillat kassasjon for å bruke lageret.', 'manual | -'],
    ['sv-SE', 'Det gör du genom att öppna Ruttcenter, välja rutten och sedan ändra den.', 'navigate | -'],
    ['sv-SE', 'Välj Ja eller Nej för statusen "Stängd" för Rutten.', 'manual | -'],
    ['sv-SE', 'Om du väljer Markera kryssrutan i Rubrik markeras även alla rader.', 'manual | -'],
    ['sv-SE', 'Mappen bygger på modellen, som definieras genom att markera rutten 1012.', 'manual | -'],
    ['sv-SE', 'Därför väljer du i fälten **Ort norr** eller **Ort söder** en ort.', 'manual | -'],
    ['nb-NO', 'Søk etter **Bruk soner**-funksjonen, og merk raden.', 'choose | - | Bruk soner ;; choose | -'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})

describe('keys of the keyboard are no controls', () => {
  test.each([
    ['sv-SE', 'Tryck på **Alt+S** om du vill spara.'],
    ['sv-SE', 'Tryck på Retur för att fortsätta.'],
    ['nb-NO', 'Trykk CTRL+ N for å opprette en linje.'],
    ['nb-NO', 'Trykk på **F5**.'],
  ])('%s: %s', (locale, step) => {
    expect(acts(locale, step)).toBe('press | -')
  })
})

describe('what is chosen as something, or as an example, is a value', () => {
  test.each([
    ['sv-SE', 'I guiden väljer du **Norr** som **Typ**.', 'choose | Typ | Norr'],
    ['nb-NO', 'Velg **Nord** som **Type**, og klikk **OK**.', 'choose | Type | Nord ;; confirm | OK'],
    ['nb-NO', 'Velg **Heltall** som datatype.', 'choose | - | Heltall'],
    ['nb-NO', 'Velg **51** som kriterium for feltet **Rute** i tabellen **Turer**.', 'choose | Rute | 51'],
    ['sv-SE', 'I fältet **Ort** väljer du en ort. Du kan till exempel välja "Lund".', 'choose | Ort | Lund'],
    ['nb-NO', 'I **By**-feltet velger du en by. Velg for eksempel **Bergen**.', 'choose | By | Bergen'],
    ['nb-NO', 'Velg Nord en Type-feltet.', 'choose | Type | Nord'],
    [
      'nb-NO',
      'På linjen for tre busser av sett B, i feltet **Antall**, angir du **3**.',
      'number | Antall | 3',
    ],
    ['sv-SE', 'I fältet **Beskrivning** skriver du "Rutt till Lund."', 'text | Beskrivning | Rutt till Lund'],
    ['nb-NO', "Skriv inn 'Rute til Bergen.' Klikk **OK**.", 'text | - | Rute til Bergen ;; confirm | OK'],
    ['sv-SE', 'Markera rutten och välj sedanåtgärden**Lägg till**.', 'choose | - ;; press | Lägg till'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})

describe('an entry of a list of settings is set as its words say', () => {
  test.each([
    ['sv-SE', '**Rutt** – Ange detta alternativ som *Ja* om du vill visa den.', 'switch | Rutt'],
    ['nb-NO', '**Rute** – Angi dette alternativet til *Ja* hvis du vil vise den.', 'switch | Rute'],
    ['sv-SE', '**Rutt** – Ange det här alternativet till *Ja* för att se alla från *Lund*.', 'switch | Rutt'],
    ['sv-SE', '**Rutt** – Markera den här kryssrutan för att se alla från *Lund*.', 'switch | Rutt'],
    ['nb-NO', '**Rute:** Angi dette alternativet til _Nei_.', 'switch | Rute | false'],
    ['sv-SE', '**Rutt** – Ange det här fältet till *norra vägen*.', 'choose | Rutt | norra vägen'],
    ['nb-NO', '**Feltet Rute:** Sett dette feltet til *Til Bergen*.', 'choose | Rute | Til Bergen'],
    ['sv-SE', '**Rutt** – Ange alternativet **Visa** som *Ja* för att visa den.', 'switch | Visa | true'],
    ['nb-NO', '**Rute** – Velg alternativet **Full tilgang**.', 'choose | Rute | Full tilgang'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})

describe('words that nothing sets apart are no name where they tell', () => {
  test.each([
    ['sv-SE', 'Öppna ATO-ordern för fem bussar.', 'navigate | -'],
    [
      'sv-SE',
      'Öppna Ruttutforskaren i Norr Studio och sök efter **Lund**.',
      'navigate | - ;; choose | - | Lund',
    ],
    ['sv-SE', 'Öppna Norr Studio som administratör.', 'navigate | -'],
    ['sv-SE', 'Klicka på rutt ID-länken för att öppna den.', 'press | -'],
    ['nb-NO', 'Velg høyre pil-knappen for å flytte ruten.', 'press | -'],
    ['nb-NO', 'Kunden får fire turer, så du angir fire turer på 25 bytter hver.', 'manual | -'],
    ['sv-SE', 'Öppna Norr POS på nytt.', 'navigate | Norr POS'],
    ['sv-SE', 'Gå tillbaka till webbläsarfliken.', 'navigate | -'],
    ['nb-NO', 'Skriv teksten i tekstfeltet.', 'text | -'],
    ['nb-NO', 'I Ordrenr **.** -feltet velger du ordren.', 'choose | Ordrenr.'],
    ['sv-SE', 'Gå till **Rutt** > **Turer** och validerar den rutt som du importerat.', 'navigate | -'],
    ['nb-NO', 'Gå gil **Rute** > **Turer**.', 'manual | -'],
    ['sv-SE', 'Klicka på **Rutt**\\>**Turer**.', 'press | Rutt > Turer'],
    ['nb-NO', 'Gå til Rute -> Tur -> Bytte.', 'navigate | Bytte'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})

describe('a value that nothing sets apart is none where its field is and its words tell', () => {
  test.each([
    ['sv-SE', 'I fältet **Typ** väljer du Ruttgrupp för orten.', 'choose | Typ'],
    ['sv-SE', 'I fältet Typ anger du Rutt till den nya orten.', 'text | Typ | Rutt till den nya orten'],
    ['sv-SE', 'I fältet **Typ** anger du MEA-nummer.', 'text | Typ'],
    ['sv-SE', 'Välj **typ** för raden i fältet Typ.', 'choose | Typ'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})

describe('a link to what tells more asks for nothing', () => {
  test.each([
    ['sv-SE', '[Aktivera ruttjänsten.](#rutt)', 'manual | -'],
    ['sv-SE', 'Stäng sidan när du börjar på [Steg 6. Aktivera rutten](#rutt).', 'navigate | -'],
    ['sv-SE', 'Välj **Rutt**. Om du vill lära dig mer om den går du till [Rutter](rutt.md).', 'press | Rutt'],
    ['sv-SE', 'Välj **Rutt**. För mer information, gå till [Rutter](rutt.md).', 'press | Rutt'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})
