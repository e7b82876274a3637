import { describe, expect, it } from 'vitest'
import { inShort, says } from './sentences.ts'

const english = (sentence: string) => inShort('en', sentence)

/** Every act of a sentence, as `kind | label`. */
const acts = (sentence: string) => {
  const { kind, label, further } = says('en', sentence)
  return [{ kind, label }, ...further].map((act) => `${act.kind} | ${act.label ?? '-'}`)
}

describe('a page that is searched for', () => {
  it.each([
    [
      'Select **Search** (Alt+Q) ![lens](lens.png) in the corner, enter **Towns**, and then choose the related link.',
    ],
    ['Choose the ![lens](lens.png) icon, enter **Towns**, then choose the related link.'],
    ['In the **Search** box, enter **Towns**, and select the related link.'],
    ['Search for the **Towns** page, and then choose the related link.'],
    ['Choose the search icon, enter **Towns** (or another list), and then choose the related link.'],
  ])('%s is where the related link leads', (sentence) => {
    expect(acts(sentence)).toEqual(['navigate | Towns'])
  })

  it('is left to the operator where the search is another way', () => {
    expect(acts('Alternatively, search for **Towns**, and then choose the related link.')[0]).toBe(
      'manual | -',
    )
  })
})

describe('what English only tells', () => {
  it.each([
    ['Turn on night mode.', 'manual | -'],
    ['Turn on **Night mode**.', 'switch | Night mode | true'],
    ['Enable Bus routes and the night line.', 'manual | -'],
    ['In the town code field, enter **Lund**.', 'text | town code | Lund'],
    ['Give Night drivers a bus route of their own.', 'text | -'],
    ['Set **Count** to 2 and print only the first.', 'choose | Count'],
    ['Choose the ![Share this route icon.](share.png) icon.', 'press | -'],
    ['Choose **Yes** to go on with the route, or **No** to change it.', 'manual | -'],
    ['In the **Town** field, choose the appropriate **Town code**.', 'choose | Town'],
    [
      'In the **Town** field, look up and select the bus or route in question, or type it in the field.',
      'manual | -',
    ],
  ])('%s', (sentence, read) => {
    expect(english(sentence)).toBe(read)
  })
})

describe('what belongs to another act', () => {
  it.each([
    ['Select **Parallel** to plan by the value in the **Next route** field.', 'choose | Parallel | Parallel'],
    [
      'Choose the **Unfold** button in front of the town in the **Town** field to see the routes.',
      'press | Unfold',
    ],
    ['Go to [Bus portal](https://example.com) and sign in.', 'navigate | Bus portal'],
  ])('%s', (sentence, read) => {
    expect(english(sentence)).toBe(read)
  })

  it('offers who does it alone another way', () => {
    expect(
      acts('Select **Confirm**. If you want to plan the route yourself, select **Stop** to end it.'),
    ).toEqual(['press | Confirm'])
  })
})
