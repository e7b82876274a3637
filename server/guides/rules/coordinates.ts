import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  resolveSchemaCoordinate,
  type SelectionSetNode,
  validate,
} from 'graphql'
import type { Fault } from '../fault.ts'
import {
  type Control,
  controlsOf,
  type ProcedureGuide,
  type Recommendation,
  type StepKind,
  type Verification,
} from '../guide.ts'
import { parseOutcomeSource } from '../outcome-source.ts'
import type { Structure } from '../read-structure.ts'
import { isAsked, isPerLocale, isToday } from '../recommended-value.ts'

/**
 * Rule 1: every coordinate in `submit`, `preview` and `bind` exists in the schema, and the kind of the control fits the
 * input's type. Those in `verify` are checked in verifications.ts.
 */
export function checkCoordinates(
  structure: Structure,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (path: readonly (string | number)[], message: string): void => {
    faults.push({ file: structure.file, line: structure.lineOf(...path), rule: 'coordinates', message })
  }
  if (guide.submit !== undefined && !resolves(schema, guide.submit))
    fault(['submit'], `The schema has no ${guide.submit}.`)
  for (const query of guide.preview ?? [])
    if (!resolves(schema, query)) fault(['preview'], `The schema has no ${query}.`)
  for (const [index, constant] of (guide.constants ?? []).entries()) {
    const type = inputType(schema, constant.bind)
    if (!type) fault(['constants', index, 'bind'], `The schema has no ${constant.bind}.`)
    else if ('const' in constant && !accepts(type, constant.const))
      fault(['constants', index, 'const'], `${constant.bind} is ${type}, which takes no such value.`)
  }
  for (const [screenIndex, screen] of guide.screens.entries())
    for (const [stepIndex, step] of screen.steps.entries()) {
      const place = ['screens', screenIndex, 'steps', stepIndex]
      if (step.bind !== undefined && !isControl(step.kind))
        fault([...place, 'kind'], `A step of kind ${step.kind} has no control, and fills no input.`)
      for (const control of controlsOf(step))
        for (const [part, message] of faultsOfControl(control, schema)) fault([...place, part], message)
      const type = step.bind === undefined ? null : inputType(schema, step.bind)
      if (type && step.const !== undefined && !accepts(type, step.const))
        fault([...place, 'const'], `${step.bind} is ${type}, which takes no such value.`)
    }
  return faults
}

/** What is wrong with a control, and with which part of it. */
function faultsOfControl(
  { kind, bind, recommend, range }: Control,
  schema: GraphQLSchema,
): readonly (readonly [part: 'bind' | 'kind' | 'recommend' | 'range', message: string])[] {
  const type = inputType(schema, bind)
  if (!type) return [['bind', `The schema has no input ${bind}.`]]
  if (!fits(kind, type)) return [['kind', `${bind} is ${type}, for which ${kind} is no control.`]]
  return [
    ...faultsOfRecommendation(recommend, bind, type, schema).map(
      (message) => ['recommend', message] as const,
    ),
    ...(range && kind !== 'number' ? [['range', 'Only a number has a range.'] as const] : []),
  ]
}

function faultsOfRecommendation(
  recommend: Recommendation | undefined,
  bind: string,
  type: GraphQLInputType,
  schema: GraphQLSchema,
): readonly string[] {
  if (recommend === undefined) return []
  if (isAsked(recommend)) return faultsOfQuestion(recommend, recommend.path.split('.'), schema)
  const refused = `${bind} is ${type}, which takes no such value.`
  if (isToday(recommend)) return fits('date', type) ? [] : [refused]
  const values = isPerLocale(recommend) ? Object.values(recommend) : [recommend]
  return values.every((value) => accepts(type, value)) ? [] : [refused]
}

/** An input by its coordinate, or null when the schema has no such input. */
export function inputField(schema: GraphQLSchema, coordinate: string): GraphQLInputField | null {
  const element = resolves(schema, coordinate)
  return element?.kind === 'InputField' ? element.inputField : null
}

