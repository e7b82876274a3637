import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { decimalText, type Micros } from '../database/money.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { transactionsWithFacts } from './gather-facts.ts'
import { ofCountingLine, rowsOf } from './lay-out-transactions.ts'
import { countsAsPayment } from './payment-rules.ts'
import { anyScreens, type FindingValue, type RuleCheck } from './rule-checks.ts'
import type { RuleCode } from './rules.ts'
import type { FindingParameters } from './tables.ts'

/** A breach of a rule by a working transaction. */
export interface WorkingFinding {
  readonly position: number
  readonly code: RuleCode
  readonly line_number: number | null
  readonly parameters: FindingParameters
}

/** The checks that a company keeps, by what they look at. */
export interface KeptChecks {
  readonly transactions: readonly RuleCheck[]
  readonly lines: readonly RuleCheck[]
  readonly taxes: readonly RuleCheck[]
  readonly payments: readonly RuleCheck[]
  readonly charges: readonly RuleCheck[]
}

/**
 * Finds what the working transactions break. One pass over the transactions and their facts singles out the suspect;
 * each rule is then a small query over their rows. A company whose shops write honest rows pays for the pass alone.
 */
export async function findBreaches(trx: Transaction, checks: KeptChecks): Promise<readonly WorkingFinding[]> {
  await createWorkingTable(trx, 'working_suspect', ({ key }) => `position ${key}`)
  const { numAffectedRows } = await sql`
    insert into working_suspect (position)
    select t.position from ${transactionsWithFacts}
    where l.is_suspect = 1 or p.is_suspect = 1 or g.is_suspect = 1 or ${anyScreens(checks.transactions)}`.execute(
    trx,
  )
  if (Number(numAffectedRows ?? 0) === 0) return []

  const suspects = sql`working_suspect as suspect cross join working_transaction as t`
  const isSuspect = sql`t.position = suspect.position`
  return [
    ...(await findings(trx, checks.transactions, {
      line: sql`cast(null as bigint)`,
      rows: sql`${transactionsWithFacts} where t.position in (select position from working_suspect)`,
    })),
    ...(await findings(trx, checks.lines, {
      line: sql`l.line_number`,
      rows: sql`${suspects} cross join channel_transaction_line as l
        where ${isSuspect} and ${rowsOf('l')} and l.transaction_status = 0`,
    })),
    ...(await findings(trx, checks.taxes, {
      line: sql`x.sale_line_number`,
      rows: sql`${suspects} cross join channel_transaction_tax as x
        where ${isSuspect} and ${rowsOf('x')} and ${ofCountingLine('x', 'sale_line_number')}`,
    })),
    ...(await findings(trx, checks.payments, {
      line: sql`p.line_number`,
      rows: sql`${suspects} cross join channel_transaction_payment as p
          left join channel_payment_method as m
            on m.channel_number = t.channel_number and m.tender_type = p.tender_type
        where ${isSuspect} and ${rowsOf('p')} and ${countsAsPayment} and p.amount_tendered <> 0`,
    })),
    ...(await findings(trx, checks.charges, {
      line: sql`g.sale_line_number`,
      rows: sql`${suspects} cross join channel_transaction_charge as g
        where ${isSuspect} and ${rowsOf('g')} and ${ofCountingLine('g', 'sale_line_number')}`,
    })),
  ]
}

interface Subject {
  /** The line that a finding speaks of. */
  readonly line: RawBuilder<unknown>
  /** FROM and WHERE of the rows that are looked at, to which a rule's condition is added. */
  readonly rows: RawBuilder<unknown>
}

const mostParameters = 4

interface FindingRow {
  readonly position: number
  readonly code: RuleCode
  readonly line_number: number | null
  readonly check_number: number
  readonly value0: string | null
  readonly value1: string | null
  readonly value2: string | null
  readonly value3: string | null
}

/** One query of all checks over a subject; each contributes the rows that break it. */
async function findings(
  trx: Transaction,
  checks: readonly RuleCheck[],
  { line, rows }: Subject,
): Promise<WorkingFinding[]> {
  if (checks.length === 0) return []
  const branches = checks.map(
    ({ code, breaks, parameters = {} }, index) => sql`
      select t.position, ${sql.lit(code)} as code, ${line} as line_number, ${sql.lit(index)} as check_number,
        ${sql.join(valuesOf(Object.values(parameters)))}
      from ${rows} and ${breaks}`,
  )
  const found = await sql<FindingRow>`${sql.join(branches, sql` union all `)}`.execute(trx)
  return found.rows.map((row) => ({
    position: row.position,
    code: row.code,
    line_number: row.line_number,
    parameters: told(checks[row.check_number]?.parameters ?? {}, row),
  }))
}

function valuesOf(values: readonly FindingValue[]): RawBuilder<unknown>[] {
  return Array.from({ length: mostParameters }, (_, index) => {
    const value = values[index]
    return sql`cast(${value ? value.value : sql`null`} as text) as ${sql.ref(`value${index}`)}`
  })
}

function told(parameters: Readonly<Record<string, FindingValue>>, row: FindingRow): FindingParameters {
  const values = [row.value0, row.value1, row.value2, row.value3]
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { form }], index) => [name, tell(form, values[index] ?? null)]),
  )
}

function tell(form: FindingValue['form'], value: string | null): string | number | null {
  if (value === null || form === 'text') return value
  return form === 'number' ? Number(value) : decimalText(Number(value) as Micros)
}
