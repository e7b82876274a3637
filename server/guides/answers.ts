import { encodeGlobalID } from '@pothos/plugin-relay'
import { coerceInputValue, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql'
import { type Problem, problem } from '../graphql/problems.ts'
import { type AnswerValue, controlsOf, type Guide, type ProcedureGuide, stepsOfGuide } from './guide.ts'
import { type InputPath, inputPaths } from './input-paths.ts'
import { inputType, resolves } from './rules/coordinates.ts'
import { missingInputs } from './rules/required-inputs.ts'
import type { Answers } from './tables.ts'

/** An answer that the guide, as it is now, cannot use. */
export interface Misfit {
  readonly bind: string
  readonly value: AnswerValue
  /** `unknown`: no step asks for it any more. `invalid`: its input takes no such value. */
  readonly reason: 'unknown' | 'invalid'
}

/** Whom answers are given for. */
export interface AnsweringFor {
  readonly companyId: string | null
}

/** The inputs that the steps of a guide ask for, by coordinate. */
export function askedInputs(guide: Guide): ReadonlySet<string> {
  return new Set(stepsOfGuide(guide).flatMap((step) => controlsOf(step).map(({ bind }) => bind)))
}

/** The answers that no longer fit the guide; the others are carried over from whatever version they were given to. */
export function misfitsOf(schema: GraphQLSchema, guide: Guide, answers: Answers): readonly Misfit[] {
  const asked = askedInputs(guide)
  return Object.entries(answers).flatMap(([bind, value]): readonly Misfit[] => {
    if (!asked.has(bind)) return [{ bind, value, reason: 'unknown' }]
    return fits(schema, bind, value) ? [] : [{ bind, value, reason: 'invalid' }]
  })
}

/** All that fills an input: answers of steps that there are, and what the guide knows by itself. */
export function filledInputs(guide: ProcedureGuide, answers: Answers, { companyId }: AnsweringFor): Answers {
  const asked = askedInputs(guide)
  const filled: Record<string, AnswerValue> = {}
  for (const [bind, value] of Object.entries(answers)) if (asked.has(bind)) filled[bind] = value
  for (const { bind, const: fixed } of stepsOfGuide(guide))
    if (bind !== undefined && fixed !== undefined) filled[bind] = fixed
  for (const constant of guide.constants ?? []) {
    if ('const' in constant) filled[constant.bind] = constant.const
    else if (companyId !== null) filled[constant.bind] = companyId
  }
  return filled
}

/** What keeps answers from being submitted, in terms of the inputs; the mutation itself has the last word. */
export function problemsOfAnswers(
  schema: GraphQLSchema,
  guide: ProcedureGuide,
  filled: Answers,
): readonly Problem[] {
  const missing = missingInputs(schema, guide.submit ?? '', new Set(Object.keys(filled)))
  return [
    ...missing.map((bind) => problem('ANSWER_MISSING', { input: bind }, bind)),
    ...Object.entries(filled)
      .filter(([bind, value]) => !fits(schema, bind, value))
      .map(([bind]) =>
        problem('ANSWER_INVALID', { input: bind, type: String(inputType(schema, bind)) }, bind),
      ),
  ]
}

/** The variables of the guide's mutation. */
export function variablesOf(
  schema: GraphQLSchema,
  guide: ProcedureGuide,
  filled: Answers,
): Readonly<Record<string, unknown>> {
  const paths = inputPaths(schema, guide.submit ?? '')
  const givenCompany = new Set(
    (guide.constants ?? []).filter((constant) => 'given' in constant).map(({ bind }) => bind),
  )
  const variables: Record<string, unknown> = {}
  for (const [bind, value] of Object.entries(filled)) {
    const type = inputType(schema, bind)
    const isId = givenCompany.has(bind) && type !== null && getNamedType(type).name === 'ID'
    put(variables, paths.get(bind) ?? [], isId ? encodeGlobalID('Company', String(value)) : value)
  }
  return variables
}

/**
 * The input that a mutation's problem speaks of. Its field is a path below the mutation's input
 * (`runInBackground.recurrence.count`); one that starts deeper is found by its last name, where only one asked input
 * bears it.
 */
export function coordinateOfField(
  schema: GraphQLSchema,
  guide: ProcedureGuide,
  field: string | undefined,
): string | undefined {
  const names = (field ?? '').split('.').filter((name) => name !== '' && !/^\d+$/.test(name))
  const last = names.at(-1)
  if (last === undefined) return undefined
  const mutation = resolves(schema, guide.submit ?? '')
  const argument = mutation?.kind === 'Field' ? mutation.field.args[0] : undefined
  let type = argument && getNamedType(argument.type)
  let coordinate: string | undefined
  for (const name of names) {
    const input = isInputObjectType(type) ? type.getFields()[name] : undefined
    coordinate = input && type ? `${type.name}.${name}` : undefined
    type = input && getNamedType(input.type)
  }
  if (coordinate !== undefined) return coordinate
  const alike = [...askedInputs(guide)].filter((bind) => bind.endsWith(`.${last}`))
  return alike.length === 1 ? alike[0] : undefined
}

function fits(schema: GraphQLSchema, bind: string, value: AnswerValue): boolean {
  const type = inputType(schema, bind)
  if (!type) return false
  let isSound = true
  coerceInputValue(value, type, () => {
    isSound = false
  })
  return isSound
}

function put(target: Record<string | number, unknown>, [key, ...rest]: InputPath, value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const inner = target[key] ?? (typeof rest[0] === 'number' ? [] : {})
  target[key] = inner
  // Every path through here was made of the same schema: an input is an object, a list of inputs a list, everywhere.
  put(inner as Record<string | number, unknown>, rest, value)
}
