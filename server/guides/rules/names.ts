import type { Fault } from '../fault.ts'
import type { Structure } from '../read-structure.ts'

/** Addresses beside `/guides/{guide}` and `/guides/{guide}/{screen}` that the console keeps for pages of its own. */
const pagesOfTheLibrary = ['import']
const pagesOfAGuide = ['form', 'print']

/**
 * Guides and screens are reached by their names, so none bears that of another page, and no two screens the same. The
 * library gives an imported guide another name where its own is taken.
 */
export function checkNames({ id, file, guide, lineOf }: Structure): readonly Fault[] {
  const fault = (line: number, message: string): Fault => ({ file, line, rule: 'names', message })
  const faults: Fault[] = []
  if (!guide.sources && pagesOfTheLibrary.includes(id))
    faults.push(fault(1, `The console has a page of its own at guides/${id}: name the guide otherwise.`))
  const screens = guide.kind === 'procedure' ? guide.screens.map((screen) => screen.id) : []
  for (const [index, screen] of screens.entries()) {
    const line = lineOf('screens', index, 'id')
    if (pagesOfAGuide.includes(screen))
      faults.push(fault(line, `Every guide has a page of its own at ${screen}: name the screen otherwise.`))
    if (screens.indexOf(screen) !== index) faults.push(fault(line, `The screen ${screen} comes twice.`))
  }
  return faults
}

/** Names that no guide of the library can have. */
export const takenNames: readonly string[] = pagesOfTheLibrary
