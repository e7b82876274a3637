import {
  companyOfSelected,
  selectedOnce,
  selectionPayload,
  selectorOf,
} from '../../batch/schema/selection.ts'
import { inTransaction } from '../../database/database.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { recordAudit } from '../../identity/audit.ts'
import type { ChannelNumber, CompanyId } from '../../organization/tables.ts'
import { ChannelTransactionTypeEnum, SynchronizationStatusType } from '../../transactions/schema/enums.ts'
import { ChannelTransaction, type TransactionId } from '../../transactions/schema/types.ts'
import { transition } from '../../transactions/statuses.ts'
import { readTransaction, readTransactions } from '../../transactions/transaction-records.ts'
import { lockedBySomebody } from '../lock.ts'
import { retryFailureGroup, retryMatchingTransactions, retryTransactions } from '../retry.ts'
import { synchronizeOrders } from '../run.ts'
import { forgetTransactions } from './links.ts'

const retryPayload = selectionPayload('How many transactions are tried again.')

mutation('synchronizeTransaction', {
  description:
    'Posts one transaction by itself, now. When it breaks a rule it comes back failed, with its causes; that is no problem ' +
    'of the mutation.',
  permission: 'orders.synchronize',
  input: (t) => ({
    id: t.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
  }),
  resolve: async ({ id: { id } }, context) => {
    const { database, caller, clock, requestId } = context
    const transactionId = id as TransactionId
    const transaction = await readTransaction(database.kysely, transactionId)
    if (!transaction) throw problemError('TRANSACTION_NOT_FOUND', { id }, 'id')
    caller.require('orders.synchronize', transaction.company_id)
    if (transaction.status === 'editing') throw await lockedBySomebody(database.kysely, transaction)
    transition(transaction.status, 'claim', transaction.transaction_id)
    await synchronizeOrders({
      database,
      clock,
      scope: { companyId: transaction.company_id, channelNumbers: [], transactionIds: [transactionId] },
      checkpoint: async (trx, _progress, chunk) => {
        if (chunk.posted.length === 0 && chunk.failed === 0) return
        await recordAudit(trx, {
          userId: caller.userId,
          requestId,
          at: clock(),
          companyId: transaction.company_id,
          action: 'synchronizeTransaction',
          subjectType: 'ChannelTransaction',
          subjectId: transactionId,
          subjectName: transaction.transaction_id,
          changes: {
            status: {
              from: transaction.status,
              to: (await readTransaction(trx, transactionId))?.status ?? null,
            },
          },
        })
      },
    })
    forgetTransactions(context)
    return (await readTransaction(database.kysely, transactionId)) ?? null
  },
  payload: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The transaction as it stands now, with its order or with what it broke.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('retryTransactions', {
  description:
    'Has transactions tried again, by one run over exactly them. Those that have been posted meanwhile, that are not whole, ' +
    'or that somebody edits, are left out.',
  permission: 'orders.synchronize',
  input: (t) => ({
    ids: t.globalIDList({
      required: true,
      for: ChannelTransaction,
      description: 'The transactions, of one company; at most 5,000.',
    }),
    description: t.string({
      description: 'What the list of batch jobs shows; its task and number of records unless said.',
    }),
  }),
  resolve: async ({ ids, description }, context) => {
    const { database, caller } = context
    const wanted = selectedOnce(
      ids.map(({ id }) => id as TransactionId),
      'ids',
    )
    const transactions = await readTransactions(database.kysely, wanted)
    const companyId = companyOfSelected(transactions, caller, 'orders.synchronize', 'ids')
    if (companyId === undefined) throw problemError('NOTHING_TO_RETRY', {}, 'ids')
    const retry = await inTransaction(database, (trx) =>
      retryTransactions(
        trx,
        { companyId, ids: wanted, description: description ?? undefined },
        selectorOf(context),
      ),
    )
    forgetTransactions(context)
    return retry
  },
  payload: retryPayload,
})

mutation('retryMatchingTransactions', {
  description:
    'Has all transactions that a list holds tried again, by one run over exactly those that it holds now. Those that have ' +
    'been posted, that are not whole, or that somebody edits, are left out.',
  permission: 'orders.synchronize',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    channelNumbers: t.field({ type: ['BigInteger'], description: 'Only of these channels.' }),
    statuses: t.field({ type: [SynchronizationStatusType], description: 'Only those that stand so.' }),
    types: t.field({ type: [ChannelTransactionTypeEnum], description: 'Only those of these types.' }),
    from: t.field({ type: 'CalendarDate', description: 'Only those made on this day or later.' }),
    to: t.field({ type: 'CalendarDate', description: 'Only those made on this day or earlier.' }),
    text: t.string({
      description:
        'Only those whose confirmation number or transaction id begins so, or whose customer account or e-mail address ' +
        'it is.',
    }),
    description: t.string({
      description: 'What the list of batch jobs shows; its task and number of records unless said.',
    }),
  }),
  resolve: async ({ companyId, description, channelNumbers, ...filter }, context) => {
    context.caller.require('orders.synchronize', companyId)
    const retry = await inTransaction(context.database, (trx) =>
      retryMatchingTransactions(
        trx,
        {
          companyId: companyId as CompanyId,
          filter: {
            channelNumbers: (channelNumbers as ChannelNumber[] | null | undefined) ?? undefined,
            statuses: filter.statuses ?? undefined,
            types: filter.types ?? undefined,
            from: filter.from ?? undefined,
            to: filter.to ?? undefined,
            text: filter.text ?? undefined,
          },
          description: description ?? undefined,
        },
        selectorOf(context),
      ),
    )
    forgetTransactions(context)
    return retry
  },
  payload: retryPayload,
})

mutation('retryFailureGroup', {
  description: 'Has all of a failure group tried again, by one run over exactly its transactions.',
  permission: 'orders.synchronize',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    cause: t.string({ required: true, description: 'The group’s name.' }),
    channelNumbers: t.field({ type: ['BigInteger'], description: 'Only what failed in these channels.' }),
    description: t.string({
      description: 'What the list of batch jobs shows; its task and the cause unless said.',
    }),
  }),
  resolve: async ({ companyId, cause, channelNumbers, description }, context) => {
    context.caller.require('orders.synchronize', companyId)
    const retry = await inTransaction(context.database, (trx) =>
      retryFailureGroup(
        trx,
        {
          companyId: companyId as CompanyId,
          cause,
          channelNumbers: (channelNumbers as ChannelNumber[] | null | undefined) ?? undefined,
          description: description ?? undefined,
        },
        selectorOf(context),
      ),
    )
    forgetTransactions(context)
    return retry
  },
  payload: retryPayload,
})
