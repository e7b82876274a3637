import '../../server/graphql/scalars.ts'
import '../../server/identity/schema.ts'
import { builder } from '../../server/graphql/builder.ts'
import { refuseOpenFields } from '../../server/graphql/closed-by-default.ts'

// GraphQL allows no empty type; the subscriptions live in other modules.
builder.subscriptionField('nothing', (t) =>
  t.boolean({ authScopes: { signedIn: true }, resolve: () => true, subscribe: async function* () {} }),
)

/** Identity's part of the API alone. */
export const schema = refuseOpenFields(builder.toSchema())
