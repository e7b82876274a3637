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
import { ChannelDatabase } from '../../organization/schema/types.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { dismissRows, findQuarantined } from '../dismiss-rows.ts'
import { dismissMatchingQuarantinedRows, dismissQuarantinedRows } from '../select-rows.ts'
import { perform } from './perform.ts'
import { UploadSession } from './types.ts'

mutation('dismissQuarantinedRow', {
  description:
    'Lets a quarantined row go, for good: its transaction waits for it no longer and is posted without it, if all else is there.',
  permission: 'distribution.manage',
  input: (t) => ({
    row: t.globalID({ required: true, description: 'The entry of the row.' }),
  }),
  resolve: ({ row }, context) =>
    perform(context, async ({ trx }) => {
      const id = entryIdOf(row, 'row')
      const [entry] = await findQuarantined(trx, [id])
      context.caller.require('distribution.manage', entry?.company_id ?? null)
      if (!entry) throw problemError('QUARANTINED_ROW_NOT_FOUND', { id }, 'row')
      await dismissRows(trx, [id], selectorOf(context))
      return true
    }),
  payload: (t) => ({
    isDismissed: t.boolean({
      nullable: true,
      description: 'True when it was, now or before.',
      resolve: ({ result }) => result,
    }),
  }),
})

const payload = selectionPayload(
  'How many entries of rows are dismissed: one for each column that is at fault.',
)

mutation('dismissQuarantinedRows', {
  description:
    'Lets quarantined rows go, for good, by one batch job over exactly them, as `dismissQuarantinedRow` does one. Those that ' +
    'have been settled meanwhile are left out.',
  permission: 'distribution.manage',
  input: (t) => ({
    rows: t.globalIDList({
      required: true,
      description: 'Entries of the rows, of one company; at most 5,000.',
    }),
    description: t.string({ description: 'What the list of batch jobs shows.' }),
  }),
  resolve: async ({ rows, description }, context) => {
    const { database, caller } = context
    const ids = selectedOnce(
      rows.map((row) => entryIdOf(row, 'rows')),
      'rows',
    )
    const entries = await findQuarantined(database.kysely, ids)
    const companyId = companyOfSelected(entries, caller, 'distribution.manage', 'rows')
    if (companyId === undefined) throw problemError('NOTHING_TO_DISMISS', {}, 'rows')
    return inTransaction(database, (trx) =>
      dismissQuarantinedRows(trx, { companyId, ids, description }, selectorOf(context)),
    )
  },
  payload,
})

mutation('dismissMatchingQuarantinedRows', {
  description:
    'Lets all quarantined rows of a list go, for good, by one batch job over exactly those that are not settled now.',
  permission: 'distribution.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    channelDatabase: t.globalID({
      for: ChannelDatabase,
      description: 'Only those from this channel database.',
    }),
    uploadSession: t.globalID({ for: UploadSession, description: 'Only those of this session.' }),
    channelTable: t.string({ description: 'Only those of this table in the channel database.' }),
    transactionId: t.string({ description: 'Only those of this transaction, by the shop’s id.' }),
    reason: t.string({ description: 'Only those refused for this reason, a stable code.' }),
    description: t.string({ description: 'What the list of batch jobs shows.' }),
  }),
  resolve: async ({ companyId, channelDatabase, uploadSession, description, ...others }, context) => {
    context.caller.require('distribution.manage', companyId)
    const { channelTable, transactionId, reason } = others
    const filter = {
      channelDatabaseId: channelDatabase?.id,
      sessionId: uploadSession?.id,
      channelTable,
      transactionId,
      reason,
    }
    return inTransaction(context.database, (trx) =>
      dismissMatchingQuarantinedRows(
        trx,
        { companyId: companyId as CompanyId, filter, description },
        selectorOf(context),
      ),
    )
  },
  payload,
})

/** @throws ProblemError ID_OF_OTHER_TYPE for what is no entry in quarantine. */
function entryIdOf(
  { id, typename }: { readonly id: string; readonly typename: string },
  field: string,
): Id<'QuarantinedRow'> {
  if (typename !== 'QuarantinedRow')
    throw problemError('ID_OF_OTHER_TYPE', { expected: 'QuarantinedRow', found: typename }, field)
  return id as Id<'QuarantinedRow'>
}
