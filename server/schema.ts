import './graphql/scalars.ts'
import './identity/schema.ts'
import './organization/schema.ts'
import './batch/schema.ts'
import './guides/schema.ts'
import './transactions/schema.ts'
import './sales/schema.ts'
import './distribution/schema.ts'
import './synchronization/schema.ts'
import { builder } from './graphql/builder.ts'
import { refuseOpenFields } from './graphql/closed-by-default.ts'

/**
 * The whole API, assembled from the modules' parts. Printed as `schema.graphql`. Not sorted: the values of an enum are
 * offered in the order in which they were declared, Monday before Friday.
 */
export const schema = refuseOpenFields(builder.toSchema({ sortSchema: false }))
