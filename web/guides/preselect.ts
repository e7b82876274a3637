import type { AnswerValue } from './answers.ts'
import { asList, isAnswerValue } from './answers.ts'
import type { Choice } from './choice.ts'
import type { Control } from './read-guide.ts'

/**
 * What stands in a control that nobody has answered yet: what the documentation leaves no choice about, or recommends.
 * Examples of texts, and what is recommended for optional inputs, are only told. An input of ids may be recommended by
 * its record's name; what is not among the choices is not preselected.
 */
export function preselected(
  control: Pick<Control, 'kind' | 'isList' | 'isOptional' | 'isRequired' | 'constant' | 'recommended'>,
  choices: readonly Pick<Choice, 'value' | 'names'>[],
): AnswerValue | undefined {
  const { kind, isList, isOptional, constant, recommended } = control
  if (isAnswerValue(constant)) return constant
  if (isOptional || kind === 'TEXT' || !isAnswerValue(recommended)) return undefined
  if (kind !== 'CHOOSE' && kind !== 'TREE') return recommended
  const found = asList(recommended).flatMap((one) => choiceMeant(one, choices) ?? [])
  if (isList) return found.length > 0 || asList(recommended).length === 0 ? found : undefined
  return found[0]
}

/** The value of the choice that a recommendation means, by value or by name. */
export function choiceMeant(
  recommended: string | number,
  choices: readonly Pick<Choice, 'value' | 'names'>[],
): string | number | undefined {
  return choices.find(({ value, names }) => value === recommended || names.includes(String(recommended)))
    ?.value
}

/** Whether a number lies outside of what the documentation calls usual. */
export function isUnusual(
  range: { readonly from: number; readonly to: number } | null,
  value: AnswerValue | undefined,
): boolean {
  return range !== null && typeof value === 'number' && (value < range.from || value > range.to)
}
