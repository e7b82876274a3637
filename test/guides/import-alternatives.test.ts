import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

describe('which of several alternatives is left to the operator', () => {
  test.each([
    ['sv-SE', 'Välj **Norr** för att köra dit, eller välj **Söder** om du vill stanna.', 'choose | -'],
    ['sv-SE', 'Välj **Norr** om du vill köra dit eller **Söder** för att stanna.', 'choose | -'],
    ['sv-SE', 'I fältet **Rutt**, välj **Norr** om det är kallt, eller välj **Söder**.', 'choose | Rutt'],
    ['sv-SE', 'Välj Norr om det är kallt. Välj Söder om det är varmt.', 'choose | -'],
    ['nb-NO', 'Velg **Nord** for å kjøre dit, eller velg **Sør** hvis du vil bli.', 'choose | -'],
    [
      'nb-NO',
      'I **Rute**-feltet velger du **Nord** hvis det er kaldt. Velg **Sør** hvis det er varmt.',
      'choose | Rute',
    ],
    ['nb-NO', 'Velg Nord hvis det er kaldt. Velg Sør hvis det er varmt. Velg Øst for å bli.', 'choose | -'],
    ['nb-NO', 'Hvis det er kaldt, velger du Nord. Ellers velger du Sør.', 'choose | -'],
    ['sv-SE', 'Om det är kallt väljer du Norr. Om det är varmt väljer du Söder.', 'choose | -'],
    ['nb-NO', 'Hvis det er kaldt, velger du ruten som du lagret. Ellers velger du Sør.', 'choose | -'],
    ['en', 'Select North if it is cold. Select South if it is warm.', 'choose | -'],
    ['en', 'On the Action Pane, select **North** to go there or **South** to stay.', 'choose | -'],
    [
      'en',
      'In the **Route** field, select **North** if it is cold. Select **South** if not.',
      'choose | Route',
    ],
    [
      'en',
      'Select North to see it in the Route field. Select South to show more in the Route field. Select East to stay.',
      'choose | Route',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
    expect(says(locale, sentence).further).toEqual([])
  })

  test.each([
    [
      'sv-SE',
      'Välj ett alternativ i fältet **Rutt**. Välj **Norr** om det är kallt. Välj **Söder** om det är varmt.',
      'choose | Rutt',
    ],
    [
      'nb-NO',
      'Velg et alternativ i feltet **Rute**. Velg **Nord** for å kjøre dit, eller velg **Sør** for å bli.',
      'choose | Rute',
    ],
    [
      'en',
      'In the **Route** field, select an option. Select **North** to go there, or select **South** to stay.',
      'choose | Route',
    ],
    [
      'nb-NO',
      'I **Rute**-feltet velger du Nord eller Sør. Hvis det er kaldt, velger du Nord. Hvis det er varmt, velger du Sør.',
      'choose | Rute',
    ],
  ])('%s: %s tells the options of the field that it named', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
    expect(says(locale, sentence).further).toEqual([])
  })

  test.each([
    ['sv-SE', 'Klicka på **Ny** för att lägga till en rutt. Klicka på **Spara** för att spara den.', 1],
    [
      'sv-SE',
      'Markera kryssrutan **Larm** om du vill bli väckt. Markera kryssrutan **Ljus** om du vill se.',
      1,
    ],
    ['nb-NO', 'Klikk **Ny** hvis ruten mangler. Klikk **Lagre**.', 1],
  ])('%s: %s are several acts', (locale, sentence, count) => {
    expect(says(locale, sentence).further).toHaveLength(count)
  })
})
