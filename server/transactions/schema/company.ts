import { builder } from '../../graphql/builder.ts'
import { Company } from '../../organization/schema/types.ts'
import { lastReceivedAt } from '../last-received.ts'

builder.objectField(Company, 'lastReceivedAt', (t) =>
  t.field({
    type: 'Instant',
    nullable: true,
    description: 'When the latest of its channel transactions was pulled; null when none has been.',
    resolve: async ({ id }, _args, { database }) => (await lastReceivedAt(database.kysely, id)) ?? null,
  }),
)
