import { describe, expect, test } from 'vitest'
import { codesOf, draftOf, lines, numbersOf, wordsOf } from './support.ts'

describe('one list in several parts', () => {
  test.each([
    ['a picture', ['![The job list](jobs.png)']],
    ['a note', ['> [!NOTE]', '> The job must be active.']],
    ['a paragraph', ['Headquarters has now been told.']],
    ['a table', ['|Column|Meaning|', '|--|--|', '|A|B|']],
  ])('%s between its parts belongs to the step before', (_, between) => {
    const { guides, report } = draftOf(
      lines('# Pull', '', '1. Click A.', '2. Click B.', '', ...between, '', '3. Click C.'),
    )
    expect(guides).toHaveLength(1)
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3'])
    expect(wordsOf(guides[0]).steps[1]?.notes).toEqual([between.join('\n')])
    expect(codesOf(report)).toEqual([`LIST_SPLIT@${7 + between.length}`])
  })

  test.each([
    ['a paragraph', ['Headquarters has now been told.']],
    ['a paragraph that is indented too little', ['  Headquarters has now', '  been told.']],
    ['a note', ['> [!NOTE]', '> The job must be active.']],
  ])('%s right above the next number does not swallow it', (_, between) => {
    const { guides } = draftOf(
      lines(
        '# Pull',
        '',
        'To pull:',
        '1. Click A.',
        '2. Click B.',
        '',
        ...between,
        '3. Click C.',
        '4. Click D.',
      ),
    )
    expect(guides).toHaveLength(1)
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3', '4'])
    expect(wordsOf(guides[0]).steps[1]?.notes).toHaveLength(1)
  })

  test.each([
    ['a picture and a paragraph, both too little', ['  ![Job list](jobs.png)', '', '  It runs.']],
    ['a note of which half is indented', ['    > [!NOTE]', '> It runs.', '', '    Then it ends.']],
    ['two paragraphs of which the second stands right above it', ['It runs.', '', 'Then it ends.']],
  ])('%s, do not swallow the next number', (_, between) => {
    const { guides } = draftOf(
      lines('# Pull', '', '1. Click A.', '2. Click B.', '', ...between, '3. Click C.'),
    )
    expect(guides).toHaveLength(1)
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3'])
  })

  test.each([
    ['four spaces where five are needed', '10.  ', ['    > [!NOTE]', '    > It runs.']],
    ['four spaces behind a line at the margin', '2. ', ['It runs.', '', '    Then it ends.']],
  ])('%s are no code', (_, marker, between) => {
    const number = Number.parseInt(marker, 10)
    const { guides } = draftOf(
      lines(
        '# Pull',
        '',
        `${number - 1}. Click A.`,
        `${marker}Click B.`,
        '',
        ...between,
        '',
        `${number + 1}. Click C.`,
      ),
    )
    expect(numbersOf(guides[0])).toEqual([number - 1, number, number + 1].map(String))
    expect(wordsOf(guides[0]).steps[1]?.notes.join()).not.toContain('```')
  })

  test('code of a step stays code', () => {
    const code = ['    ```', '    run', '    ```']
    const { guides } = draftOf(
      lines('# Pull', '', '9.  Click A.', '10.  Click B.', '', ...code, '', '11.  Click C.'),
    )
    expect(numbersOf(guides[0])).toEqual(['9', '10', '11'])
    expect(wordsOf(guides[0]).steps[1]?.notes).toEqual(['```\nrun\n```'])
  })

  test('bullets that have steps below them lead to procedures', () => {
    const { guides } = draftOf(
      lines(
        '# Routes',
        '',
        '- To add a route:',
        '  1. Click A.',
        '  2. Click B.',
        '- To remove a route:',
        '',
        '  It must be empty.',
        '',
        '  1. Click C.',
        '  2. Click D.',
        '',
        '     It is gone.',
      ),
    )
    expect(guides.map((guide) => numbersOf(guide))).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
    expect(wordsOf(guides[0]).introduction).toEqual(['To add a route:'])
    expect(wordsOf(guides[1]).introduction).toEqual(['To remove a route:', 'It must be empty.'])
    expect(wordsOf(guides[1]).steps[1]?.notes).toEqual(['It is gone.'])
  })

  test('bullets of which only one has steps below it stay a list', () => {
    const { guides } = draftOf(
      lines('# Routes', '', '- Add a route.', '- Remove one:', '  1. Click A.', '  2. Click B.'),
    )
    expect(guides).toEqual([])
  })

  test('a first step that lost its number is still the first', () => {
    const { guides } = draftOf(lines('# Pull', '', '## To pull', 'Click A.', '2. Click B.', '3. Click C.'))
    expect(numbersOf(guides[0])).toEqual(['1', '2', '3'])
  })

  test.each([
    ['amid a paragraph', 'Jobs <!--of old'],
    ['amid a paragraph, though another one is closed', 'Jobs <!--of old\n\nNew <!-- ones -->'],
    ['on a line of its own', '<!-- of old'],
  ])('a comment %s that is never closed hides no step', (_, opening) => {
    const { guides } = draftOf(lines('# Pull', '', opening, '', '1. Click A.', '2. Click B.'))
    expect(numbersOf(guides[0])).toEqual(['1', '2'])
  })

  test('a comment hides what it holds, headings and steps too', () => {
    const { guides } = draftOf(
      lines('# Pull', '', '<!-- of old', '', '1. Click X.', '', '-->', '', '1. Click A.', '2. Click B.'),
    )
    expect(numbersOf(guides[0])).toEqual(['1', '2'])
  })

  test('a paragraph that goes on with a number is still a paragraph', () => {
    const { guides } = draftOf(
      lines('# Pull', '', 'The job has run', '7. It was a Monday.', '', '1. Click A.'),
    )
    expect(guides.map((guide) => numbersOf(guide))).toEqual([['1']])
  })

  test('bullets that a step announces belong to it, and its list goes on behind them', () => {
    const { guides } = draftOf(
      lines(
        '# Pools',
        '',
        '1. Click A.',
        '1. Fill in:',
        '',
        '- Name',
        '- Place',
        '',
        '1. Click B.',
        '1. Pick:',
        '',
        '- X',
      ),
    )
    expect(wordsOf(guides[0]).steps.map(({ notes }) => notes)).toEqual([[], ['Name', 'Place'], [], ['X']])
  })

  test('an item that is numbered twice is one step', () => {
    const { guides } = draftOf(lines('# Pay', '', '7. Click A.', '8. 12. Click B.'))
    expect(wordsOf(guides[0]).steps.map(({ number, text }) => [number, text])).toEqual([
      ['7', 'Click A.'],
      ['8', 'Click B.'],
    ])
  })

  test('bullets that their writer forgot to indent are notes', () => {
    const { guides } = draftOf(
      lines('# Pools', '', '1. Click A.', '- Pools are queries.', '- They filter.', '2. Click B.', '- Done.'),
    )
    expect(wordsOf(guides[0]).steps.map(({ notes }) => notes)).toEqual([
      ['Pools are queries.', 'They filter.'],
      ['Done.'],
    ])
  })

  test('a lazily numbered list goes on behind a picture', () => {
    const { guides } = draftOf(
      lines('# A', '', '1. Click A.', '1. Click B.', '', '![x](y.png)', '', '1. Click C.'),
    )
    expect(guides.map((guide) => guide.steps.length)).toEqual([3])
  })

  test('a list that begins at 1 again is another procedure', () => {
    const { guides, report } = draftOf(
      lines(
        '# Progress',
        '',
        'For old runs:',
        '',
        '1. Click A.',
        '2. Click B.',
        '',
        'For live runs:',
        '',
        '1. Click C.',
      ),
    )
    expect(guides.map((guide) => guide.steps.length)).toEqual([2, 1])
    expect(wordsOf(guides[1]).title).toBe('Progress (2)')
    expect(wordsOf(guides[1]).introduction).toEqual(['For live runs:'])
    expect(codesOf(report)).toEqual(['LIST_RESTARTS@10'])
  })

  test('what follows the list is its conclusion', () => {
    const { guides } = draftOf(lines('# A', '', '1. Click A.', '', 'Orders come next.'))
    expect(wordsOf(guides[0]).conclusion).toEqual(['Orders come next.'])
    expect(wordsOf(guides[0]).steps[0]?.notes).toEqual([])
  })

  test('an enumeration before the steps is no procedure', () => {
    const { guides, report } = draftOf(
      lines(
        '# Settle',
        '',
        'First:',
        '',
        '1) Set up cheques',
        '',
        '2) Register one',
        '',
        'Then:',
        '',
        '1. Click A.',
      ),
    )
    expect(guides.map((guide) => guide.steps.length)).toEqual([1])
    expect(wordsOf(guides[0]).introduction.join('\n')).toContain('1) Set up cheques')
    expect(codesOf(report)).toEqual(['LIST_IS_ENUMERATION@5'])
  })
})
