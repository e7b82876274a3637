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
