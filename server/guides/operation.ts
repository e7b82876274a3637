import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { resolves } from './rules/coordinates.ts'
import type { OutcomeRecord } from './tables.ts'

/**
 * The operation that submits a guide: its mutation under its own name (`SynchronizeOrders`), asking for the ids of all records in its payload and for its
 * problems. Nothing else is asked for: a payload may have a secret in it that is shown once.
 * @param coordinate `Mutation.synchronizeOrders`.
 */
export function submissionOf(schema: GraphQLSchema, coordinate: string): string {
  const field = mutationField(schema, coordinate)
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const records = recordFields(getNamedType(field.type)).map((name) => `${name} { __typename id }`)
  const selection = ['problems { code parameters field }', ...records].map((line) => `    ${line}\n`).join('')
  const name = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`
  return `mutation ${name}(${declared}) {\n  ${field.name}(${passed}) {\n${selection}  }\n}\n`
}

/** The name of the mutation's field in the answer. */
export function nameOfMutation(coordinate: string): string {
  return coordinate.slice(coordinate.indexOf('.') + 1)
}

/**
 * The fields of a mutation's payload that have a record in them, such as `job` and `run`.
 * @param coordinate `Mutation.synchronizeOrders`.
 */
export function recordFieldsOf(schema: GraphQLSchema, coordinate: string): readonly string[] {
  return recordFields(getNamedType(mutationField(schema, coordinate).type))
}

/** The records in a mutation's payload, in the order of its fields. */
export function recordsIn(payload: Readonly<Record<string, unknown>>): readonly OutcomeRecord[] {
  return Object.entries(payload).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isRecord).map(({ __typename, id }) => ({
      field,
      type: __typename,
      id,
    })),
  )
}

function isRecord(value: unknown): value is { readonly __typename: string; readonly id: string } {
  return typeof value === 'object' && value !== null && '__typename' in value && 'id' in value
}

function mutationField(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> {
  const element = resolves(schema, coordinate)
  if (element?.kind !== 'Field') throw new TypeError(`The schema has no ${coordinate}`)
  return element.field
}

function recordFields(payload: ReturnType<typeof getNamedType>): readonly string[] {
  if (!isObjectType(payload)) return []
  return Object.values(payload.getFields())
    .filter(({ type, args }) => {
      const named = getNamedType(type)
      return isObjectType(named) && hasId(named) && !args.some(isRequiredArgument)
    })
    .map(({ name }) => name)
}

function hasId(type: GraphQLObjectType): boolean {
  const id = type.getFields().id
  return id !== undefined && getNamedType(id.type).name === 'ID'
}
