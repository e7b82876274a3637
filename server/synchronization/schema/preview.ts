import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { Money } from '../../graphql/scalars.ts'
import { readCompany } from '../../organization/companies.ts'
import { channelFields } from '../../organization/schema/channel-fields.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { ChannelTransaction } from '../../transactions/schema/types.ts'
import { countLeftOut, type LeftOutCount, type LeftOutReason } from '../left-out.ts'
import { channelsSelected, nameOrganizationSelection } from '../organization-selection.ts'
import { previewSynchronizeOrders } from '../preview.ts'
import type { PreviewTotal, PreviewTransaction, SynchronizationPreview } from '../preview-result.ts'
import { BrokenRule } from './edit-mutations.ts'
import { ValidationRuleCodeEnum } from './enums.ts'
import { selectionArguments, selectionOf } from './selection.ts'

type PostedAs = NonNullable<PreviewTotal['kind']>

const PostedAsEnum = enumOf<PostedAs>('PostedAs', 'What a transaction becomes when it is posted.', {
  order: 'A sales order.',
  return: 'A return.',
  quotation: 'A quotation.',
  cancellation: 'No document: it cancels an earlier order.',
})

const LeftOutReasonEnum = enumOf<LeftOutReason>(
  'LeftOutReason',
  'Why a run does not even look at a transaction.',
  {
    editing: 'An operator has it locked.',
    incomplete: 'Rows of it are missing, or broke the contract.',
    waitsForRetry: 'It failed, and its next attempt is not due.',
    needsPerson: 'It failed as often as it is tried by itself.',
  },
)

const TotalType = builder.objectRef<PreviewTotal>('SynchronizationPreviewTotal').implement({
  description: 'What some transactions of a channel come to.',
  fields: (t) => ({
    ...channelFields(t, ({ channelNumber }) => channelNumber),
    postedAs: t.field({
      type: PostedAsEnum,
      nullable: true,
      description: 'What they would become; null for what would be refused.',
      resolve: ({ kind }) => kind,
    }),
    transactions: t.exposeInt('transactions', { description: 'How many.' }),
    grossAmount: t.field({
      type: Money,
      description: 'Their gross amount in business sign.',
      resolve: ({ grossAmount, currency }) => ({ amount: grossAmount, currency }),
    }),
  }),
})

const PreviewTransactionType = builder
  .objectRef<PreviewTransaction>('SynchronizationPreviewTransaction')
  .implement({
    description: 'A transaction of a preview.',
    fields: (t) => ({
      channelTransaction: t.field({
        type: ChannelTransaction,
        description: 'The transaction.',
        resolve: ({ id }) => id,
      }),
      postedAs: t.field({
        type: PostedAsEnum,
        nullable: true,
        description: 'What it would become; null when it is of no type that is synchronized.',
        resolve: ({ kind }) => kind,
      }),
      customerAccount: t.exposeString('customerAccount', {
        nullable: true,
        description: 'The customer that it would be posted to.',
      }),
      grossAmount: t.field({
        type: Money,
        description: 'Its gross amount in business sign.',
        resolve: ({ grossAmount, currency }) => ({ amount: grossAmount, currency }),
      }),
      causes: t.field({
        type: [BrokenRule],
        description: 'Why it would be refused; empty for what would be posted.',
        resolve: ({ causes }) => [...causes],
      }),
    }),
  })

const CauseCount = builder
  .objectRef<SynchronizationPreview['causes'][number]>('SynchronizationPreviewCause')
  .implement({
    description: 'How many transactions break a rule.',
    fields: (t) => ({
      code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
      transactions: t.exposeInt('transactions', { description: 'How many.' }),
    }),
  })

const LeftOut = builder.objectRef<LeftOutCount>('SynchronizationPreviewLeftOut').implement({
  description: 'How many transactions a run would not even look at.',
  fields: (t) => ({
    reason: t.field({ type: LeftOutReasonEnum, description: 'Why.', resolve: ({ reason }) => reason }),
    transactions: t.int({ description: 'How many.', resolve: ({ count }) => count }),
  }),
})

interface Preview extends SynchronizationPreview {
  readonly leftOut: readonly LeftOutCount[]
}

const PreviewType = builder.objectRef<Preview>('SynchronizationPreview').implement({
  description: 'What order synchronization would do now.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'How many transactions a run would take.' }),
    examined: t.exposeInt('examined', {
      description: 'How many of them were looked at for this preview: all, unless there are very many.',
    }),
    posted: t.field({
      type: [TotalType],
      description: 'What would be posted, by channel, currency and what it would become.',
      resolve: ({ posted }) => [...posted],
    }),
    refused: t.field({
      type: [TotalType],
      description: 'What would be refused, by channel and currency.',
      resolve: ({ refused }) => [...refused],
    }),
    causes: t.field({
      type: [CauseCount],
      description: 'How many transactions break each rule, the one that most break first.',
      resolve: ({ causes }) => [...causes],
    }),
    leftOut: t.field({
      type: [LeftOut],
      description: 'What a run would not even look at, and why.',
      resolve: ({ leftOut }) => [...leftOut],
    }),
    firstPosted: t.field({
      type: [PreviewTransactionType],
      description: 'The first transactions that would be posted.',
      resolve: ({ firstPosted }) => [...firstPosted],
    }),
    firstRefused: t.field({
      type: [PreviewTransactionType],
      description: 'The first transactions that would be refused.',
      resolve: ({ firstRefused }) => [...firstRefused],
    }),
  }),
})

builder.queryField('previewSynchronizeOrders', (t) =>
  t.field({
    type: PreviewType,
    description:
      'What synchronizeOrders would post now, what it would refuse or leave out, and why. Writes nothing.',
    authScopes: { may: 'orders.synchronize' },
    complexity: 200,
    args: {
      companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
      ...selectionArguments(t.arg),
      first: t.arg.int({
        defaultValue: 20,
        description: 'How many transactions are named, of those posted and of those refused; at most 100.',
      }),
    },
    resolve: async (_root, args, { database, caller, clock }) => {
      const companyId = args.companyId as CompanyId
      caller.require('orders.synchronize', companyId)
      await readCompany(database.kysely, companyId)
      const selection = selectionOf(args)
      await nameOrganizationSelection(database.kysely, companyId, selection, clock())
      const { channelNumbers } = await channelsSelected(database.kysely, companyId, selection, clock())
      const scope = { companyId, channelNumbers }
      const first = Math.min(Math.max(args.first ?? 20, 0), 100)
      const preview = await previewSynchronizeOrders(database, scope, { clock, first })
      return { ...preview, leftOut: await countLeftOut(database.kysely, scope, clock()) }
    },
  }),
)
