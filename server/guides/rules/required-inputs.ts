import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isRequiredInputField,
} from 'graphql'
import type { Fault } from '../fault.ts'
import { controlsOf, type ProcedureGuide } from '../guide.ts'
import type { Structure } from '../read-structure.ts'
import { resolves } from './coordinates.ts'

/**
 * Rule 2: every required input that `submit` needs is bound once or has a constant. An input of the inputs that may be
 * left out (the recurrence, say) counts as needed as soon as one of its fields is bound.
 */
export function checkRequiredInputs(
  structure: Structure,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (path: readonly (string | number)[], message: string): void => {
    faults.push({ file: structure.file, line: structure.lineOf(...path), rule: 'required-inputs', message })
  }
  const bindings = bindingsOf(guide)
  const bound = new Set<string>()
  for (const { coordinate, path } of bindings) {
    if (bound.has(coordinate)) fault(path, `${coordinate} is filled twice.`)
    bound.add(coordinate)
  }
  if (guide.submit === undefined) {
    if (bindings[0]) fault(bindings[0].path, 'Say which mutation takes the answers: submit.')
    return faults
  }
  const inputs = inputsOf(schema, guide.submit)
  const reachable = new Set(inputs.flatMap((input) => [...typesBelow(input)].map(({ name }) => name)))
  for (const { coordinate, path } of bindings) {
    const [type = ''] = coordinate.split('.')
    if (!reachable.has(type)) fault(path, `${guide.submit} takes no ${type}.`)
  }
  for (const coordinate of missingInputs(schema, guide.submit, bound))
    fault(['submit'], `${guide.submit} needs ${coordinate}: bind it, or give it a constant.`)
  return faults
}

/** The inputs without which a mutation cannot do, and that are not among those which are filled. */
export function missingInputs(
  schema: GraphQLSchema,
  mutation: string,
  filled: ReadonlySet<string>,
): readonly string[] {
  return [...neededInputs(schema, mutation, filled)].filter((coordinate) => !filled.has(coordinate))
}

/** The inputs without which a mutation cannot do when these are filled: a part of it that is left out needs none. */
export function neededInputs(
  schema: GraphQLSchema,
  mutation: string,
  filled: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(inputsOf(schema, mutation).flatMap((input) => requiredOf(input, filled)))
}

interface Binding {
  readonly coordinate: string
  readonly path: readonly (string | number)[]
}

function bindingsOf(guide: ProcedureGuide): readonly Binding[] {
  const constants = (guide.constants ?? []).map(({ bind }, index) => ({
    coordinate: bind,
    path: ['constants', index, 'bind'],
  }))
  const steps = guide.screens.flatMap((screen, screenIndex) =>
    screen.steps.flatMap((step, stepIndex) =>
      controlsOf(step).map(({ bind }) => ({
        coordinate: bind,
        path: ['screens', screenIndex, 'steps', stepIndex, 'bind'],
      })),
    ),
  )
  return [...constants, ...steps]
}

/** The input objects that a mutation takes as its arguments. */
function inputsOf(schema: GraphQLSchema, mutation: string): readonly GraphQLInputObjectType[] {
  const element = resolves(schema, mutation)
  if (element?.kind !== 'Field') return []
  return element.field.args.map(({ type }) => getNamedType(type)).filter(isInputObjectType)
}

function typesBelow(
  type: GraphQLInputObjectType,
  known: Set<GraphQLInputObjectType> = new Set(),
): Set<GraphQLInputObjectType> {
  if (known.has(type)) return known
  known.add(type)
  for (const { type: inner } of Object.values(type.getFields())) {
    const named: GraphQLInputType = getNamedType(inner)
    if (isInputObjectType(named)) typesBelow(named, known)
  }
  return known
}

/** Coordinates that must be filled; an input object is never filled itself, only its fields are. */
function requiredOf(type: GraphQLInputObjectType, bound: ReadonlySet<string>): readonly string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type)
    if (!isInputObjectType(named)) return isRequiredInputField(field) ? [`${type.name}.${field.name}`] : []
    const isUsed = [...typesBelow(named)].some(({ name }) =>
      [...bound].some((other) => other.startsWith(`${name}.`)),
    )
    return isRequiredInputField(field) || isUsed ? requiredOf(named, bound) : []
  })
}