/** The type of an input by its coordinate, or null when the schema has no such input. */
export function inputType(schema: GraphQLSchema, coordinate: string): GraphQLInputType | null {
  return inputField(schema, coordinate)?.type ?? null
}

/** What a coordinate stands for. GraphQL throws where the type itself is unknown; here that is a no like any other. */
export function resolves(schema: GraphQLSchema, coordinate: string) {
  try {
    return resolveSchemaCoordinate(schema, coordinate) ?? null
  } catch {
    return null
  }
}

function isControl(kind: StepKind): kind is Control['kind'] {
  return ['choose', 'tree', 'switch', 'number', 'date', 'text'].includes(kind)
}

const numbers = new Set(['Int', 'Float', 'Decimal', 'BigInteger'])
const dates = new Set(['CalendarDate', 'Instant', 'String'])
/** What can stand for a record or a word out of a list: channels and months go by their numbers, currencies by their codes. */
const choices = new Set(['ID', 'String', 'Int', 'BigInteger', 'TimeZone', 'Currency', 'Boolean'])

function fits(kind: Control['kind'], type: GraphQLInputType): boolean {
  const named: GraphQLNamedType = getNamedType(type)
  switch (kind) {
    case 'switch':
      return named.name === 'Boolean' && !isList(type)
    case 'number':
      return numbers.has(named.name) && !isList(type)
    case 'date':
      return dates.has(named.name) && !isList(type)
    case 'tree':
      return named.name === 'ID'
    case 'choose':
      return isEnumType(named) || choices.has(named.name)
    case 'text':
      return !isInputObjectType(named) && !isEnumType(named) && named.name !== 'Boolean' && !isList(type)
  }
}

function isList(type: GraphQLInputType): boolean {
  return isListType(type) || (isNonNullType(type) && isListType(type.ofType))
}

/** Whether a written value can be one of the type. Ids are looked up by their words when the guide is walked. */
function accepts(type: GraphQLInputType, value: unknown): boolean {
  if (Array.isArray(value)) return isList(type) && value.every((item) => accepts(getNamedType(type), item))
  const named = getNamedType(type)
  if (isEnumType(named))
    return named.getValue(String(value)) !== null && named.getValue(String(value)) !== undefined
  if (named.name === 'Boolean') return typeof value === 'boolean'
  if (named.name === 'Int') return Number.isInteger(value)
  if (named.name === 'Float') return typeof value === 'number'
  return !isInputObjectType(named) && typeof value !== 'boolean'
}

/** What is wrong with a query, with what it is asked for, and with the path at which its answer is read. */
export function faultsOfQuestion(
  { query, variables = {} }: Pick<Verification, 'query' | 'variables'>,
  path: readonly string[],
  schema: GraphQLSchema,
): readonly string[] {
  const messages = Object.values(variables)
    .filter((source) => source !== 'company' && !parseOutcomeSource(source) && !inputType(schema, source))
    .map((source) => `The schema has no input ${source}.`)
  try {
    const document = parse(query)
    messages.push(...validate(schema, document).map(({ message }) => message))
    const [operation] = document.definitions
    if (operation?.kind !== 'OperationDefinition' || operation.operation !== 'query')
      return [...messages, 'Only a query asks and verifies.']
    const declared = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
    for (const name of declared)
      if (!Object.hasOwn(variables, name)) messages.push(`Say under variables what $${name} is.`)
    if (!selects(operation.selectionSet, path)) messages.push(`The query does not ask for ${path.join('.')}.`)
  } catch (error) {
    messages.push(error instanceof Error ? error.message : String(error))
  }
  return messages
}

/** Whether a query asks for what a path leads to; positions in lists are passed over. */
function selects(selectionSet: SelectionSetNode | undefined, path: readonly string[]): boolean {
  const [name, ...rest] = path.filter((part) => !/^\d+$/.test(part))
  if (name === undefined) return true
  return (selectionSet?.selections ?? []).some(
    (selection) =>
      selection.kind === 'Field' &&
      (selection.alias ?? selection.name).value === name &&
      selects(selection.selectionSet, rest),
  )
}
