import '../../server/graphql/scalars.ts'
import '../../server/identity/schema.ts'
import '../../server/organization/schema.ts'
import '../../server/transactions/schema.ts'
import { builder } from '../../server/graphql/builder.ts'

// GraphQL allows no empty type; the subscriptions live in other modules.
builder.subscriptionField('nothing', (t) =>
  t.boolean({ authScopes: { signedIn: true }, resolve: () => true, subscribe: async function* () {} }),
)

/** The part of the API that shows staged transactions, with what lies below it. */
export const transactionsSchema = builder.toSchema()
