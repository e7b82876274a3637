import type { FieldMap, InputFieldMap, InputShapeFromFields } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { Permission } from './access.ts'
import { builder, type Types } from './builder.ts'
import type { RequestContext } from './context.ts'
import { type Problem, ProblemError } from './problems.ts'

/** What a mutation's payload is made from: its result, or the problems that kept it from having one. */
export interface Outcome<Result> {
  readonly result: Result | null
  readonly problems: readonly Problem[]
}

interface MutationOptions<Fields extends InputFieldMap, Result> {
  readonly description: string
  /** What the caller needs in at least one company; the resolver asks for the company at hand. */
  readonly permission: Permission | 'signedIn'
  /** Fields of the one input object. */
  readonly input: (t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) => Fields
  /** Fields of the payload beside `problems`; all nullable, read from `outcome.result`. */
  readonly payload: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<Result>>) => FieldMap
  /** Does it. A ProblemError becomes the payload's problems; nothing else is caught. */
  readonly resolve: (
    input: InputShapeFromFields<Fields>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) => Promise<Result>
}

/** GraphQL type of what the caller can mend. */
export const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: 'Something that the caller can mend. The client has the words for its code.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Stable code, such as `COMPANY_ID_TAKEN`.',
    }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need: names, numbers and ids by parameter name.',
      resolve: ({ parameters }) => parameters,
    }),
    field: t.string({
      nullable: true,
      description: 'Path of the input field that it speaks of, such as `recurrence.count`.',
      resolve: ({ field }) => field ?? null,
    }),
  }),
})

/**
 * Declares a mutation in the form that all have: `name(input: NameInput!): NamePayload!`, where the payload has
 * `problems` and, when there are none, the result.
 */
export function mutation<Fields extends InputFieldMap, Result>(
  name: string,
  options: MutationOptions<Fields, Result>,
): void {
  const typeName = name.charAt(0).toUpperCase() + name.slice(1)
  const input = builder.inputType(`${typeName}Input`, {
    description: `What ${name} takes.`,
    fields: options.input,
  })
  const payload = builder.objectRef<Outcome<Result>>(`${typeName}Payload`).implement({
    description: `What ${name} gives back.`,
    fields: (t) => ({
      ...options.payload(t),
      problems: t.field({
        type: [ProblemType],
        description: 'What kept it from being done; empty when it was done.',
        resolve: (outcome) => [...outcome.problems],
      }),
    }),
  })
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description: options.description,
      authScopes: options.permission === 'signedIn' ? { signedIn: true } : { may: options.permission },
      args: {
        input: t.arg({
          type: input,
          required: true,
          description: 'All that the mutation takes.',
        }),
      },
      resolve: (_root, args, context, info) =>
        // Pothos cannot work out the argument's type while the fields are still a parameter of this function.
        outcomeOf(() =>
          options.resolve((args as { input: InputShapeFromFields<Fields> }).input, context, info),
        ),
    }),
  )
}

async function outcomeOf<Result>(work: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { result: await work(), problems: [] }
  } catch (error) {
    if (error instanceof ProblemError) return { result: null, problems: error.problems }
    throw error
  }
}
