import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('what is clicked in a field is one of its values', () => {
  test.each([
    ['sv-SE', 'I fältet **Åtgärd** klickar du på **Boka**.', 'choose | Åtgärd | Boka'],
    ['sv-SE', 'Klicka på **Boka** i fältet **Åtgärd**.', 'choose | Åtgärd | Boka'],
    ['sv-SE', 'Klicka på Boka i fältet Åtgärd.', 'choose | Åtgärd | Boka'],
    ['nb-NO', 'I **Handling**-feltet klikker du **Bestill**.', 'choose | Handling | Bestill'],
    ['nb-NO', 'Klikk **Bestill** i **Handling**-feltet.', 'choose | Handling | Bestill'],
    ['sv-SE', 'I fältet **Alarm** klickar du på **Ja**.', 'switch | Alarm | true'],
    ['en', 'In the **Action** field, click **Book**.', 'choose | Action | Book'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is no value of the field is pressed, or opens it', () => {
  test.each([
    ['sv-SE', 'Klicka på **Ny** i fältet **Ort**.', 'press | Ny'],
    ['en', 'In the **ID** field, press Enter or enter an ID.', 'press | ID'],
    ['nb-NO', 'Klikk **ellipsen** for **Fra**-feltet.', 'press | Fra'],
    ['sv-SE', 'Klicka på **Stoppa** i inspelningsfältet överst på skärmen.', 'press | Stoppa'],
    ['en', 'Click Edit button for the Route name field.', 'press | Edit'],
    ['sv-SE', 'Klicka på **Sök** i fältet **Ort**.', 'press | Sök'],
    ['sv-SE', 'Klicka på **OK** i fältet **Ort**.', 'confirm | OK'],
    ['sv-SE', 'I fältet **Ort** klickar du på pilen.', 'press | Ort'],
    ['sv-SE', 'I fältet **Ort** trycker du på **Enter**.', 'press | Ort'],
    ['sv-SE', 'Högerklicka på **Norr** i fältet **Rutt**.', 'press | Rutt'],
    ['sv-SE', 'Klicka på P0001 för att följa länken i fältet Rutt.', 'press | Rutt'],
    ['sv-SE', 'Klicka på **Beräkna** i fältet **Mall** och välj den mall som passar.', 'press | Beräkna'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is put in is put into a part of the screen', () => {
  test.each([
    ['nb-NO', 'Under **Ruter** legger du inn en rad.', 'text | -'],
    ['nb-NO', 'Under **Rutenavn** angir du et navn.', 'text | Rutenavn'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
