import type { Fault } from '../fault.ts'
import { stepsOfGuide } from '../guide.ts'
import type { Prose } from '../prose.ts'
import type { Structure } from '../read-structure.ts'

/**
 * Rule 3: every language has the structure's steps in its order, and the same printed numbers, placeholders and number
 * of sub-steps as the language it was written in. Of a page: the same headings. The screens of the product's own guides
 * have a name in every language; an imported one has a single screen without any.
 */
export function checkParity(structure: Structure, source: Prose, proses: readonly Prose[]): readonly Fault[] {
  const ids = stepsOfGuide(structure.guide).map(({ id }) => id)
  return proses.flatMap((prose) => [
    ...(structure.guide.kind === 'procedure' ? checkSteps(structure, ids, prose) : []),
    ...checkScreens(structure, prose),
    ...(prose === source ? [] : compare(source, prose)),
  ])
}

function checkSteps({ file }: Structure, ids: readonly string[], prose: Prose): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (line: number, message: string): void => {
    faults.push({ file: prose.file, line, rule: 'parity', message })
  }
  for (const id of ids)
    if (!prose.steps.some((step) => step.id === id)) fault(1, `The step ${id} of ${file} is missing.`)
  for (const [index, step] of prose.steps.entries()) {
    if (!ids.includes(step.id)) fault(step.line, `${file} has no step ${step.id}.`)
    else if (prose.steps.findIndex(({ id }) => id === step.id) !== index)
      fault(step.line, `${step.id} comes twice.`)
  }
  if (faults.length > 0) return faults
  const misplaced = prose.steps.find((step, index) => step.id !== ids[index])
  if (misplaced) fault(misplaced.line, `${misplaced.id} stands in another place than in ${file}.`)
  return faults
}

function checkScreens({ file, guide }: Structure, prose: Prose): readonly Fault[] {
  const ids = guide.kind === 'procedure' ? guide.screens.map(({ id }) => id) : []
  const named = Object.keys(prose.screens)
  const fault = (message: string): Fault => ({ file: prose.file, line: 1, rule: 'parity', message })
  const missing = guide.sources ? [] : ids.filter((id) => !named.includes(id))
  return [
    ...missing.map((id) => fault(`The screen ${id} of ${file} has no name: add it under screens.`)),
    ...named.filter((id) => !ids.includes(id)).map((id) => fault(`${file} has no screen ${id}.`)),
  ]
}

function compare(source: Prose, prose: Prose): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (line: number, message: string): void => {
    faults.push({ file: prose.file, line, rule: 'parity', message })
  }
  for (const step of prose.steps) {
    const original = source.steps.find(({ id }) => id === step.id)
    if (!original) continue
    if (step.number !== original.number)
      fault(step.line, `${step.id} is number ${step.number} here and ${original.number} in ${source.file}.`)
    if (step.substeps.length !== original.substeps.length)
      fault(
        step.line,
        `${step.id} has ${step.substeps.length} sub-steps here and ${original.substeps.length} in ${source.file}.`,
      )
    const words = [step.text, ...step.notes, ...step.substeps].join('\n')
    const originalWords = [original.text, ...original.notes, ...original.substeps].join('\n')
    comparePlaceholders(words, originalWords, (message) => fault(step.line, `${step.id}: ${message}`))
  }
  comparePlaceholders(wordsAround(prose), wordsAround(source), (message) => fault(1, message))
  const headings = prose.headings.map(({ id }) => id)
  const originals = source.headings.map(({ id }) => id)
  if (headings.join(' ') !== originals.join(' '))
    fault(
      prose.headings[0]?.line ?? 1,
      `The headings are ${headings.join(', ')}; ${source.file} has ${originals.join(', ')}.`,
    )
  return faults
}

function wordsAround({ title, description, screens, introduction, conclusion }: Prose): string {
  return [title, description, ...Object.values(screens), introduction, conclusion].join('\n')
}

function comparePlaceholders(words: string, original: string, fault: (message: string) => void): void {
  const here = placeholders(words)
  const there = placeholders(original)
  for (const name of there) if (!here.includes(name)) fault(`The placeholder {{${name}}} is missing.`)
  for (const name of here)
    if (!there.includes(name)) fault(`The placeholder {{${name}}} is not in the source.`)
}

function placeholders(words: string): readonly string[] {
  return [...new Set([...words.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = '']) => name))].sort()
}
