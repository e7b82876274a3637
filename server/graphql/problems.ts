import { GraphQLError } from 'graphql'

/** What a problem's words need beside its code. */
export type ProblemParameters = Readonly<Record<string, string | number | boolean | null>>

/** Something the caller can mend: a stable code and what its words need. The client has the words. */
export interface Problem {
  /** Stable, SCREAMING_SNAKE: `COMPANY_ID_TAKEN`. */
  readonly code: string
  readonly parameters: ProblemParameters
  /** Path of the input field it speaks of, such as `recurrence.count`; undefined when of none. */
  readonly field?: string | undefined
}

/** One or more problems, all that were found. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`).join('; '))
    this.problems = problems
  }
}

/** A problem, to gather. */
export function problem(code: string, parameters: ProblemParameters = {}, field?: string): Problem {
  return { code, parameters, field }
}

/** An error of one problem, to throw: `throw problemError('BATCH_JOB_NOT_FOUND', { id })`. */
export function problemError(code: string, parameters: ProblemParameters = {}, field?: string): ProblemError {
  return new ProblemError([problem(code, parameters, field)])
}

/** @throws ProblemError with all of them, when there is any. */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems)
}

/** The GraphQL error of one problem: its code and parameters stand in `extensions`, the message repeats the code. */
export function createProblemError(code: string, parameters: ProblemParameters = {}): GraphQLError {
  return new GraphQLError(code, { extensions: { code, parameters } })
}

/** A ProblemError as GraphQL tells it outside a mutation's payload. */
export function toGraphQLError(error: ProblemError): GraphQLError {
  const [first] = error.problems
  return new GraphQLError(first?.code ?? 'PROBLEM', {
    extensions: {
      code: first?.code ?? 'PROBLEM',
      parameters: first?.parameters ?? {},
      problems: error.problems,
    },
  })
}
