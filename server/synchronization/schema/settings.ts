import { inTransaction } from '../../database/database.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import type { CompanyId } from '../../organization/tables.ts'
import {
  type CompanyRule,
  changePostingDecisions,
  changeValidationRule,
  type Decider,
  type PostingDecisions,
  readPostingDecisions,
  readValidationRules,
} from '../change-settings.ts'
import { ValidationRuleCodeEnum } from './enums.ts'

const ValidationRuleType = builder.objectRef<CompanyRule>('ValidationRule').implement({
  description: 'A rule that transactions must keep to be posted, with what a company has decided about it.',
  fields: (t) => ({
    companyId: t.exposeString('companyId', { description: 'The company’s id.' }),
    code: t.field({
      type: ValidationRuleCodeEnum,
      description: 'The rule.',
      resolve: ({ rule }) => rule.code,
    }),
    number: t.int({
      nullable: true,
      description: 'The field’s number of the rule; null for Kontor’s own.',
      resolve: ({ rule }) => rule.number ?? null,
    }),
    isEnabled: t.exposeBoolean('isEnabled', { description: 'Whether the company keeps it.' }),
    isEnabledByDefault: t.boolean({
      description: 'Whether a company that has not said otherwise keeps it.',
      resolve: ({ rule }) => rule.isEnabled,
    }),
    isEssential: t.boolean({
      description: 'Whether it cannot be switched off: without it there is nothing to post, or no way to.',
      resolve: ({ rule }) => rule.isEssential === true,
    }),
    hasTolerance: t.boolean({
      description: 'Whether it compares amounts and can let a difference pass.',
      resolve: ({ rule }) => rule.tolerance !== undefined,
    }),
    tolerance: t.exposeInt('tolerance', {
      description: 'The difference that is let pass, in hundredths of a minor unit: 50 is half an öre.',
    }),
    defaultTolerance: t.int({
      description: 'The difference that is let pass unless the company has said otherwise.',
      resolve: ({ rule }) => rule.tolerance ?? 0,
    }),
  }),
})

const SynchronizationSettingsType = builder.objectRef<PostingDecisions>('SynchronizationSettings').implement({
  description: 'What a company has decided about posting, beside the rules.',
  fields: (t) => ({
    companyId: t.string({ description: 'The company’s id.', resolve: ({ company_id }) => company_id }),
    closedUntil: t.field({
      type: 'CalendarDate',
      nullable: true,
      description:
        'Last day of the closed fiscal period: nothing is posted on it or before. Null: all are open.',
      resolve: ({ closed_until }) => closed_until,
    }),
    isPaymentOptional: t.boolean({
      description: 'Whether an order of an amount may come without any payment, to be paid later.',
      resolve: ({ is_payment_optional }) => is_payment_optional,
    }),
    quotationValidDays: t.int({
      description: 'How many days after its date a quotation holds.',
      resolve: ({ quotation_valid_days }) => quotation_valid_days,
    }),
  }),
})

builder.queryField('validationRules', (t) =>
  t.field({
    type: [ValidationRuleType],
    description:
      'All rules, with what a company has decided about each: the field’s by number, then Kontor’s own.',
    authScopes: { may: 'orders.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: async (_root, { companyId }, { database, caller }) => {
      caller.require('orders.read', companyId)
      return [...(await readValidationRules(database.kysely, companyId as CompanyId))]
    },
  }),
)

builder.queryField('synchronizationSettings', (t) =>
  t.field({
    type: SynchronizationSettingsType,
    description: 'What a company has decided about posting, beside the rules.',
    authScopes: { may: 'orders.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: (_root, { companyId }, { database, caller }) => {
      caller.require('orders.read', companyId)
      return readPostingDecisions(database.kysely, companyId as CompanyId)
    },
  }),
)

mutation('updateValidationRule', {
  description: 'Switches a rule on or off for a company, or changes the difference that it lets pass.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    code: t.field({ type: ValidationRuleCodeEnum, required: true, description: 'The rule.' }),
    isEnabled: t.boolean({ description: 'Whether the company keeps it; left out, it stays.' }),
    tolerance: t.int({
      description: 'The difference to let pass, in hundredths of a minor unit; left out, it stays.',
    }),
  }),
  resolve: ({ companyId, code, isEnabled, tolerance }, context) => {
    context.caller.require('organization.manage', companyId)
    return inTransaction(context.database, (trx) =>
      changeValidationRule(
        trx,
        { companyId: companyId as CompanyId, code },
        { isEnabled: isEnabled ?? undefined, tolerance: tolerance ?? undefined },
        deciderOf(context),
      ),
    )
  },
  payload: (t) => ({
    validationRule: t.field({
      type: ValidationRuleType,
      nullable: true,
      description: 'The rule as the company keeps it now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateSynchronizationSettings', {
  description: 'Decides about posting; what is left out stays.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    closedUntil: t.field({
      type: 'CalendarDate',
      description: 'Last day of the closed fiscal period; null opens all, left out it stays.',
    }),
    isPaymentOptional: t.boolean({
      description: 'Whether an order of an amount may come without any payment; left out, it stays.',
    }),
    quotationValidDays: t.int({
      description: 'How many days after its date a quotation holds; left out, it stays.',
    }),
  }),
  resolve: ({ companyId, closedUntil, isPaymentOptional, quotationValidDays }, context) => {
    context.caller.require('organization.manage', companyId)
    return inTransaction(context.database, (trx) =>
      changePostingDecisions(
        trx,
        companyId as CompanyId,
        {
          closedUntil,
          isPaymentOptional: isPaymentOptional ?? undefined,
          quotationValidDays: quotationValidDays ?? undefined,
        },
        deciderOf(context),
      ),
    )
  },
  payload: (t) => ({
    synchronizationSettings: t.field({
      type: SynchronizationSettingsType,
      nullable: true,
      description: 'What holds now.',
      resolve: ({ result }) => result,
    }),
  }),
})

/** Who does it, and when. */
export function deciderOf({ caller, requestId, clock }: RequestContext): Decider {
  return { userId: caller.userId, requestId, at: clock() }
}
