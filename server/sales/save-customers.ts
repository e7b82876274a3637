import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { changesBetween } from '../identity/audit.ts'
import { readCompany } from '../organization/companies.ts'
import { type Deed, recordDeed } from '../organization/deed.ts'
import { Faults, trimmed, trimmedOrNull, type Update, updated } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type CustomerRecord, findCustomer } from './list-customers.ts'
import { NumberSequenceExhaustedError, takeNumbers } from './number-sequences.ts'

/** What a customer is described by, beside the account. */
export interface CustomerDetails {
  readonly name: string
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  /** Nothing may be sold to the customer; false unless said. */
  readonly isBlocked?: boolean | undefined
}

export interface NewCustomer extends CustomerDetails {
  /** By which shops name the customer; the next of the company's number sequence when left out. It never changes. */
  readonly account?: string | null | undefined
}

/** Lengths as a channel's transaction rows have them (commerce 1.0), and a name's. */
const longest = { account: 38, name: 100, email: 80, phone: 20 } as const

/**
 * Registers a customer who has not ordered yet.
 * @throws ProblemError COMPANY_NOT_FOUND, CUSTOMER_NUMBERS_USED_UP; or all of VALUE_MISSING, VALUE_TOO_LONG,
 *   CUSTOMER_ACCOUNT_TAKEN that apply.
 */
export async function createCustomer(
  trx: Transaction,
  companyId: CompanyId,
  input: NewCustomer,
  deed: Deed,
): Promise<Id<'Customer'>> {
  await readCompany(trx, companyId)
  const details = readDetails(input)
  const given = trimmedOrNull(input.account)
  const faults = checkDetails(details)
  faults.limitText(given, longest.account, 'account')
  if (given !== null && (await isKnown(trx, companyId, given)))
    faults.add('CUSTOMER_ACCOUNT_TAKEN', { account: given }, 'account')
  throwProblems(faults.problems)
  const account = given ?? (await nextAccount(trx, companyId))
  const id = newId<'Customer'>()
  await trx
    .insertInto('customer')
    .values({
      id,
      company_id: companyId,
      account,
      ...details,
      async_account: null,
      created_from_channel: null,
      created_at: deed.at,
      updated_at: deed.at,
    })
    .execute()
  await recordDeed(trx, deed, {
    companyId,
    action: 'createCustomer',
    subjectType: 'Customer',
    subjectId: id,
    subjectName: account,
    changes: changesBetween(undefined, { account, ...toInput(details) }),
  })
  return id
}

/**
 * Changes a customer; what the input leaves out stays, however long the shop has made it. Orders that are posted already
 * stay as they are.
 * @throws ProblemError CUSTOMER_NOT_FOUND; or all of VALUE_MISSING, VALUE_TOO_LONG that apply.
 */
export async function updateCustomer(
  trx: Transaction,
  id: Id<'Customer'>,
  input: Update<CustomerDetails>,
  deed: Deed,
): Promise<void> {
  const before = await readCustomer(trx, id)
  const after = readDetails(updated(toInput(before), input))
  throwProblems(checkDetails(after, before).problems)
  const changes = changesBetween({ ...toInput(before) }, { ...toInput(after) })
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('customer')
    .set({ ...after, updated_at: deed.at })
    .where('id', '=', id)
    .execute()
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action: 'updateCustomer',
    subjectType: 'Customer',
    subjectId: id,
    subjectName: before.account,
    changes,
  })
}

/** @throws ProblemError CUSTOMER_NOT_FOUND. */
export async function readCustomer(trx: Transaction, id: Id<'Customer'>): Promise<CustomerRecord> {
  const customer = await findCustomer(trx, id)
  if (!customer) throw problemError('CUSTOMER_NOT_FOUND', { id }, 'id')
  return customer
}

type Details = Pick<CustomerRecord, 'name' | 'email' | 'phone' | 'is_blocked'>

function readDetails({ name, email, phone, isBlocked }: CustomerDetails): Details {
  return {
    name: trimmed(name),
    email: trimmedOrNull(email),
    phone: trimmedOrNull(phone),
    is_blocked: isBlocked ?? false,
  }
}

/** What is wrong with what is new in the details: what a shop has written before, however long, may stay. */
function checkDetails(details: Details, before?: Details): Faults {
  const faults = new Faults()
  const { name, email, phone } = details
  if (name !== before?.name) faults.requireText(name, longest.name, 'name')
  if (email !== before?.email) faults.limitText(email, longest.email, 'email')
  if (phone !== before?.phone) faults.limitText(phone, longest.phone, 'phone')
  return faults
}

function toInput({ name, email, phone, is_blocked }: Details) {
  return { name, email, phone, isBlocked: is_blocked }
}

/** The next number of the sequence that no customer bears: shops may have named customers by numbers of the same form. */
async function nextAccount(trx: Transaction, companyId: CompanyId): Promise<string> {
  const { prefix, digits, first } = await takeNumbers(trx, companyId, 'customer', 1).catch(toProblem)
  const account = prefix + String(first).padStart(digits, '0')
  return (await isKnown(trx, companyId, account)) ? nextAccount(trx, companyId) : account
}

/** Whether an account leads to a customer, by headquarters' own account or by the shop's GUID. */
async function isKnown(trx: Transaction, companyId: CompanyId, account: string): Promise<boolean> {
  const customer = await trx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', companyId)
    .where(({ eb, or }) => or([eb('account', '=', account), eb('async_account', '=', account)]))
    .executeTakeFirst()
  return customer !== undefined
}

function toProblem(error: unknown): never {
  if (!(error instanceof NumberSequenceExhaustedError)) throw error
  throw problemError('CUSTOMER_NUMBERS_USED_UP', {}, 'account')
}
