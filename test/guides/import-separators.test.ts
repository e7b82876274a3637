import { describe, expect, test } from 'vitest'
import { draftOf, lines, wordsOf } from './support.ts'

/** What the first step of a page in that language says. */
function firstStep(step: string) {
  const { guides } = draftOf(lines('# Map', '', `1. ${step}`))
  return wordsOf(guides[0]).steps[0]
}

describe('a backslash that separates the parts of a path is none of Markdown', () => {
  test.each([
    ['Expand Route\\<Stops in the tree.', 'Route\\<Stops'],
    ['Expand **Route\\<Stops\\Town** in the tree.', 'Route\\<Stops\\Town'],
    ['Expand Route\\$Price in the tree.', 'Route\\$Price'],
    ['Expand Route: List\\*stop in the tree.', 'Route: List\\*stop'],
    ['In the tree, expand Route\\>Stops\\Town.', 'Route\\>Stops\\Town'],
    [
      'In the tree, expand \\**Route\\Stop 1..* (Stop)\\Town 0..* (Town)\\*\\*.',
      'Route\\Stop 1..* (Stop)\\Town 0..* (Town)',
    ],
  ])('%s', (step, label) => {
    expect(firstStep(step)).toMatchObject({ says: { label } })
  })

  test.each([
    ['Open List\\<Route\\>.', 'Open List\\<Route\\>.'],
    ['Go to Routes\\>Towns.', 'Go to Routes\\>Towns.'],
    ['Enter `Route\\<Stops`.', 'Enter `Route\\<Stops`.'],
  ])('but %s stays as it is', (step, text) => {
    expect(firstStep(step)).toMatchObject({ text })
  })
})

describe('a star behind how many there may be', () => {
  test.each([
    ['In the tree, select **Route: City 1..***.', 'Route: City 1..*'],
    [
      'In the tree, select **Route: City 1..*(City)\\Road: 0..* (Road)**.',
      'Route: City 1..*(City)\\Road: 0..* (Road)',
    ],
    ["In the tree, select 'Route: City 1..*\\Road: 0..* (Road)'.", 'Route: City 1..*\\Road: 0..* (Road)'],
    ['In the tree, select **Route: City 1..* (City)\\Road**.', 'Route: City 1..* (City)\\Road'],
    ['In the tree, select \\**Route: City 1..* (City)\\*\\*.', 'Route: City 1..* (City)'],
    ['In the tree, select \\**Route: City 1..* (City)\\Road\\*\\*.', 'Route: City 1..* (City)\\Road'],
  ])('%s', (step, value) => {
    expect(firstStep(step)).toMatchObject({ says: { value } })
  })
})
