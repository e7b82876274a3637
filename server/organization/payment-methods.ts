import type { Selectable } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditValue, changesBetween } from '../identity/audit.ts'
import { readChannel } from './channels.ts'
import { type Deed, recordDeed } from './deed.ts'
import { Faults, trimmed } from './field-values.ts'
import type { ChannelNumber, ChannelPaymentMethodTable, TenderFunction } from './tables.ts'

export type PaymentMethodRow = Selectable<ChannelPaymentMethodTable>

/** One line of a channel's payment-method map: what the channel's tender type is, and where it is posted. */
export interface PaymentMethod {
  readonly channelNumber: ChannelNumber
  /** The channel's own payment method, such as `2`: tender types are data, not an enum (commerce 1.2). */
  readonly tenderType: string
  readonly name: string
  readonly tenderFunction: TenderFunction
  /** Ledger account that a payment by this method is posted to. */
  readonly postingAccount: string
  /** Whether a captured payment is posted as a prepayment; false unless said. */
  readonly isPrepayment?: boolean | undefined
}

const longest = { tenderType: 10, name: 60, postingAccount: 20 } as const

/**
 * Adds a payment method to a channel's map, or changes the one of that tender type.
 * @throws ProblemError CHANNEL_NOT_FOUND, VALUE_MISSING, VALUE_TOO_LONG, all that apply.
 */
export async function savePaymentMethod(trx: Transaction, input: PaymentMethod, deed: Deed): Promise<void> {
  const { channelNumber } = input
  const channel = await readChannel(trx, channelNumber, 'channelNumber')
  const after = {
    tender_type: trimmed(input.tenderType),
    name: trimmed(input.name),
    tender_function: input.tenderFunction,
    posting_account: trimmed(input.postingAccount),
    is_prepayment: input.isPrepayment ?? false,
  }
  const faults = new Faults()
  faults.requireText(after.tender_type, longest.tenderType, 'tenderType')
  faults.requireText(after.name, longest.name, 'name')
  faults.requireText(after.posting_account, longest.postingAccount, 'postingAccount')
  throwProblems(faults.problems)
  const before = await find(trx, channelNumber, after.tender_type)
  const changes = changesBetween(before && audited(before), audited(after))
  if (Object.keys(changes).length === 0) return
  await trx
    .insertInto('channel_payment_method')
    .values({ channel_number: channelNumber, ...after })
    .onConflict((conflict) => conflict.columns(['channel_number', 'tender_type']).doUpdateSet(after))
    .execute()
  await recordDeed(trx, deed, {
    companyId: channel.company_id,
    action: 'savePaymentMethod',
    subjectType: 'Channel',
    subjectId: String(channelNumber),
    subjectName: channel.name,
    changes: ofTenderType(after.tender_type, changes),
  })
}

/**
 * Takes a payment method out of a channel's map: payments by that tender type are refused from then on.
 * @throws ProblemError CHANNEL_NOT_FOUND, PAYMENT_METHOD_NOT_FOUND.
 */
export async function removePaymentMethod(
  trx: Transaction,
  { channelNumber, tenderType }: Pick<PaymentMethod, 'channelNumber' | 'tenderType'>,
  deed: Deed,
): Promise<void> {
  const channel = await readChannel(trx, channelNumber, 'channelNumber')
  const before = await find(trx, channelNumber, tenderType)
  if (!before)
    throw problemError('PAYMENT_METHOD_NOT_FOUND', { channel: channelNumber, tenderType }, 'tenderType')
  await trx
    .deleteFrom('channel_payment_method')
    .where('channel_number', '=', channelNumber)
    .where('tender_type', '=', tenderType)
    .execute()
  await recordDeed(trx, deed, {
    companyId: channel.company_id,
    action: 'removePaymentMethod',
    subjectType: 'Channel',
    subjectId: String(channelNumber),
    subjectName: channel.name,
    changes: ofTenderType(tenderType, changesBetween(audited(before), undefined)),
  })
}

async function find(
  trx: Transaction,
  channelNumber: ChannelNumber,
  tenderType: string,
): Promise<PaymentMethodRow | undefined> {
  return trx
    .selectFrom('channel_payment_method')
    .selectAll()
    .where('channel_number', '=', channelNumber)
    .where('tender_type', '=', tenderType)
    .executeTakeFirst()
}

function audited(method: Omit<PaymentMethodRow, 'channel_number'>): Record<string, AuditValue> {
  return {
    name: method.name,
    tenderFunction: method.tender_function,
    postingAccount: method.posting_account,
    isPrepayment: method.is_prepayment,
  }
}

/** A channel's history tells of many methods: each change says whose it is, `paymentMethods.2.name`. */
function ofTenderType(tenderType: string, changes: ReturnType<typeof changesBetween>): typeof changes {
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) => [`paymentMethods.${tenderType}.${field}`, change]),
  )
}
