import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql'

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'))

/**
 * What the API would find wrong with the operation that a link to the explorer carries, before it is run.
 * @param href `/explorer?query=…&variables=…`
 */
export function findOperationFaults(href: string): readonly string[] {
  const parameters = new URL(href, 'http://kontor.example').searchParams
  const document = parse(parameters.get('query') ?? '')
  const operation = getOperationAST(document)
  if (!operation) return ['It has not exactly one operation.']
  const { errors = [] } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    JSON.parse(parameters.get('variables') ?? '{}'),
  )
  return [...validate(schema, document), ...errors].map(({ message }) => message)
}
