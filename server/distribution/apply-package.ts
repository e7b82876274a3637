import { sql } from 'kysely'
import type { Phase } from '../batch/phase.ts'
import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import { inHandleTransaction } from '../database/database-on-handle.ts'
import { rowSet } from '../database/row-set.ts'
import { type AppliedTable, type Apply, applyTable } from './apply-table.ts'
import { type Finding, recordFindings } from './findings.ts'
import { hasSettledTransactions } from './late-rows.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Package } from './package.ts'
import { isStorageFull, storageFull } from './pull-error.ts'
import { planPull, type TablePlan } from './pull-plan.ts'
import type { PullScope } from './pull-scope.ts'
import { completeTransactions, holdQuarantined } from './register-transactions.ts'
import type { RowProgress } from './row-progress.ts'
import type { TableRange } from './tables.ts'

/** What an apply brought. */
export interface Applied {
  readonly tables: readonly AppliedTable[]
  /** Transactions that had waited for rows and have them now. */
  readonly completed: number
}

/**
 * Applies a package in one transaction: rows, transactions, watermarks, quarantine, gaps and findings, and what `finish`
 * adds to it. All of it is kept or nothing.
 * @param begin runs first, and may refuse.
 * @param enter told what the apply is at from now on.
 */
export async function applyPackage(
  database: Database,
  made: Package,
  order: {
    readonly scope: PullScope
    readonly plans: readonly TablePlan[]
    readonly repulled: readonly TableRange[] | null
    readonly signal: AbortSignal
    readonly progress: RowProgress
    readonly enter: (phase: Phase) => void
    readonly begin: (trx: Transaction) => Promise<void>
    readonly finish: (trx: Transaction, applied: Applied) => Promise<void>
  },
): Promise<Applied> {
  const work = async (trx: Transaction): Promise<Applied> => {
    order.signal.throwIfAborted()
    order.enter('staging')
    await order.begin(trx)
    const { scope, signal, progress, enter } = order
    const hasSettled = await hasSettledTransactions(trx, scope)
    const apply = { trx, scope, package: made, signal, progress, enter, hasSettledTransactions: hasSettled }
    const applied = await applyTables(apply, order)
    made.confirm()
    await order.finish(trx, applied)
    return applied
  }
  try {
    if (database.kind === 'sqlite') order.enter('waitingForTurn')
    return database.kind === 'sqlite'
      ? await oneAtATime(database, () => inHandleTransaction(made.handle, work))
      : await inSnapshot(made, () => inTransaction(database, work))
  } catch (error) {
    throw isStorageFull(error) ? storageFull(error) : error
  }
}

/** Rows go to PostgreSQL slice by slice: the channel database is read as it stood at the first. */
async function inSnapshot<Result>({ handle }: Package, work: () => Promise<Result>): Promise<Result> {
  handle.exec('begin')
  try {
    return await work()
  } finally {
    handle.exec('rollback')
  }
}

async function applyTables(
  apply: Apply,
  {
    plans,
    repulled,
  }: { readonly plans: readonly TablePlan[]; readonly repulled: readonly TableRange[] | null },
): Promise<Applied> {
  const { trx, scope, package: made } = apply
  // The plan is made anew under the lock: it is the watermark of this moment that says what is new.
  const present = await planPull(
    trx,
    scope.channelDatabaseId,
    plans.map(({ contract }) => contract),
    repulled,
  )
  const tables: AppliedTable[] = []
  for (const plan of headersLast(present)) {
    const layout = made.layouts.find(({ contract }) => contract === plan.contract)
    if (layout) tables.push(await applyTable(apply, plan, layout))
  }
  apply.enter('registering')
  if (repulled === null) await raiseWatermarks(trx, scope, tables)
  await holdQuarantined(trx, scope)
  const completed = await completeTransactions(trx, scope)
  await recordFindings(trx, scope, [
    ...tables.flatMap(({ findings }) => findings),
    ...findingsOfPackage(made, present),
    ...(await orphanFindings(trx, scope, made)),
  ])
  await resolveOrphans(trx, scope)
  return { tables, completed }
}

