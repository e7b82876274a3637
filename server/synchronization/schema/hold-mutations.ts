import {
  companyOfSelected,
  selectedOnce,
  selectionPayload,
  selectorOf,
} from '../../batch/schema/selection.ts'
import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { findHolds } from '../../sales/order-holds.ts'
import { OrderHold } from '../../sales/schema/types.ts'
import { releaseMatchingOrderHolds, releaseOrderHolds } from '../release-holds.ts'

const payload = selectionPayload('How many orders are released.')

mutation('releaseOrderHolds', {
  description:
    'Releases held orders, so that they can be fulfilled, by one batch job over exactly them. Those that have been ' +
    'released meanwhile are left out.',
  permission: 'orders.edit',
  input: (t) => ({
    ids: t.globalIDList({
      required: true,
      for: OrderHold,
      description: 'The holds, of one company; at most 5,000.',
    }),
    comment: t.string({ description: 'Why they may go, at most 500 characters.' }),
    description: t.string({
      description: 'What the list of batch jobs shows; its task and number of records unless said.',
    }),
  }),
  resolve: async ({ ids, comment, description }, context) => {
    const { database, caller } = context
    const wanted = selectedOnce(
      ids.map(({ id }) => id as Id<'OrderHold'>),
      'ids',
    )
    const holds = await findHolds(database.kysely, wanted)
    const companyId = companyOfSelected(holds, caller, 'orders.edit', 'ids')
    if (companyId === undefined) throw problemError('NOTHING_TO_RELEASE', {}, 'ids')
    return inTransaction(database, (trx) =>
      releaseOrderHolds(trx, { companyId, ids: wanted, comment, description }, selectorOf(context)),
    )
  },
  payload,
})

mutation('releaseMatchingOrderHolds', {
  description:
    'Releases all orders that a list of holds has, so that they can be fulfilled, by one batch job over exactly those that ' +
    'are held now.',
  permission: 'orders.edit',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    holdCode: t.string({ description: 'Only those of this code.' }),
    comment: t.string({ description: 'Why they may go, at most 500 characters.' }),
    description: t.string({
      description: 'What the list of batch jobs shows; its task and number of records unless said.',
    }),
  }),
  resolve: async ({ companyId, holdCode, comment, description }, context) => {
    context.caller.require('orders.edit', companyId)
    const filter = { holdCode: holdCode ?? undefined }
    return inTransaction(context.database, (trx) =>
      releaseMatchingOrderHolds(
        trx,
        { companyId: companyId as CompanyId, filter, comment, description },
        selectorOf(context),
      ),
    )
  },
  payload,
})
