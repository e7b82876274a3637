import type { Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { enumName } from '../graphql/enum-name.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { changesBetween, recordAudit } from '../identity/audit.ts'
import { Faults } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { HoldKeeper } from './order-holds.ts'
import type { NumberSequenceCode } from './tables.ts'

/** From what a company's documents get their numbers. */
export type NumberSequenceRecord = Selectable<Tables['number_sequence']>

/** What of a sequence can be changed; what is left out stays. */
export interface NumberSequenceChange {
  readonly prefix?: string | undefined
  readonly digits?: number | undefined
  readonly nextNumber?: number | undefined
  readonly largestNumber?: number | undefined
}

/** Documents whose numbers stand in one list and must differ. */
const sharing: readonly (readonly NumberSequenceCode[])[] = [['salesOrder', 'returnOrder', 'salesQuotation']]

const prefixForm = /^[A-Z0-9-]{0,8}$/

/** A company's number sequences, by code. */
export async function readNumberSequences(
  queries: Queries,
  companyId: CompanyId,
): Promise<readonly NumberSequenceRecord[]> {
  return queries
    .selectFrom('number_sequence')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('code')
    .execute()
}

/**
 * Changes a number sequence. It only goes forward: a number that may have been given is never given again.
 * @throws ProblemError NUMBER_SEQUENCE_NOT_FOUND; or all of NUMBER_PREFIX_INVALID, NUMBER_PREFIX_TAKEN,
 * NUMBER_GOES_BACK, NUMBER_OUT_OF_RANGE that apply.
 */
export async function updateNumberSequence(
  trx: Transaction,
  key: { readonly companyId: CompanyId; readonly code: NumberSequenceCode },
  change: NumberSequenceChange,
  keeper: HoldKeeper,
): Promise<NumberSequenceRecord> {
  const { companyId, code } = key
  // Writing a column as it is locks the row against a run that takes numbers from it just now.
  const before = await trx
    .updateTable('number_sequence')
    .set(({ ref }) => ({ next_number: ref('next_number') }))
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .returningAll()
    .executeTakeFirst()
  if (!before)
    throw problemError('NUMBER_SEQUENCE_NOT_FOUND', { company: companyId, sequence: enumName(code) }, 'code')
  const after: NumberSequenceRecord = {
    ...before,
    prefix: change.prefix ?? before.prefix,
    digits: change.digits ?? before.digits,
    next_number: change.nextNumber ?? before.next_number,
    largest_number: change.largestNumber ?? before.largest_number,
  }
  const faults = new Faults()
  checkNumbers(before, after, faults)
  await checkPrefix(trx, after, faults)
  throwProblems(faults.problems)
  const changes = changesBetween(shown(before), shown(after))
  if (Object.keys(changes).length === 0) return before
  await trx
    .updateTable('number_sequence')
    .set({
      prefix: after.prefix,
      digits: after.digits,
      next_number: after.next_number,
      largest_number: after.largest_number,
    })
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .execute()
  await recordAudit(trx, {
    userId: keeper.userId,
    requestId: keeper.requestId ?? null,
    at: keeper.at,
    companyId,
    action: 'updateNumberSequence',
    subjectType: 'NumberSequence',
    subjectId: `${companyId} ${code}`,
    subjectName: enumName(code),
    changes,
  })
  return after
}

function checkNumbers(before: NumberSequenceRecord, after: NumberSequenceRecord, faults: Faults): void {
  faults.requireRange(after.digits, 1, 12, 'digits')
  // With another prefix no number that was given can come again.
  if (after.prefix === before.prefix && after.next_number < before.next_number)
    faults.add('NUMBER_GOES_BACK', { next: before.next_number }, 'nextNumber')
  else faults.requireRange(after.next_number, 1, largestOf(after), 'nextNumber')
  // One less than the next: the sequence is used up, and says so at the next order.
  faults.requireRange(after.largest_number, after.next_number - 1, largestOf(after), 'largestNumber')
}

/** The largest number that the digits have room for. */
function largestOf({ digits }: NumberSequenceRecord): number {
  return 10 ** Math.min(Math.max(digits, 1), 12) - 1
}

async function checkPrefix(
  trx: Transaction,
  { company_id, code, prefix }: NumberSequenceRecord,
  faults: Faults,
): Promise<void> {
  if (!prefixForm.test(prefix)) faults.add('NUMBER_PREFIX_INVALID', { prefix }, 'prefix')
  const others = sharing.find((codes) => codes.includes(code))?.filter((other) => other !== code) ?? []
  const taken = (await readNumberSequences(trx, company_id)).find(
    (other) => others.includes(other.code) && other.prefix === prefix,
  )
  if (taken) faults.add('NUMBER_PREFIX_TAKEN', { prefix, sequence: enumName(taken.code) }, 'prefix')
}

function shown({ prefix, digits, next_number, largest_number }: NumberSequenceRecord) {
  return { prefix, digits, nextNumber: next_number, largestNumber: largest_number }
}