/** A transaction is registered when its header comes: its other rows are to be there by then. */
function headersLast(plans: readonly TablePlan[]): readonly TablePlan[] {
  const isHeader = ({ contract }: TablePlan) => contract.key.length === 0
  return [...plans.filter((plan) => !isHeader(plan)), ...plans.filter(isHeader)]
}

async function raiseWatermarks(
  trx: Transaction,
  { channelDatabaseId, sessionId, now }: PullScope,
  tables: readonly AppliedTable[],
): Promise<void> {
  const raised = tables.flatMap(({ channelTable, lastCounter }) =>
    lastCounter === null
      ? []
      : [
          {
            channel_database_id: channelDatabaseId,
            channel_table: channelTable,
            last_counter: Math.floor(lastCounter),
            upload_session_id: sessionId,
            updated_at: now,
          },
        ],
  )
  if (raised.length === 0) return
  await trx
    .insertInto('replication_watermark')
    .values(raised)
    .onConflict((conflict) =>
      conflict.columns(['channel_database_id', 'channel_table']).doUpdateSet(() => ({
        last_counter: sql<number>`case when excluded.last_counter > replication_watermark.last_counter
          then excluded.last_counter else replication_watermark.last_counter end`,
        upload_session_id: sessionId,
        updated_at: now,
      })),
    )
    .execute()
}

function findingsOfPackage({ facts }: Package, plans: readonly TablePlan[]): readonly Finding[] {
  return plans.flatMap(({ contract: { channelTable }, watermark, readsNewRows }): Finding[] => {
    const fact = facts.get(channelTable)
    if (!fact || !readsNewRows) return []
    const about = { subject: channelTable, channelTable }
    const found: Finding[] = []
    if (fact.uncounted > 0)
      found.push({ ...about, kind: 'rowWithoutCounter', parameters: { rows: fact.uncounted } })
    if (watermark !== null && fact.greatest !== null && fact.greatest < watermark)
      found.push({ ...about, kind: 'counterWentBack', parameters: { watermark, greatest: fact.greatest } })
    return found
  })
}

/** Rows whose header the channel database did not have one pull later; a header that it has cleared away had come. */
async function orphanFindings(
  trx: Transaction,
  { kind, companyId }: PullScope,
  { orphans }: Package,
): Promise<readonly Finding[]> {
  const rows = orphans.filter(({ channel }) => /^\d{1,15}$/.test(channel))
  if (rows.length === 0) return []
  const { rows: missing } = await sql<{ position: number }>`
    select r.position
    from ${rowSet(
      kind,
      { position: 'bigint', channel_number: 'bigint', transaction_id: 'text' },
      rows.map(({ channel, transactionId }, position) => [position, Number(channel), transactionId]),
    )} as r
    where not exists (
      select 1 from channel_transaction as c
      where c.company_id = ${companyId} and c.channel_number = r.channel_number and c.transaction_id = r.transaction_id
    )
    order by r.position
  `.execute(trx)
  return missing.flatMap(({ position }): Finding[] => {
    const orphan = rows[position]
    if (!orphan) return []
    const { channelTable, channel, transactionId, rows: count, firstCounter } = orphan
    return [
      {
        kind: 'rowWithoutHeader',
        subject: `${channelTable} ${channel} ${transactionId}`,
        channelTable,
        channelNumber: Number(channel),
        transactionId,
        parameters: { rows: count, counter: firstCounter },
      },
    ]
  })
}

/** A header that was missing may come late. */
async function resolveOrphans(trx: Transaction, { channelDatabaseId, now }: PullScope): Promise<void> {
  await sql`
    update distribution_finding set resolved_at = ${now}
    where channel_database_id = ${channelDatabaseId} and kind = 'rowWithoutHeader' and resolved_at is null
      and exists (
        select 1 from channel_transaction as c
        where c.company_id = distribution_finding.company_id and c.channel_number = distribution_finding.channel_number
          and c.transaction_id = distribution_finding.transaction_id
      )
  `.execute(trx)
}
