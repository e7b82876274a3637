import { describe, expect, test } from 'vitest'
import { says } from './sentences.ts'

function acts(locale: string, sentence: string): string {
  const { kind, label, further } = says(locale, sentence)
  return [{ kind, label }, ...further].map((act) => `${act.kind} ${act.label ?? '-'}`).join(', ')
}

describe('what may be done besides is no act of the step', () => {
  test.each([
    ['nb-NO', 'Klikk **Rediger**. Du kan også velge **Alle ruter**.', 'press Rediger'],
    ['nb-NO', 'Angi et navn i **Rute**-feltet. Du kan merke av for Nord hvis den går dit.', 'text Rute'],
    ['nb-NO', 'Klikk **OK**. Hvis du ikke vil vente, kan du gå til fanen **Ruter**.', 'confirm OK'],
    ['nb-NO', 'Alarmen er på. Du kan slå den av ved å sette alternativet **Alarm** til **Nei**.', 'manual -'],
    ['nb-NO', 'Velg en rute. Du kan for eksempel velge **Nord**.', 'choose -'],
    ['nb-NO', 'Velg en by. Du kan for eksempel velge **Lund** i sør, eller **Bergen**.', 'choose -'],
    ['nb-NO', 'Klikk **Send**. Velg **Avslå** hvis du ikke vil kjøre ruten.', 'press Send'],
    ['sv-SE', 'Klicka på **Ny**. Du kan även klicka på **Kopiera**.', 'press Ny'],
    ['en', 'Set **Alarm** to **Yes**. Select this option to be woken.', 'switch Alarm'],
    ['sv-SE', 'Ställ in **Larm** på **Ja**. Välj det här alternativet för att bli väckt.', 'switch Larm'],
    ['nb-NO', 'Sett **Alarm** til **Ja**. Velg dette alternativet for å bli vekket.', 'switch Alarm'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(acts(locale, sentence)).toBe(expected)
  })
})

describe('what is told twice is done once', () => {
  test.each([
    ['nb-NO', 'Klikk **Ny** for å lage en rute. Dette gjøres ved å klikke på **Ny**.', 'press Ny'],
    ['nb-NO', 'I feltet **Rute** velger du **Nord**. Velg **Nord** for å se byene.', 'choose Rute'],
    ['nb-NO', 'I feltet **Type** velger du **Vekt**. Angi 5 i feltet **Vekt**.', 'choose Type, number Vekt'],
    ['nb-NO', 'Velg **Rute**. Angi en verdi i feltet **Rute**.', 'choose Rute, text Rute'],
    ['nb-NO', 'Klikk **OK**. Klikk **OK**.', 'confirm OK, confirm OK'],
    ['nb-NO', 'Klikk **Neste**. Velg en rute. Klikk **Neste**.', 'press Neste, choose -, press Neste'],
    ['nb-NO', 'Åpne siden **Ruter**. Gå til **Frakt \\> Ruter**.', 'navigate Ruter, navigate Ruter'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(acts(locale, sentence)).toBe(expected)
  })
})

describe('two nodes of a tree are selected one after the other', () => {
  test.each([
    ['nb-NO', 'Velg **rute\\By** og **HTML\\Rad** i treet.', 'rute\\By, HTML\\Rad'],
    ['sv-SE', 'Välj **rutt\\Ort** och **HTML\\Rad** i trädet.', 'rutt\\Ort, HTML\\Rad'],
    ['sv-SE', 'Välj **rutt\\Ort** eller **HTML\\Rad** i trädet.', ''],
  ])('%s: %s', (locale, sentence, expected) => {
    const { value, further } = says(locale, sentence)
    expect([value, ...further.map((act) => act.value)].filter((node) => node !== null).join(', ')).toBe(
      expected,
    )
  })
})
