import { execute, type GraphQLSchema, parse } from 'graphql'
import type { RequestContext } from '../graphql/context.ts'
import type { AnswerValue, Verification } from './guide.ts'
import { parseOutcomeSource, valueOfOutcome } from './outcome-source.ts'
import { holds, parsePredicate } from './predicate.ts'
import type { DraftOutcome } from './tables.ts'

/** What a question's variables are filled from. */
export interface Answered {
  readonly answers: Readonly<Record<string, AnswerValue>>
  readonly companyId: string | null
  /** What the act gave back; undefined or null before it. */
  readonly outcome?: DraftOutcome | null
}

/** Whether a step's effect holds; unknown when it cannot be asked yet, or not by this caller. */
export type VerificationState = 'holds' | 'doesNotHold' | 'unknown'

/**
 * Puts a guide's question to the API as the caller.
 * @returns the answer's data; undefined when something that the question names has no answer yet, or when the caller
 * is refused.
 */
export async function ask(
  { query, variables = {} }: Pick<Verification, 'query' | 'variables'>,
  answered: Answered,
  schema: GraphQLSchema,
  context: RequestContext,
): Promise<unknown> {
  const entries = Object.entries(variables).map(([name, source]) => [name, valueOfSource(source, answered)])
  if (entries.some(([, value]) => value === undefined || value === null)) return undefined
  const { data, errors } = await execute({
    schema,
    document: parse(query),
    variableValues: Object.fromEntries(entries),
    contextValue: { ...context },
  })
  return errors && errors.length > 0 ? undefined : data
}

function valueOfSource(source: string, { answers, companyId, outcome }: Answered): unknown {
  if (source === 'company') return companyId
  const made = parseOutcomeSource(source)
  return made ? valueOfOutcome(made, outcome) : answers[source]
}

/**
 * Asks the system itself whether a step's effect holds. What is asked of a record that the act gives back does not hold
 * before the act, nor when the act gave none.
 */
export async function verify(
  verification: Verification,
  answered: Answered,
  schema: GraphQLSchema,
  context: RequestContext,
): Promise<VerificationState> {
  const predicate = parsePredicate(verification.predicate)
  const sources = Object.values(verification.variables ?? {})
  const lacksOutcome = sources.some(
    (source) => parseOutcomeSource(source) && valueOfSource(source, answered) === undefined,
  )
  if (lacksOutcome) return 'doesNotHold'
  const answer = await ask(verification, answered, schema, context)
  if (!predicate || answer === undefined || answer === null) return 'unknown'
  return holds(predicate, answer) ? 'holds' : 'doesNotHold'
}
