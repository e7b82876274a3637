import '../../server/graphql/scalars.ts'
import '../../server/identity/schema.ts'
import '../../server/organization/schema.ts'
import '../../server/batch/schema.ts'
import '../../server/transactions/schema.ts'
import '../../server/sales/schema.ts'
import '../../server/synchronization/schema.ts'
import { registerTasks } from '../../server/batch/task-registry.ts'
import { builder } from '../../server/graphql/builder.ts'
import { refuseOpenFields } from '../../server/graphql/closed-by-default.ts'
import { synchronizationTasks } from '../../server/synchronization/tasks.ts'

registerTasks(synchronizationTasks)

/** The part of the API that posts staged transactions and shows what became of them, with what lies below it. */
export const synchronizationSchema = refuseOpenFields(builder.toSchema())
