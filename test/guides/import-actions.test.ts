import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('a page is found by searching for its name', () => {
  test.each([
    ['sv-SE', 'Välj den ![Lampa.](a.png "Sök") anger du *Rutter* och väljer sedan relaterad länk.', 'Rutter'],
    ['nb-NO', 'Velg ikonet ![Lampe.](a.png "Søk"), angi *Ruter*, og velg den relaterte koblingen.', 'Ruter'],
    [
      'sv-SE',
      'Välj ![lampan](a.png) anger du **Orter för anl.rutt.** och väljer sedan länken.',
      'Orter för anl.rutt.',
    ],
  ])('%s: %s', (locale, sentence, page) => {
    expect(inShort(locale, sentence)).toBe(`navigate | ${page}`)
  })

  test('the sentence behind the picture is no second act', () => {
    const sentence = 'Välj den ![Lampa.](a.png) Välj ikonen, ange **Rutter** och välj sedan relaterad länk.'
    expect(says('sv-SE', sentence)).toMatchObject({ kind: 'navigate', label: 'Rutter', further: [] })
  })

  test('what may be chosen alternatively is no second act', () => {
    const sentence = 'Velg **Nord**. Alternativt, på siden **Ruter**, velg handlingen **Kart**.'
    expect(says('nb-NO', sentence)).toMatchObject({ label: 'Nord', further: [] })
  })

  test.each([
    ['sv-SE', 'Välj ![Lampa.](a.png) ikonen, ange **Orter** eller **Rutter** och välj sedan relaterad länk.'],
    ['nb-NO', 'Velg ![Lampe.](a.png) og angi **Byer**, **Ruter** eller **Biler**, og velg koblingen.'],
  ])('one of several is left open: %s: %s', (locale, sentence) => {
    expect(inShort(locale, sentence)).toBe('navigate | -')
  })
})

describe('an action is pressed wherever it stands', () => {
  test.each([
    ['sv-SE', 'I listan över rutter väljer du åtgärden **Skapa larm**.', 'press | Skapa larm'],
    ['sv-SE', 'I området Rutt letar du upp åtgärden **Dra in orter**.', 'press | Dra in orter'],
    ['nb-NO', 'I listen over ruter velger du handlingen **Opprett alarm**.', 'press | Opprett alarm'],
    // What it is for may name a field.
    [
      'sv-SE',
      'Välj knapparna **Öka** och **Minska** för att flytta namnet i fältet **Rutt** för att ordna rutterna.',
      'choose | -',
    ],
    ['nb-NO', 'Velg **Opprett**-handlingen for å se alarmet i feltet **Rute**.', 'press | Opprett'],
    // What is only read about is no act.
    ['nb-NO', 'Finn ut mer under [Ruter](ruter.md).', 'note | -'],
    ['sv-SE', 'Lär dig mer om [rutter](rutter.md).', 'note | -'],
    ['sv-SE', 'För att lära dig mer om larm, gå till [Larma](larma.md).', 'note | -'],
    // What is switched off is not closed, and open rows are not opened.
    ['sv-SE', 'Stäng av brytaren **Larm**.', 'switch | Larm | false'],
    [
      'sv-SE',
      'Om du vill skicka larm för alla öppna rutter väljer du åtgärden **Larma** högst upp på sidan **Rutt**.',
      'press | Larma',
    ],
    ['sv-SE', 'Växla på fältet **Larm**.', 'switch | Larm | true'],
    ['sv-SE', 'Växla av fältet **Larm**.', 'switch | Larm | false'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a full stop that abbreviates belongs to its label in bold', () => {
  test.each([
    ['nb-NO', 'Velg feltet **Rutenr.**, og velg deretter **OK**.', 'choose | Rutenr.'],
    ['nb-NO', 'Fyll ut feltet **Rutenr.** .', 'text | Rutenr.'],
    [
      'nb-NO',
      'Velg ![Lampe.](a.png), angi **Ruter inst.**, og velg deretter den relaterte koblingen.',
      'navigate | Ruter inst.',
    ],
    ['nb-NO', 'Velg **Ref.rutenr.** på linjen.', 'choose | Ref.rutenr. | Ref.rutenr.'],
    ['nb-NO', 'Angi ruten i feltet **Alarmnr.**.', 'text | Alarmnr.'],
    ['nb-NO', 'Fyll ut feltet **Ant. som skal sendt.**. Velg **OK**.', 'text | Ant. som skal sendt.'],
    ['sv-SE', 'Välj åtgärden **Rutter.**.', 'press | Rutter'],
    ['sv-SE', 'Välj **Spara.** på sidan.', 'press | Spara'],
    ['sv-SE', 'Välj **Orter i lag.**', 'choose | Orter i lag | Orter i lag'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what a sentence tells of its label is no part of it', () => {
  test.each([
    ['nb-NO', 'Gå til Rutekart og start en samtale, som kan være om ruten.', 'navigate | Rutekart'],
    ['nb-NO', 'Velg ![!Del ruter-handling på sider.](a.png) øverst på siden.', 'choose | -'],
    ['nb-NO', 'Velg én av linjene med dine initialer i feltet **Fører**, og klikk på **OK**.', 'choose | -'],
    ['sv-SE', 'Välj raden med det nya larmet i fältet **Larm**.', 'choose | -'],
    ['nb-NO', 'Velg **Rute**-verdien for alarmet.', 'choose | Rute'],
    ['sv-SE', 'På fliken **Rutt** fyller du i fältet **Larmkod** i **Larm**.', 'text | Larmkod'],
    // Bold that a translation tore from its names.
    ['nb-NO', 'Velg **Mer i kategorien Ruter**, og velg **deretter Vis byer**. **·**', 'choose | -'],
    ['nb-NO', 'Velg Mer i Ruter-gruppen **i fanen Byer** **, og velg** deretter Vis **·**.', 'navigate | -'],
    ['nb-NO', 'Velg **Mer i dag**, og velg deretter **OK**.', 'choose | Mer i dag | Mer i dag'],
    ['nb-NO', 'På siden **Ruter** velger du **Vis byer**- handlingen.', 'press | Vis byer'],
    ['sv-SE', 'Öppna Ruttplan webbklienten i antingen Norr eller Söder.', 'navigate | -'],
    ['nb-NO', 'Åpne rutekortet NORD for rute 1100, forhjul.', 'navigate | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
