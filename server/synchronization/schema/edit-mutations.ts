import { inTransaction, type Transaction } from '../../database/database.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import { ProblemError, problemError } from '../../graphql/problems.ts'
import type { CorrectionInput } from '../../transactions/corrections.ts'
import { TransactionSectionEnum } from '../../transactions/schema/enums.ts'
import { ChannelTransaction, type TransactionId } from '../../transactions/schema/types.ts'
import { fieldName } from '../../transactions/sections.ts'
import { readTransaction, type TransactionRecord } from '../../transactions/transaction-records.ts'
import { type Edit, type EditPreview, previewEdit, saveEdit, undoEdit } from '../edit.ts'
import { beginEdit, type Editor, endEdit } from '../lock.ts'
import type { Finding } from '../validate.ts'
import { ValidationRuleCodeEnum } from './enums.ts'
import { forgetTransactions } from './links.ts'

const FieldChangeInput = builder.inputType('StagedFieldChangeInput', {
  description: 'A field of a row that is to become something else.',
  fields: (t) => ({
    section: t.field({ type: TransactionSectionEnum, required: true, description: 'The table of the row.' }),
    row: t.string({
      required: true,
      description: 'The row’s key below its transaction, such as `1` or `1/VAT25`; empty for the header.',
    }),
    field: t.string({ required: true, description: 'The field’s name, such as `netAmount`.' }),
    value: t.string({
      description:
        'The new value as text, by the field’s kind: decimals with a point. Null or empty for none.',
    }),
  }),
})

const FieldValueInput = builder.inputType('StagedFieldValueInput', {
  description: 'A field of a row that is added.',
  fields: (t) => ({
    field: t.string({ required: true, description: 'The field’s name.' }),
    value: t.string({ description: 'Its value as text, by the field’s kind.' }),
  }),
})

const RowAdditionInput = builder.inputType('StagedRowAdditionInput', {
  description: 'A row that is to be added.',
  fields: (t) => ({
    section: t.field({ type: TransactionSectionEnum, required: true, description: 'The table of the row.' }),
    values: t.field({
      type: [FieldValueInput],
      required: true,
      description: 'Its fields, the key’s among them; what is left out has the contract’s value for nothing.',
    }),
  }),
})

const RowRemovalInput = builder.inputType('StagedRowRemovalInput', {
  description: 'A row that is to be removed, with what hangs on it.',
  fields: (t) => ({
    section: t.field({ type: TransactionSectionEnum, required: true, description: 'The table of the row.' }),
    row: t.string({ required: true, description: 'The row’s key below its transaction.' }),
  }),
})

/** GraphQL type of a rule that a transaction would break. */
export const BrokenRule = builder
  .objectRef<Pick<Finding, 'code' | 'line_number' | 'parameters'>>('BrokenRule')
  .implement({
    description: 'A rule that the transaction would still break.',
    fields: (t) => ({
      code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
      lineNumber: t.int({
        nullable: true,
        description: 'The line or payment that breaks it; null for the transaction as a whole.',
        resolve: ({ line_number }) => line_number,
      }),
      parameters: t.field({
        type: 'JSON',
        description: 'What the words for it need.',
        resolve: ({ parameters }) => parameters,
      }),
    }),
  })

const PlannedChange = builder
  .objectRef<EditPreview['changes'][number]>('PlannedTransactionChange')
  .implement({
    description: 'A field that the correction would change.',
    fields: (t) => ({
      section: t.field({
        type: TransactionSectionEnum,
        description: 'The table of the row.',
        resolve: ({ section }) => section.table,
      }),
      row: t.exposeString('row', { description: 'The row’s key below its transaction.' }),
      field: t.string({ description: 'The field’s name.', resolve: ({ field }) => fieldName(field) }),
      oldValue: t.exposeString('oldValue', { nullable: true, description: 'What it is.' }),
      newValue: t.exposeString('newValue', { nullable: true, description: 'What it would become.' }),
    }),
  })

mutation('beginTransactionEdit', {
  description:
    'Locks a transaction that failed or is pending for the caller: runs leave it alone, and nobody else can edit it. A ' +
    'lock that nobody has saved under for half an hour may be taken over by anybody, any other by an administrator.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
    takeOver: t.boolean({ description: 'Take it from whoever has it locked; for administrators.' }),
  }),
  resolve: ({ id, takeOver }, context) =>
    edit(context, id.id, (trx, transaction, editor) => {
      if (takeOver) requireAdministrator(context, transaction)
      return beginEdit(trx, transaction.id, editor, { takeOver: takeOver === true })
    }),
  payload: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The transaction, locked.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('endTransactionEdit', {
  description:
    'Gives a transaction back: to the next run when it was corrected, else to where it was. Ending somebody else’s edit ' +
    'is for administrators.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
    takeOver: t.boolean({ description: 'End it although somebody else has it locked; for administrators.' }),
  }),
  resolve: ({ id, takeOver }, context) =>
    edit(context, id.id, (trx, transaction, editor) => {
      if (takeOver) requireAdministrator(context, transaction)
      return endEdit(trx, transaction.id, editor, { takeOver: takeOver === true })
    }),
  payload: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The transaction as it stands now.',
      resolve: ({ result }) => result,
    }),
  }),
})

