import type { GraphQLSchema } from 'graphql'

/**
 * Hands the schema back, unless a field of Query, Mutation or Subscription says nothing about who may use it.
 * @throws Error that names the open fields; a program with one does not start.
 */
export function refuseOpenFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const open = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(
        ({ extensions }) => !(extensions.pothosOptions as { authScopes?: unknown } | undefined)?.authScopes,
      )
      .map(({ name }) => `${root?.name}.${name}`),
  )
  if (open.length > 0)
    throw new Error(`These fields do not say who may use them (authScopes): ${open.join(', ')}`)
  return schema
}
