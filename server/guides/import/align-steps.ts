import type { DocumentProcedure, DocumentStep } from './read-document.ts'
import { compareLabels } from './terms.ts'

/** Two procedures laid beside each other: pairs of steps, and steps that stand alone on one side. */
export interface Alignment {
  readonly pairs: readonly (readonly [DocumentStep | null, DocumentStep | null])[]
  /** How far they agree: 1 when every step has a counterpart that says the same, 0 when none has. */
  readonly agreement: number
  /** Whether every step has its counterpart. */
  readonly isWhole: boolean
}

/** What a step that has no counterpart costs, against the agreement of a pair (0 to 1). */
const gap = -0.3

/** Lays two procedures beside each other so that as much as possible agrees, without changing an order. */
export function alignSteps(
  one: DocumentProcedure,
  other: DocumentProcedure,
  isSameLanguage: boolean,
): Alignment {
  const columns = other.steps.length + 1
  const best: Cell[] = []
  for (let row = 0; row <= one.steps.length; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const step = one.steps[row - 1] ?? null
      const counterpart = other.steps[column - 1] ?? null
      const moves: Cell[] = []
      const reach = (from: Cell | undefined, gain: number, pair: Cell['pair']): void => {
        if (from) moves.push({ score: from.score + gain, from, pair })
      }
      if (step && counterpart) {
        const agreement = agreementOf(step, counterpart, isSameLanguage)
        reach(best[(row - 1) * columns + column - 1], agreement, [step, counterpart])
      }
      if (step) reach(best[(row - 1) * columns + column], gap, [step, null])
      if (counterpart) reach(best[row * columns + column - 1], gap, [null, counterpart])
      best.push(moves.reduce((first, next) => (next.score > first.score ? next : first), moves[0] ?? origin))
    }
  const pairs: Cell['pair'][] = []
  for (let cell = best.at(-1); cell?.from; cell = cell.from) pairs.unshift(cell.pair)
  const agreements = pairs.map(([step, counterpart]) =>
    step && counterpart ? agreementOf(step, counterpart, isSameLanguage) : 0,
  )
  return {
    pairs,
    agreement: agreements.reduce((sum, agreement) => sum + agreement, 0) / Math.max(pairs.length, 1),
    isWhole: pairs.every(([step, counterpart]) => step !== null && counterpart !== null),
  }
}

/** The best way to lay the first steps of both sides beside each other. */
interface Cell {
  readonly score: number
  readonly from: Cell | null
  readonly pair: readonly [DocumentStep | null, DocumentStep | null]
}

const origin: Cell = { score: 0, from: null, pair: [null, null] }

/** Lays them beside each other one by one, as two translations of the same text stand. */
export function pairByPosition(one: DocumentProcedure, other: DocumentProcedure): Alignment | null {
  if (one.steps.length !== other.steps.length) return null
  return {
    pairs: one.steps.map((step, index) => [step, other.steps[index] ?? null]),
    agreement: 1,
    isWhole: true,
  }
}

/** What two joined steps can differ in; `children` are notes and sub-steps. */
export type Difference = 'kind' | 'label' | 'value' | 'path' | 'range' | 'children'

/** How two joined steps differ in what they say; null when nothing tells them apart. */
export function differenceOf(one: DocumentStep, other: DocumentStep): Difference | null {
  if (!areKin(one.says.kind, other.says.kind)) return 'kind'
  if (one.says.label && other.says.label && compareLabels(one.says.label, other.says.label) === 'different')
    return 'label'
  if (one.says.path.length !== other.says.path.length) return 'path'
  if (!haveSameValue(one, other)) return 'value'
  if (one.says.range?.from !== other.says.range?.from || one.says.range?.to !== other.says.range?.to)
    return 'range'
  return one.children.length === other.children.length ? null : 'children'
}

/** Values are translated too; what is fixed in one language and left open in the other differs. */
function haveSameValue(one: DocumentStep, other: DocumentStep): boolean {
  const { value } = one.says
  const { value: counterpart } = other.says
  if (typeof value === 'string' && typeof counterpart === 'string')
    return compareLabels(value, counterpart) !== 'different'
  return value === counterpart
}

/** From 0 to 1: kind first, then label, value, what stands below, and whatever is written alike in every language. */
function agreementOf(one: DocumentStep, other: DocumentStep, isSameLanguage: boolean): number {
  if (isSameLanguage && one.text === other.text) return 1
  let score = one.says.kind === other.says.kind ? 0.5 : areKin(one.says.kind, other.says.kind) ? 0.35 : 0
  if (one.says.label !== null && other.says.label !== null) {
    const labels = compareLabels(one.says.label, other.says.label)
    if (labels === 'same') score += 0.3
    else if (labels === 'different' || isSameLanguage) score -= 0.4
    else score += 0.1
  } else if (one.says.label === null && other.says.label === null) score += 0.1
  if (typeof one.says.value === 'boolean' && typeof other.says.value === 'boolean')
    score += one.says.value === other.says.value ? 0.1 : -0.3
  const literals = literalsOf(one)
  const counterparts = literalsOf(other)
  if (literals !== '' || counterparts !== '') score += literals === counterparts ? 0.1 : -0.1
  if (one.says.path.length === other.says.path.length) score += 0.05
  if (one.children.length === other.children.length) score += 0.05
  return Math.max(0, Math.min(1, score))
}

/**
 * Kinds that two wordings of one act can have: a button that is "selected" here and "clicked" there, a tab that is
 * sometimes called one, a number that a translation calls a value, and whatever one of them leaves open.
 */
function areKin(one: DocumentStep['says']['kind'], other: DocumentStep['says']['kind']): boolean {
  if (one === other || one === 'manual' || other === 'manual') return true
  const families = [
    ['navigate', 'press', 'choose', 'confirm'],
    ['text', 'number', 'date', 'choose'],
    ['choose', 'tree'],
    ['switch', 'choose'],
  ]
  return families.some((family) => family.includes(one) && family.includes(other))
}

/** Record ids and numbers, which no translation changes. */
function literalsOf({ text }: DocumentStep): string {
  return (text.match(/\b(?:[A-Z]{1,5}-?\d[\w-]*|\d+(?:[.,]\d+)*)\b/g) ?? []).sort().join(' ')
}
