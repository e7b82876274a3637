import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Micros } from '../database/money.ts'
import type { NumberSequenceCode } from '../sales/tables.ts'

/**
 * What a preview expects of the transactions that it has looked at, of which nothing stays in the database: by now a run
 * would have posted them, refused them, cancelled them, given their payments back.
 */
export interface Foresight {
  readonly posted: ReadonlySet<string>
  readonly refused: ReadonlySet<string>
  readonly canceled: ReadonlySet<string>
  /** What would have been given back of payments, by `refundKey`. */
  readonly refunds: ReadonlyMap<string, Micros>
}

/** Of a run: what it has done stands in the database. */
export const noForesight: Foresight = {
  posted: new Set(),
  refused: new Set(),
  canceled: new Set(),
  refunds: new Map(),
}

/** Names a payment of a posted transaction. */
export function refundKey(transactionId: string, lineNumber: number | null): string {
  return `${transactionId} ${lineNumber}`
}

/** Takes down what the chunks of a preview would do, one after the other. */
export class PreviewForesight implements Foresight {
  readonly posted = new Set<string>()
  readonly refused = new Set<string>()
  readonly canceled = new Set<string>()
  readonly refunds = new Map<string, Micros>()
  readonly #numbers: Map<NumberSequenceCode, number>

  /** @param numbers how many numbers the company's sequences have. */
  constructor(numbers: ReadonlyMap<NumberSequenceCode, number>) {
    this.#numbers = new Map(numbers)
  }

  /** How many numbers a sequence would have left. One that is not there yet is made full by the first posting. */
  remainingNumbers(sequence: NumberSequenceCode): number {
    return this.#numbers.get(sequence) ?? Number.MAX_SAFE_INTEGER
  }

  refuse(ids: readonly Id<'ChannelTransaction'>[]): void {
    for (const id of ids) this.refused.add(id)
  }

  /**
   * Takes the working transactions, of which only those are left that would be posted, as posted.
   * @returns their positions.
   */
  async post(trx: Transaction): Promise<ReadonlySet<number>> {
    const { rows } = await sql<Working>`select position, id from working_transaction`.execute(trx)
    for (const { id } of rows) this.posted.add(id)
    const { rows: cancelled } = await sql<Working>`
      select t.position, earlier.id
      from working_transaction as t cross join working_cancelled_order as cancelled
        cross join channel_transaction as earlier
      where t.kind = 'cancellation' and cancelled.position = t.position and earlier.company_id = t.company_id
        and earlier.channel_number = t.channel_number and earlier.transaction_id = cancelled.transaction_id
    `.execute(trx)
    for (const { id } of cancelled) this.canceled.add(id)
    return new Set(rows.map(({ position }) => position))
  }

  /** @param amount below zero: what goes back. */
  giveBack(transactionId: string, lineNumber: number | null, amount: Micros): void {
    const key = refundKey(transactionId, lineNumber)
    this.refunds.set(key, ((this.refunds.get(key) ?? 0) + amount) as Micros)
  }

  takeNumbers(sequence: NumberSequenceCode, count: number): void {
    this.#numbers.set(sequence, this.remainingNumbers(sequence) - count)
  }
}

interface Working {
  readonly position: number
  readonly id: Id<'ChannelTransaction'>
}
