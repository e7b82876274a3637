import { createContextCache } from '@pothos/core'
import { encodeGlobalID } from '@pothos/plugin-relay'
import DataLoader from 'dataloader'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { User } from '../../identity/schema/types.ts'
import {
  OrderHold,
  OrderPayment,
  PaymentJournalLine,
  SalesOrder,
  SalesQuotation,
} from '../../sales/schema/types.ts'
import { ChannelTransactionVersion, type TransactionId } from '../../transactions/schema/types.ts'
import { readJourneys } from '../journey.ts'
import type { JourneyStep } from '../journey-step.ts'
import { JourneyStepKindEnum } from './enums.ts'
import { SynchronizationFailure } from './failure.ts'

/** The journeys of transactions: a fixed number of queries for all transactions of a level. */
export const journeyLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<TransactionId, readonly JourneyStep[]>(async (ids) => {
      const journeys = await readJourneys(database.kysely, ids)
      return ids.map((id) => journeys.get(id) ?? [])
    }),
)

/** GraphQL type of a step of a journey. */
export const JourneyStepType = builder.objectRef<JourneyStep>('JourneyStep').implement({
  description: 'One thing that happened to a transaction on its way from the shop to the books.',
  fields: (t) => ({
    at: t.field({ type: 'Instant', description: 'When it happened.', resolve: ({ at }) => at }),
    kind: t.field({ type: JourneyStepKindEnum, description: 'What happened.', resolve: ({ kind }) => kind }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'Who did it; null when headquarters or the shop did.',
      resolve: ({ userId }) => userId,
    }),
    runId: t.id({
      nullable: true,
      description: 'Global id of the batch job run that did it.',
      resolve: ({ runId }) => (runId === null ? null : encodeGlobalID('BatchJobRun', runId)),
    }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words for it need: names and numbers by parameter name.',
      resolve: ({ parameters }) => parameters,
    }),
    failures: t.field({
      type: [SynchronizationFailure],
      description: 'All causes of a failed attempt; empty otherwise.',
      resolve: ({ failures }) => [...failures],
    }),
    version: t.field({
      type: ChannelTransactionVersion,
      nullable: true,
      description: 'The correction that was saved or undone.',
      resolve: ({ version }) => version,
    }),
    salesOrder: t.field({
      type: SalesOrder,
      nullable: true,
      description: 'The order that it is about.',
      resolve: ({ order }) => (order?.kind === 'quotation' ? null : order),
    }),
    salesQuotation: t.field({
      type: SalesQuotation,
      nullable: true,
      description: 'The quotation that it is about.',
      resolve: ({ order }) => (order?.kind === 'quotation' ? order : null),
    }),
    payment: t.field({
      type: OrderPayment,
      nullable: true,
      description: 'The payment that was taken over.',
      resolve: ({ payment }) => payment,
    }),
    journalLine: t.field({
      type: PaymentJournalLine,
      nullable: true,
      description: 'The voucher that was posted.',
      resolve: ({ voucher }) => voucher,
    }),
    hold: t.field({
      type: OrderHold,
      nullable: true,
      description: 'The hold that was placed or released.',
      resolve: ({ hold }) => hold,
    }),
  }),
})
