import { describe, expect, test } from 'vitest'
import { besideOthers, type LibraryEntry, shelvesOf } from '../../../web/guides/shelves.ts'

function guide(name: string, more: Partial<LibraryEntry> = {}): LibraryEntry {
  return {
    id: name,
    title: name,
    description: '',
    kind: 'PROCEDURE',
    isImported: false,
    roles: [],
    workspace: 'SETTINGS',
    submit: null,
    screens: [],
    preflight: { isAllowed: true },
    ...more,
  }
}

const compare = (one: string, other: string): number => one.localeCompare(other)

describe('the library of guides', () => {
  test('has pages first, then procedures by workspace, and what was imported last', () => {
    const shelves = shelvesOf(
      [
        guide('imported', { isImported: true, workspace: null }),
        guide('later'),
        guide('earlier'),
        guide('page', { kind: 'PAGE', workspace: 'HOME' }),
      ],
      compare,
    )
    expect(shelves.map(({ name, guides }) => [name, guides.map(({ id }) => id)])).toEqual([
      ['pages', ['page']],
      ['SETTINGS', ['earlier', 'later']],
      ['imported', ['imported']],
    ])
  })

  test('shows the first of hundreds of imported guides beside all of its own', () => {
    const many = Array.from({ length: 300 }, (_, number) => [
      guide(`own ${number}`),
      guide(`imported ${number}`, { isImported: true, workspace: null }),
    ]).flat()
    const [own, imported] = shelvesOf(many, compare)
    expect(own && besideOthers(own)).toHaveLength(300)
    expect(imported && besideOthers(imported)).toEqual(imported?.guides.slice(0, 24))
  })
})
