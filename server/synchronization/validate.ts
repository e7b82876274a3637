import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { SynchronizationStatus, TransactionKey } from '../transactions/tables.ts'
import {
  findCancelledOrders,
  findDuplicateOrders,
  findLinkedPayments,
  type LinkedRefund,
  layOutNamesakes,
} from './earlier-orders.ts'
import { findBreaches, type KeptChecks, type WorkingFinding } from './find-breaches.ts'
import { type Foresight, noForesight } from './foresight.ts'
import { gatherFacts } from './gather-facts.ts'
import { lineChecks, taxChecks } from './line-rules.ts'
import { chargeChecks, paymentChecks } from './payment-rules.ts'
import { keptChecks, settingOf } from './rule-checks.ts'
import type { RuleCode } from './rules.ts'
import { loadSettings, type SynchronizationSettings } from './settings.ts'
import type { FindingParameters } from './tables.ts'
import { layOutByKeys } from './take-transactions.ts'
import { transactionChecks } from './transaction-rules.ts'

/** A rule that a transaction breaks. */
export interface Finding extends TransactionKey {
  readonly code: RuleCode
  /** The line, payment or charge that it speaks of; null for the transaction as a whole. */
  readonly line_number: number | null
  readonly parameters: FindingParameters
}

/** Keys that fit into one statement. */
const keysAtOnce = 400

/**
 * Checks transactions, in the version that counts, by the rules that their company keeps. Writes nothing but temporary
 * tables of the transaction, whatever the transactions' status.
 * @returns every breach of every transaction named; empty when all could be posted.
 */
export async function validateTransactions(
  trx: Transaction,
  keys: readonly TransactionKey[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [companyId, ofCompany] of Map.groupBy(keys, ({ company_id }) => company_id)) {
    const settings = await loadSettings(trx, companyId)
    for (let first = 0; first < ofCompany.length; first += keysAtOnce) {
      await layOutByKeys(trx, ofCompany.slice(first, first + keysAtOnce))
      findings.push(...(await findingsOfLaidOut(trx, companyId, settings)))
    }
  }
  return findings
}

async function findingsOfLaidOut(
  trx: Transaction,
  companyId: CompanyId,
  settings: SynchronizationSettings,
): Promise<Finding[]> {
  const { findings } = await validateLaidOut(trx, settings, [])
  if (findings.length === 0) return []
  const { rows } = await sql<Omit<TransactionKey, 'company_id'> & { position: number }>`
    select position, channel_number, transaction_id from working_transaction`.execute(trx)
  const keyAt = new Map(rows.map(({ position, ...key }) => [position, key]))
  return findings.flatMap(({ position, ...finding }) => {
    const key = keyAt.get(position)
    return key ? [{ ...finding, ...key, company_id: companyId }] : []
  })
}

/** What validation says of the working transactions, by their positions. */
export interface Verdict {
  readonly findings: readonly WorkingFinding[]
  /** Transactions that break nothing but wait for another one's posting in a later round of the run. */
  readonly waiting: ReadonlySet<number>
  /** The payments that give earlier ones back, of all working transactions. */
  readonly refunds: readonly LinkedRefund[]
}

/**
 * Validates the working transactions and leaves their facts for the drafts.
 * @param awaited statuses of earlier orders, not posted yet, for which transactions may wait until a later round.
 * @param foresight what a preview, which leaves nothing behind, expects of the transactions before these.
 */
export async function validateLaidOut(
  trx: Transaction,
  settings: SynchronizationSettings,
  awaited: readonly SynchronizationStatus[],
  foresight: Foresight = noForesight,
): Promise<Verdict> {
  const checks: KeptChecks = {
    transactions: keptChecks(transactionChecks(settings), settings),
    lines: keptChecks(lineChecks(settings, await hasTaxEngine(trx)), settings),
    taxes: keptChecks(taxChecks, settings),
    payments: keptChecks(paymentChecks, settings),
    charges: keptChecks(chargeChecks(settings), settings),
  }
  await gatherFacts(trx, checks)
  const breaches = await findBreaches(trx, checks)
  await layOutNamesakes(trx)
  const refusedAlready = new Set(breaches.map(({ position }) => position))
  const duplicates = settingOf(settings, 'DUPLICATE_ORDER').isEnabled
    ? await findDuplicateOrders(trx, refusedAlready, foresight)
    : []
  const broken = [...breaches, ...duplicates]
  const unsettled = new Set(broken.map(({ position }) => position))
  const linked = await findLinkedPayments(trx, settings, unsettled, awaited, foresight)
  for (const position of [...linked.findings.map(({ position }) => position), ...linked.waiting]) {
    unsettled.add(position)
  }
  const cancelled = await findCancelledOrders(trx, unsettled, awaited, foresight)

  // A cancellation whose order is not there cannot find that order's payments either: one cause is enough.
  const withoutOrder = new Set([...cancelled.findings.map(({ position }) => position), ...cancelled.waiting])
  const findings = [
    ...broken,
    ...cancelled.findings,
    ...linked.findings.filter(({ position }) => !withoutOrder.has(position)),
  ]
  const refused = new Set(findings.map(({ position }) => position))
  const waiting = new Set(
    [...cancelled.waiting, ...linked.waiting].filter((position) => !refused.has(position)),
  )
  return { findings, waiting, refunds: linked.refunds }
}

async function hasTaxEngine(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ type: number | null }>`
    select max(tax_calculation_type) as type from working_transaction`.execute(trx)
  return rows[0]?.type === 1
}
