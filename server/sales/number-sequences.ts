import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { onCompanyCreated } from '../organization/company-created.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { NumberSequenceCode } from './tables.ts'

/** Numbers that a transaction has taken from a sequence, one after the other. */
export interface NumberBlock {
  readonly prefix: string
  readonly digits: number
  readonly first: number
}

/** A sequence has fewer numbers left than are needed. Commerce: "Number sequence exceeded". */
export class NumberSequenceExhaustedError extends Error {
  override readonly name = 'NumberSequenceExhaustedError'
  readonly sequence: NumberSequenceCode

  constructor(sequence: NumberSequenceCode) {
    super(`The number sequence ${sequence} has no numbers left`)
    this.sequence = sequence
  }
}

const defaultDigits = 9

const prefixes: Readonly<Record<NumberSequenceCode, string>> = {
  salesOrder: 'SO-',
  returnOrder: 'RO-',
  salesQuotation: 'SQ-',
  customer: 'C-',
  customerPaymentJournal: 'CPJ-',
  customerPaymentVoucher: 'ARP-',
}

/** Gives a company the number sequences that it does not have yet. */
export async function createNumberSequences(trx: Transaction, companyId: CompanyId): Promise<void> {
  const sequences = Object.entries(prefixes) as [NumberSequenceCode, string][]
  await trx
    .insertInto('number_sequence')
    .values(
      sequences.map(([code, prefix]) => ({
        company_id: companyId,
        code,
        prefix,
        digits: defaultDigits,
        next_number: 1,
        largest_number: 10 ** defaultDigits - 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

onCompanyCreated((trx: Transaction, companyId: CompanyId, _now: Instant) =>
  createNumberSequences(trx, companyId),
)

/**
 * How many numbers a sequence still has. The sequence stays locked until the transaction ends, so that as many can be
 * taken.
 */
export async function remainingNumbers(
  trx: Transaction,
  companyId: CompanyId,
  code: NumberSequenceCode,
): Promise<number> {
  // Writing a column as it is locks the row on PostgreSQL; SQLite's transactions hold the whole file.
  const sequence = await trx
    .updateTable('number_sequence')
    .set(({ ref }) => ({ next_number: ref('next_number') }))
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .returning(['next_number', 'largest_number'])
    .executeTakeFirst()
  if (sequence) return sequence.largest_number - sequence.next_number + 1
  await createNumberSequences(trx, companyId)
  return remainingNumbers(trx, companyId, code)
}

/**
 * Takes the next `count` numbers of a sequence, for use in this transaction: when it rolls back, they were never taken,
 * so no number is ever missing. Whoever takes from several sequences takes in the order of `NumberSequenceCode`, lest
 * two transactions wait for each other.
 * @throws NumberSequenceExhaustedError when there are not as many left.
 */
export async function takeNumbers(
  trx: Transaction,
  companyId: CompanyId,
  code: NumberSequenceCode,
  count: number,
): Promise<NumberBlock> {
  if (count > (await remainingNumbers(trx, companyId, code))) throw new NumberSequenceExhaustedError(code)
  const sequence = await trx
    .updateTable('number_sequence')
    .set(({ eb }) => ({ next_number: eb('next_number', '+', count) }))
    .where('company_id', '=', companyId)
    .where('code', '=', code)
    .returning(['prefix', 'digits', 'next_number'])
    .executeTakeFirstOrThrow()
  const last = sequence.next_number - 1
  return {
    prefix: sequence.prefix,
    digits: Math.max(sequence.digits, String(last).length),
    first: sequence.next_number - count,
  }
}

/** The number that a row gets by its place in the block, as SQL. Places count from 1. */
export function numberAt(block: NumberBlock, place: RawBuilder<unknown>): RawBuilder<string> {
  const filled = 10 ** block.digits + block.first - 1
  return sql<string>`${sql.lit(block.prefix)} || substr(cast(${sql.lit(filled)} + ${place} as text), 2)`
}
