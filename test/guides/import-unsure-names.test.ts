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
    ['nb-NO', '**Rute:** Angi dette alternativet til _Nei_.', 'switch | Rute | false'],
    ['sv-SE', '**Rutt** – Ange det här fältet till *norra vägen*.', 'choose | Rutt | norra vägen'],
    ['nb-NO', '**Feltet Rute:** Sett dette feltet til *Til Bergen*.', 'choose | Rute | Til Bergen'],
    ['sv-SE', '**Rutt** – Ange alternativet **Visa** som *Ja* för att visa den.', 'switch | Visa | true'],
    ['nb-NO', '**Rute** – Velg alternativet **Full tilgang**.', 'choose | Rute | Full tilgang'],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toBe(expected)
  })
})
