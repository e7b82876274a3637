import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('a box of any kind is a field', () => {
  test.each([
    ['nb-NO', 'I **Rute**-boksen velger du **Nord**.', 'choose | Rute | Nord'],
    ['nb-NO', 'I dette **Rute**-feltet velger du **Nord**.', 'choose | Rute | Nord'],
    ['nb-NO', 'I denne **Rute**-boksen angir du en verdi.', 'text | Rute'],
    ['nb-NO', 'I **Rute**-rullegardinboksen velger du **Nord**.', 'choose | Rute | Nord'],
    ['nb-NO', 'I **Velg rute**-tekstboksen skriver du inn `Nord`.', 'text | Velg rute | Nord'],
    ['nb-NO', 'Velg et alternativ fra rullegardinboksen **Rute**.', 'choose | Rute'],
    ['nb-NO', 'I **Rute**-dialogboksen velger du **Lagre**.', 'press | Lagre'],
    ['sv-SE', 'I det här **Rutt**-fältet väljer du **Norr**.', 'choose | Rutt | Norr'],
    ['sv-SE', 'I kombinationsrutan **Rutt** väljer du **Norr**.', 'choose | Rutt | Norr'],
    ['sv-SE', 'I textrutan Rutt skriver du ett namn.', 'text | Rutt'],
    ['sv-SE', 'I **Rutt**-listrutan väljer du **Norr**.', 'choose | Rutt | Norr'],
    ['sv-SE', 'I listrutan Välj en rutt väljer du **Norr**.', 'choose | Välj en rutt | Norr'],
    ['sv-SE', 'Välj **Norr** i listrutan Välj en rutt.', 'choose | Välj en rutt | Norr'],
    ['sv-SE', 'I rutan **Rutter** väljer du **Norr**.', 'choose | Norr | Norr'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a switch is set in the words of a sentence', () => {
  test.each([
    ['sv-SE', 'Ställ in **Larm** på aktiverad.', 'switch | Larm | true'],
    ['sv-SE', 'Ställ in alternativet **Larm** på **Inaktiverat**.', 'switch | Larm | false'],
    ['sv-SE', 'Ställ växlingsknappen **Larm** till På.', 'switch | Larm | true'],
    ['sv-SE', 'Ställ in växlingsknappen på Av för **Larm**.', 'switch | Larm | false'],
    ['sv-SE', 'Välj "Ja" i den växlingsknappen **Larm** om du vill.', 'switch | Larm | true'],
    ['nb-NO', 'Sett **Alarm** til deaktivert.', 'switch | Alarm | false'],
    ['nb-NO', 'Sett veksleknappen til Av for **Alarm**.', 'switch | Alarm | false'],
    ['nb-NO', 'Sett bryteren for **Alarm** til På.', 'switch | Alarm | true'],
    // What is a value of its own may be one of a list.
    ['sv-SE', 'Ange fältet **Larm** till **Aktiverat**.', 'choose | Larm | Aktiverat'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('one of several values is none', () => {
  test.each([
    ['sv-SE', 'Välj **Norr**, **Söder** eller **Öster** i fältet **Rutt**.', 'choose | Rutt'],
    [
      'nb-NO',
      'I **Rute**-feltet velger du **Nord**, **Sør** eller **Øst** for å sende alt.',
      'choose | Rute',
    ],
    ['nb-NO', 'Sett statusen til **Ny**, **Sendt** eller **Levert**.', 'choose | Status'],
    ['nb-NO', 'Sett statusen til **Ny**, som er vanlig.', 'choose | Status | Ny'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('where the full stop was lost, a verb begins the next instruction', () => {
  test.each([
    ['sv-SE', 'Klicka på **Ny** skriv ett namn i fältet **Rutt**.', 'press Ny, text Rutt'],
    ['sv-SE', 'Välj **Norr** klicka på **Spara**.', 'choose Norr, press Spara'],
    ['sv-SE', 'Ange ett namn klicka på **Spara**.', 'text -, press Spara'],
    ['nb-NO', 'Velg **Nord** velg deretter **Lagre**.', 'choose Nord, press Lagre'],
    ['nb-NO', 'I feltet **Rute** velger du **Nord** Klikk **Lagre**.', 'choose Rute, press Lagre'],
    ['nb-NO', 'Skriv inn et navn velg **Lagre**.', 'text -, press Lagre'],
    ['sv-SE', 'I fältet **Rutt** Välj **Norr**.', 'choose Rutt'],
    ['nb-NO', 'Velg alternativet Velg rute.', 'choose Velg rute'],
    ['sv-SE', 'Ange om du vill klicka på **Spara** eller inte.', 'text -'],
    ['sv-SE', 'Sidan Rutter öppnas, ange ett namn i fältet **Rutt**.', 'text Rutt'],
    ['nb-NO', 'Siden **Ruter** åpnes, velg **Ny**.', 'press Ny'],
  ])('%s: %s', (locale, sentence, expected) => {
    const { kind, label, further } = says(locale, sentence)
    const acts = [{ kind, label }, ...further].map((act) => `${act.kind} ${act.label ?? '-'}`)
    expect(acts.join(', ')).toBe(expected)
  })
})

describe('a common noun with its article is told, in bold as without', () => {
  test.each([
    ['sv-SE', 'Ange **ruttypen**.', 'manual | -'],
    ['sv-SE', 'Ange **Vikten**.', 'manual | -'],
    ['sv-SE', 'Välj **ruttypen**.', 'choose | -'],
    ['sv-SE', 'Sök efter **ruttgruppen** som du skapade i listan.', 'choose | -'],
    ['sv-SE', 'Ställ in **kvantiteten** på 4.', 'number | Kvantitet | 4'],
    ['sv-SE', 'Ange **enhet**.', 'text | enhet'],
    ['sv-SE', 'Välj **områden**.', 'choose | områden | områden'],
    ['sv-SE', 'I fältet **rutten** väljer du ett värde.', 'choose | rutten'],
    ['sv-SE', 'Öppna fliken **rutten**.', 'navigate | rutten'],
    ['nb-NO', 'Endre **navnet**.', 'choose | -'],
    ['nb-NO', 'Angi **rutetypen**-feltet.', 'text | rutetypen'],
    ['nb-NO', 'I boksen **Rute-ID** angir du rute-IDen, som står på kortet.', 'text | Rute-ID'],
    ['sv-SE', 'Ställ in system språket på *SV*.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what belongs to the name, and what does not', () => {
  test.each([
    ['sv-SE', 'Gå till **Frakt** > **Rutter** i den ort som saknas.', 'navigate | Frakt > Rutter'],
    ['sv-SE', 'Navigera till filen 7rutter.xml som du hämtade.', 'navigate | 7rutter.xml'],
    ['sv-SE', 'Välj – Använd den rutt som du väljer i fältet Rutt.', 'manual | -'],
    ['sv-SE', 'I fältet Mål anger du Öka frakten genom att köra oftare.', 'text | Mål'],
    ['nb-NO', 'I Mål-feltet angir du Øk frakten ved å kjøre oftere.', 'text | Mål'],
    ['nb-NO', 'Klikk Hent rute, og vent på at du får ruter.xml-filen.', 'press | Hent rute'],
    ['nb-NO', 'Klikk på **Ny** rutenode.', 'press | Ny rutenode'],
    ['nb-NO', 'Klikk Ny kategorinode.', 'press | Ny kategorinode'],
    ['nb-NO', 'Velg reservedelen.', 'choose | -'],
    ['nb-NO', 'I Frakt søker du etter og åpner siden **Ruter**.', 'navigate | Ruter'],
    ['sv-SE', 'I Frakt söker du efter och öppnar sidan **Rutter**.', 'navigate | Rutter'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })

  test('what a preposition begins behind a name is no part of it', () => {
    expect(inShort('nb-NO', 'Velg **Lagre** i Frakt-tillegget.', false)).toBe('press | Lagre')
  })
})
