import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { businessSign } from './business-sign.ts'
import { ofCountingLine, rowsOf } from './lay-out-transactions.ts'
import { countsAsPayment, paidByPayment } from './payment-rules.ts'
import { anyScreens, type RuleCheck } from './rule-checks.ts'

/**
 * The facts that rules and drafts share: what the lines, payments and charges of each working transaction come to, in
 * business sign and micros, each table read once. `is_suspect` says that a row may break one of the checks; only
 * transactions with such rows are looked at closely.
 */
export async function gatherFacts(
  trx: Transaction,
  checks: {
    readonly lines: readonly RuleCheck[]
    readonly payments: readonly RuleCheck[]
    readonly charges: readonly RuleCheck[]
  },
): Promise<void> {
  await gatherLineFacts(trx, checks.lines)
  await gatherPaymentFacts(trx, checks.payments)
  await gatherChargeFacts(trx, checks.charges)
}

async function gatherLineFacts(trx: Transaction, checks: readonly RuleCheck[]): Promise<void> {
  await createWorkingTable(
    trx,
    'working_line_facts',
    ({ key }) => `position ${key}, line_count integer NOT NULL, voided_lines integer NOT NULL,
      quantity bigint, net bigint, gross bigint, tax bigint, discount bigint, is_suspect integer NOT NULL`,
  )
  const line = (field: string) => businessSign('channel_transaction_line', 'l', field)
  await sql`
    insert into working_line_facts (position, line_count, voided_lines, quantity, net, gross, tax, discount, is_suspect)
    select t.position, count(*), count(*) - count(case when l.transaction_status = 0 then 1 end),
      sum(${line('quantity')}), sum(${line('net_amount')}), sum(${line('net_amount_including_tax')}),
      sum(${line('tax_amount')}), sum(${line('discount_amount')}),
      max(case when ${anyScreens(checks)} then 1 else 0 end)
    from working_transaction as t cross join channel_transaction_line as l
    where ${rowsOf('l')}
    group by t.position`.execute(trx)
  await takeOutVoidedLines(trx)
}

/**
 * Voided lines count for nothing. They are few, so the sums are made as if there were none, and the transactions that
 * have some get theirs again: a condition in every sum would make them all pay for it.
 */
async function takeOutVoidedLines(trx: Transaction): Promise<void> {
  await sql`
    update working_transaction set has_voided_lines = true
    where position in (select position from working_line_facts where voided_lines > 0)`.execute(trx)
  const counting = (field: string) =>
    sql`sum(case when l.transaction_status = 0 then ${businessSign('channel_transaction_line', 'l', field)} end)`
  await sql`
    update working_line_facts
    set quantity = counted.quantity, net = counted.net, gross = counted.gross, tax = counted.tax,
      discount = counted.discount
    from (
      select t.position, ${counting('quantity')} as quantity, ${counting('net_amount')} as net,
        ${counting('net_amount_including_tax')} as gross, ${counting('tax_amount')} as tax,
        ${counting('discount_amount')} as discount
      from working_transaction as t cross join channel_transaction_line as l
      where t.has_voided_lines = true and ${rowsOf('l')}
      group by t.position
    ) as counted
    where working_line_facts.position = counted.position`.execute(trx)
}

async function gatherPaymentFacts(trx: Transaction, checks: readonly RuleCheck[]): Promise<void> {
  await createWorkingTable(
    trx,
    'working_payment_facts',
    ({ key }) => `position ${key}, payments integer NOT NULL, zero_payments integer NOT NULL,
      linked_refunds integer NOT NULL, paid bigint NOT NULL, is_suspect integer NOT NULL`,
  )
  await sql`
    insert into working_payment_facts (position, payments, zero_payments, linked_refunds, paid, is_suspect)
    select t.position, count(case when p.amount_tendered <> 0 then 1 end),
      count(case when p.amount_tendered = 0 then 1 end), count(case when p.is_linked_refund = true then 1 end),
      sum(${paidByPayment}), max(case when p.amount_tendered <> 0 and ${anyScreens(checks)} then 1 else 0 end)
    from working_transaction as t cross join channel_transaction_payment as p
      left join channel_payment_method as m
        on m.channel_number = t.channel_number and m.tender_type = p.tender_type
    where ${rowsOf('p')} and ${countsAsPayment}
    group by t.position`.execute(trx)
}

async function gatherChargeFacts(trx: Transaction, checks: readonly RuleCheck[]): Promise<void> {
  await createWorkingTable(
    trx,
    'working_charge_facts',
    ({ key }) => `position ${key}, amount bigint NOT NULL, tax bigint NOT NULL, is_suspect integer NOT NULL`,
  )
  await sql`
    insert into working_charge_facts (position, amount, tax, is_suspect)
    select t.position, sum(g.calculated_amount), sum(g.tax_amount),
      max(case when ${anyScreens(checks)} then 1 else 0 end)
    from working_transaction as t cross join channel_transaction_charge as g
    where ${rowsOf('g')} and ${ofCountingLine('g', 'sale_line_number')}
    group by t.position`.execute(trx)
}

/** The working transactions with their facts: `t` with `l`, `p` and `g`, each null where there are no such rows. */
export const transactionsWithFacts = sql`
  working_transaction as t
    left join working_line_facts as l on l.position = t.position
    left join working_payment_facts as p on p.position = t.position
    left join working_charge_facts as g on g.position = t.position`