interface Saved {
  readonly transaction: TransactionRecord | null
  readonly preview: EditPreview | null
}

mutation('saveTransactionEdit', {
  description:
    'Corrects a transaction that the caller has locked. The correction is checked by the rules that the posting keeps, and ' +
    'is saved, as a version of its own, only when all are kept; what is broken still comes back as problems. What the ' +
    'channel sent stays as it is.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
    version: t.int({ required: true, description: 'The version that the caller has seen and corrects.' }),
    changes: t.field({ type: [FieldChangeInput], description: 'Fields that become something else.' }),
    additions: t.field({ type: [RowAdditionInput], description: 'Rows that are added.' }),
    removals: t.field({ type: [RowRemovalInput], description: 'Rows that are removed.' }),
    validateOnly: t.boolean({
      description: 'Save nothing: say what would change, and which rules would still be broken.',
    }),
  }),
  resolve: async (input, context): Promise<Saved> => {
    const id = input.id.id as TransactionId
    const change: Edit = { ...correctionOf(input), id, version: input.version }
    if (!input.validateOnly) {
      const transaction = await edit(context, id, (trx, _transaction, editor) =>
        saveEdit(trx, change, editor),
      )
      return { transaction, preview: null }
    }
    const transaction = await readTransaction(context.database.kysely, id)
    if (!transaction) throw problemError('TRANSACTION_NOT_FOUND', { id }, 'id')
    context.caller.require('orders.edit', transaction.company_id)
    return { transaction, preview: await previewEdit(context.database, change, editorOf(context)) }
  },
  payload: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The transaction in its new version; as it was, when it was only validated.',
      resolve: ({ result }) => result?.transaction ?? null,
    }),
    plannedChanges: t.field({
      type: [PlannedChange],
      nullable: true,
      description: 'What would change, when it was only validated.',
      resolve: ({ result }) => (result?.preview ? [...result.preview.changes] : null),
    }),
    brokenRules: t.field({
      type: [BrokenRule],
      nullable: true,
      description: 'Rules that would still be broken, when it was only validated.',
      resolve: ({ result }) => (result?.preview ? [...result.preview.findings] : null),
    }),
  }),
})

mutation('undoTransactionEdit', {
  description: 'Goes back to the version before the latest correction, which stays in the history.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
    version: t.int({
      description: 'The version that the caller has seen: when another one counts by now, nothing is undone.',
    }),
  }),
  resolve: ({ id, version }, context) =>
    edit(context, id.id, (trx, transaction, editor) =>
      undoEdit(trx, { id: transaction.id, version }, editor),
    ),
  payload: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The transaction in the version before.',
      resolve: ({ result }) => result,
    }),
  }),
})

type Editing = (
  trx: Transaction,
  transaction: TransactionRecord,
  editor: Editor,
) => Promise<TransactionRecord>

/** Does something to a transaction that the caller may edit, in one database transaction. */
async function edit(context: RequestContext, id: string, work: Editing): Promise<TransactionRecord> {
  const edited = await inTransaction(context.database, async (trx) => {
    const transaction = await readTransaction(trx, id as TransactionId)
    if (!transaction) throw problemError('TRANSACTION_NOT_FOUND', { id }, 'id')
    context.caller.require('orders.edit', transaction.company_id)
    return work(trx, transaction, editorOf(context))
  })
  forgetTransactions(context)
  return edited
}

function editorOf({ caller, requestId, clock }: RequestContext): Editor {
  if (caller.userId === null) throw new ProblemError([{ code: 'UNAUTHENTICATED', parameters: {} }])
  return { userId: caller.userId, requestId, at: clock() }
}

/** Whoever gives users their roles may also take their locks. */
function requireAdministrator({ caller }: RequestContext, { company_id }: TransactionRecord): void {
  caller.require('users.manage', company_id)
}

function correctionOf(input: {
  readonly changes?: readonly (typeof FieldChangeInput.$inferInput)[] | null | undefined
  readonly additions?: readonly (typeof RowAdditionInput.$inferInput)[] | null | undefined
  readonly removals?: readonly (typeof RowRemovalInput.$inferInput)[] | null | undefined
}): CorrectionInput {
  return {
    changes: (input.changes ?? []).map((change) => ({ ...change, value: change.value ?? null })),
    additions: (input.additions ?? []).map(({ section, values }) => ({
      section,
      values: values.map(({ field, value }) => ({ field, value: value ?? null })),
    })),
    removals: input.removals ?? [],
  }
}
