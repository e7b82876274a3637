import {
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { resolves } from './rules/coordinates.ts'

/** Where an input stands in a mutation's variables: names, and positions in lists. */
export type InputPath = readonly (string | number)[]

/**
 * Where each input stands in a mutation's variables: `RecurrenceInput.count` is `['input', 'recurrence', 'count']`.
 * An input type that can be reached in several ways is meant where it lies nearest to the top. Of a list of inputs a
 * guide fills the first: `AlertInput.on` is `['input', 'runInBackground', 'alerts', 0, 'on']`.
 * @param mutation its coordinate, `Mutation.synchronizeOrders`.
 */
export function inputPaths(schema: GraphQLSchema, mutation: string): ReadonlyMap<string, InputPath> {
  const paths = new Map<string, InputPath>()
  const element = resolves(schema, mutation)
  if (element?.kind !== 'Field') return paths
  let level = element.field.args.flatMap(({ name, type }) => {
    const named = getNamedType(type)
    return isInputObjectType(named) ? [{ type: named, path: [name] as InputPath }] : []
  })
  const seen = new Set<GraphQLInputObjectType>()
  while (level.length > 0) {
    const below: typeof level = []
    for (const { type, path } of level) {
      if (seen.has(type)) continue
      seen.add(type)
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type)
        const place = [...path, field.name]
        paths.set(`${type.name}.${field.name}`, place)
        const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
        if (isInputObjectType(named)) below.push({ type: named, path: isList ? [...place, 0] : place })
      }
    }
    level = below
  }
  return paths
}
