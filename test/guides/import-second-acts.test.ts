import { describe, expect, test } from 'vitest'
import { says } from './sentences.ts'

describe('the second act of a sentence', () => {
  test.each([
    ['sv-SE', 'Markera en rutt att granska och markera **Boka**.', 'choose -, choose Boka'],
    ['sv-SE', 'Klicka på **Ny** för att visa och ändra **Rutten**.', 'press Ny'],
    ['nb-NO', 'Angi et navn i feltet **Rute**, og deretter **OK**.', 'text Rute, confirm OK'],
    ['sv-SE', 'Ange ett namn, och sedan **OK**.', 'text -, confirm OK'],
    ['sv-SE', 'I fältet **Rutt** skriver du **Norr** och sedan **Söder**.', 'text Rutt'],
    ['sv-SE', 'Tryck på knappen **Meny** och sedan på **Rutter**.', 'press Meny, press Rutter'],
    ['sv-SE', 'Markera **Lägg till en rutt** och sedan **Norr**.', 'choose Lägg till en rutt, choose Norr'],
    ['sv-SE', 'Välj **Ny** igen och sedan, i rullgardinsmenyn för rutter, följ dessa steg:', 'press Ny'],
  ])('%s: %s', (locale, sentence, expected) => {
    const { kind, label, further } = says(locale, sentence)
    const acts = [{ kind, label }, ...further].map((act) => `${act.kind} ${act.label ?? '-'}`)
    expect(acts.join(', ')).toBe(expected)
  })
})

describe('what is done with each of several names', () => {
  test.each([
    ['sv-SE', 'Ange värden i fälten **Rutt** och **Ort**.', 'text Rutt, text Ort'],
    ['sv-SE', 'I fälten **A1**, **B1** och **C1** anger du ett tal.', 'number A1, number B1, number C1'],
    ['sv-SE', 'Välj **Rutt\\Namn** och **Ort\\Namn** i trädet.', 'tree Rutt\\Namn, tree Ort\\Namn'],
    ['sv-SE', 'I trädet väljer du **Rutt** och **Ort**.', 'tree Rutt, tree Ort'],
    ['sv-SE', 'Expandera faktaboxarna **Rutt** och **Ort** för att se dem.', 'navigate Rutt, navigate Ort'],
    ['nb-NO', 'Utvid faktaboksene **Rute** og **By** for å se dem.', 'navigate Rute, navigate By'],
    [
      'sv-SE',
      'Välj i fältet **Konto** det som orterna i fälten **Rutt** och **Ort** bokförs på.',
      'choose Konto',
    ],
    [
      'nb-NO',
      'Angi verdier i feltene **Rute** og **By**, og velg **Lagre**.',
      'text Rute, text By, press Lagre',
    ],
    ['nb-NO', 'Angi verdier i **Rute**- og **By**-feltene.', 'text Rute, text By'],
    ['nb-NO', 'Velg **Rute\\Navn** og **By\\Navn** i treet.', 'tree Rute\\Navn, tree By\\Navn'],
  ])('%s: %s', (locale, sentence, expected) => {
    const { further, ...first } = says(locale, sentence)
    const acts = [first, ...further].map(({ kind, label, value }) => `${kind} ${label ?? value ?? '-'}`)
    expect(acts.join(', ')).toBe(expected)
  })
})
