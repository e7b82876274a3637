import '../../server/graphql/scalars.ts'
import '../../server/batch/schema.ts'
import '../../server/organization/schema.ts'
import { builder } from '../../server/graphql/builder.ts'
import { refuseOpenFields } from '../../server/graphql/closed-by-default.ts'

/** The batch jobs' part of the API, with the organization that it stands on. */
export const schema = refuseOpenFields(builder.toSchema())
