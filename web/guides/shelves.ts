import type { Resources } from '../language/resources.ts'
import type { GuideLibraryQuery, GuideWorkspace } from './library.generated.ts'

export type LibraryEntry = GuideLibraryQuery['guides'][number]

/** A part of the library, by what its guides are about. */
export type ShelfName = 'pages' | 'imported' | GuideWorkspace

export interface Shelf {
  readonly name: ShelfName
  readonly guides: readonly LibraryEntry[]
}

/** The navigation's names of the workspaces, which head their shelves. */
export const workspaceNames: Readonly<Record<GuideWorkspace, keyof Resources['navigation']>> = {
  HOME: 'home',
  RETAIL_AND_COMMERCE_IT: 'retailAndCommerceIt',
  STORE_FINANCIALS: 'storeFinancials',
  BATCH_JOBS: 'batchJobs',
  SETTINGS: 'settings',
}

const order: readonly ShelfName[] = [
  'pages',
  'RETAIL_AND_COMMERCE_IT',
  'STORE_FINANCIALS',
  'BATCH_JOBS',
  'HOME',
  'SETTINGS',
  'imported',
]

/**
 * The library as it is shown: pages to be read, then procedures by workspace, then what was imported; by title within.
 * Shelves without guides are left out.
 * @param compare compares titles in the reader's language.
 */
export function shelvesOf(
  guides: readonly LibraryEntry[],
  compare: (one: string, other: string) => number,
): readonly Shelf[] {
  const sorted = [...guides].sort((one, other) => compare(one.title, other.title))
  return order
    .map((name) => ({ name, guides: sorted.filter((guide) => shelfOf(guide) === name) }))
    .filter((shelf) => shelf.guides.length > 0)
}

function shelfOf({ isImported, kind, workspace }: LibraryEntry): ShelfName {
  if (isImported || workspace === null) return 'imported'
  return kind === 'PAGE' ? 'pages' : workspace
}

/** So many imported guides stand in the library beside the others: there may be hundreds, which have a page of their own. */
const mostImportedBeside = 24

/** What the library shows of a shelf beside the others: of what was imported, the first of many. */
export function besideOthers({ name, guides }: Shelf): readonly LibraryEntry[] {
  return name === 'imported' ? guides.slice(0, mostImportedBeside) : guides
}

/** The guides in whose title, description or name all words of a search occur. */
export function findGuides<Found extends Pick<LibraryEntry, 'id' | 'title' | 'description'>>(
  guides: readonly Found[],
  text: string | undefined,
  locale: string,
): readonly Found[] {
  const words = (text ?? '').toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  return guides.filter(({ id, title, description }) => {
    const searched = `${title} ${description} ${id}`.toLocaleLowerCase(locale)
    return words.every((word) => searched.includes(word))
  })
}
