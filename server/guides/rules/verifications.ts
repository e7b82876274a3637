import type { GraphQLSchema } from 'graphql'
import type { Fault } from '../fault.ts'
import type { ProcedureGuide, Verification } from '../guide.ts'
import { recordFieldsOf } from '../operation.ts'
import { parseOutcomeSource } from '../outcome-source.ts'
import { parsePredicate } from '../predicate.ts'
import type { Structure } from '../read-structure.ts'
import { faultsOfQuestion, resolves } from './coordinates.ts'

/**
 * Rule 1, of `verify`: its query holds against the schema and asks for what the predicate reads, its inputs exist, and
 * what it asks of the act's outcome is a record that the act gives back.
 */
export function checkVerifications(
  structure: Structure,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): readonly Fault[] {
  return guide.screens.flatMap(({ steps }, screen) =>
    steps.flatMap(({ verify }, step) => {
      if (!verify) return []
      const line = structure.lineOf('screens', screen, 'steps', step, 'verify')
      return faultsOfVerification(verify, guide, schema).map((message) => ({
        file: structure.file,
        line,
        rule: 'coordinates' as const,
        message,
      }))
    }),
  )
}

function faultsOfVerification(
  verification: Verification,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): readonly string[] {
  const predicate = parsePredicate(verification.predicate)
  return [
    ...(predicate ? [] : [`Write the predicate as path, comparison, value: ${verification.predicate}`]),
    ...faultsOfQuestion(verification, predicate?.path ?? [], schema),
    ...faultsOfOutcomes(verification, guide, schema),
  ]
}

function faultsOfOutcomes(
  { variables = {} }: Verification,
  { submit }: ProcedureGuide,
  schema: GraphQLSchema,
): readonly string[] {
  const asked = Object.values(variables).flatMap((source) => parseOutcomeSource(source)?.field ?? [])
  if (submit === undefined)
    return asked.map((field) => `The guide submits nothing that could give ${field} back.`)
  // That the mutation itself is not there is told of `submit`.
  if (resolves(schema, submit)?.kind !== 'Field') return []
  const given = recordFieldsOf(schema, submit)
  return asked
    .filter((field) => !given.includes(field))
    .map((field) => `${submit} gives back no record ${field}.`)
}
