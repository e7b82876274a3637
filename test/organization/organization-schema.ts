import '../../server/graphql/scalars.ts'
import '../../server/organization/schema.ts'
import { builder } from '../../server/graphql/builder.ts'
import { refuseOpenFields } from '../../server/graphql/closed-by-default.ts'

// A schema's subscription type needs a field, and the organization has none to offer.
builder.subscriptionField('silence', (t) =>
  t.boolean({
    description: 'Never says anything.',
    authScopes: { signedIn: true },
    subscribe: async function* () {},
    resolve: () => true,
  }),
)

/** The API of the organization alone. */
export const schema = refuseOpenFields(builder.toSchema())
