/** An input's value as it is sent. */
export type AnswerValue = string | number | boolean | readonly (string | number)[]

/** What was answered, by the inputs' schema coordinates (`RecurrenceInput.count`). */
export type Answers = Readonly<Record<string, AnswerValue>>

/** A draft's answers, which the API gives as JSON; what is no answer is left out. */
export function answersOf(found: unknown): Answers {
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, AnswerValue] => isAnswerValue(entry[1])),
  )
}

export function isAnswerValue(found: unknown): found is AnswerValue {
  if (Array.isArray(found)) return found.every((one) => typeof one === 'string' || typeof one === 'number')
  return ['string', 'number', 'boolean'].includes(typeof found)
}

/** A value as a list; one value is a list of one. */
export function asList(value: AnswerValue | undefined): readonly (string | number)[] {
  if (value === undefined || typeof value === 'boolean') return []
  return typeof value === 'string' || typeof value === 'number' ? [value] : value
}

/** The answers to the inputs of one input type, by their names: `{ count: 5, end: 'NEVER' }`. */
export function answersUnder(type: string, answers: Answers): Readonly<Record<string, AnswerValue>> {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([bind]) => bind.startsWith(`${type}.`))
      .map(([bind, value]) => [bind.slice(type.length + 1), value]),
  )
}

/** Answers together with what the guide fills in by itself. */
export function withConstants(
  answers: Answers,
  constants: readonly { readonly bind: string; readonly value: unknown }[],
): Answers {
  return {
    ...answers,
    ...Object.fromEntries(
      constants
        .map(({ bind, value }) => [bind, value] as const)
        .filter((entry): entry is [string, AnswerValue] => isAnswerValue(entry[1])),
    ),
  }
}
