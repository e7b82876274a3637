import { sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Clock } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import { wholeNumber } from '../database/values.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import type { SalesOrderKind } from '../sales/tables.ts'
import { documentKind } from './drafts.ts'
import type { WorkingFinding } from './find-breaches.ts'
import type { RuleCode } from './rules.ts'
import type { SynchronizationScope } from './scope.ts'
import { loadSettings } from './settings.ts'
import {
  type Cursor,
  countTakeable,
  type Taking,
  takenStatuses,
  takeTransactions,
} from './take-transactions.ts'
import { validateLaidOut } from './validate.ts'

/** What would be posted of one kind, by channel. */
export interface PreviewTotal {
  readonly channelNumber: ChannelNumber
  readonly currency: string
  /** What it would become; a cancellation posts no document but cancels an earlier one. Null for what would be refused. */
  readonly kind: SalesOrderKind | 'cancellation' | null
  readonly transactions: number
  /** In business sign. */
  readonly grossAmount: MinorUnits
}

/** One of the first transactions of a preview. */
export interface PreviewTransaction {
  readonly id: Id<'ChannelTransaction'>
  readonly channelNumber: ChannelNumber
  readonly transactionId: string
  readonly channelReferenceId: string
  readonly kind: SalesOrderKind | 'cancellation' | null
  readonly customerAccount: string | null
  readonly orderedOn: CalendarDate
  readonly currency: string
  readonly grossAmount: MinorUnits
  /** Why it would be refused; empty for what would be posted. */
  readonly causes: readonly Pick<WorkingFinding, 'code' | 'line_number' | 'parameters'>[]
}

/** What a run of order synchronization over a scope would do now. */
export interface SynchronizationPreview {
  /** Transactions that a run would take. */
  readonly total: number
  /** How many of them were looked at; fewer than the total when there are more than the preview's limit. */
  readonly examined: number
  readonly posted: readonly PreviewTotal[]
  readonly refused: readonly PreviewTotal[]
  /** How many transactions break each rule, most first. */
  readonly causes: readonly { readonly code: RuleCode; readonly transactions: number }[]
  readonly firstPosted: readonly PreviewTransaction[]
  readonly firstRefused: readonly PreviewTransaction[]
}

export interface PreviewOptions {
  readonly clock: Clock
  /** How many transactions are named, of those posted and of those refused. */
  readonly first?: number
  /** How many transactions are looked at. */
  readonly limit?: number
}

/** Few at once: on SQLite a chunk holds the write lock while it is looked at. */
const transactionsAtOnce = 2_000
const defaultFirst = 20
const defaultLimit = 50_000

/**
 * Tells what a run would post and what it would refuse, by the same rules over the same rows. Each chunk is laid out in
 * a transaction that is rolled back, so nothing is written. Earlier orders that the same run would post count as posted.
 */
export async function previewSynchronizeOrders(
  database: Database,
  scope: SynchronizationScope,
  { clock, first = defaultFirst, limit = defaultLimit }: PreviewOptions,
): Promise<SynchronizationPreview> {
  const settings = await loadSettings(database.kysely, scope.companyId)
  const taking: Taking = { scope, settings, begunAt: clock() }
  const chunks: PreviewedChunk[] = []
  let examined = 0
  for (const status of takenStatuses) {
    let cursor: Cursor = { status, after: '' }
    while (examined < limit) {
      const size = Math.min(transactionsAtOnce, limit - examined)
      const chunk = await rolledBack(database, (trx) => previewChunk(trx, taking, cursor, size, first))
      if (chunk.examined === 0) break
      chunks.push(chunk)
      examined += chunk.examined
      cursor = { status, after: chunk.after }
    }
  }
  return {
    total: Math.max(examined, await countTakeable(database.kysely, taking)),
    examined,
    posted: addUp(chunks.flatMap(({ posted }) => posted)),
    refused: addUp(chunks.flatMap(({ refused }) => refused)),
    causes: countCauses(chunks.flatMap(({ causes }) => causes)),
    firstPosted: chunks.flatMap(({ firstPosted }) => firstPosted).slice(0, first),
    firstRefused: chunks.flatMap(({ firstRefused }) => firstRefused).slice(0, first),
  }
}

interface PreviewedChunk extends Omit<SynchronizationPreview, 'total'> {
  readonly after: string
}

async function previewChunk(
  trx: Transaction,
  taking: Taking,
  cursor: Cursor,
  size: number,
  first: number,
): Promise<PreviewedChunk> {
  const { count, after } = await takeTransactions(trx, taking, cursor, size, { isPreview: true })
  const { findings } =
    count > 0 ? await validateLaidOut(trx, taking.settings, takenStatuses) : { findings: [] }
  const causesAt = Map.groupBy(findings, ({ position }) => position)
  const refused = [...causesAt.keys()]
  const named = (rows: readonly (PreviewTransaction & { position: number })[]) =>
    rows.map(({ position, ...row }) => ({
      ...row,
      causes: (causesAt.get(position) ?? []).map(({ position: _, ...cause }) => cause),
    }))
  return {
    examined: count,
    after,
    posted: count > 0 ? await totals(trx, refused, false) : [],
    refused: refused.length > 0 ? await totals(trx, refused, true) : [],
    causes: causesOf(findings),
    firstPosted: count > 0 ? named(await firstRows(trx, refused, false, first)) : [],
    firstRefused: refused.length > 0 ? named(await firstRows(trx, refused, true, first)) : [],
  }
}

const previewKind = sql`case when t.kind = 'cancellation' then t.kind when t.kind is not null then ${documentKind} end`

async function totals(
  trx: Transaction,
  refused: readonly number[],
  areRefused: boolean,
): Promise<readonly PreviewTotal[]> {
  const kind = areRefused ? sql`cast(null as text)` : previewKind
  const { rows } = await sql<PreviewTotal>`
    select t.channel_number as "channelNumber", t.currency, ${kind} as kind, count(*) as transactions,
      ${wholeNumber(sql`sum(t.gross / t.factor)`)} as "grossAmount"
    from working_transaction as t left join working_line_facts as l on l.position = t.position
    where ${isRefused(refused, areRefused)}
    group by t.channel_number, t.currency, ${kind}`.execute(trx)
  return rows
}

async function firstRows(
  trx: Transaction,
  refused: readonly number[],
  areRefused: boolean,
  first: number,
): Promise<readonly (PreviewTransaction & { position: number })[]> {
  const { rows } = await sql<PreviewTransaction & { position: number }>`
    select t.position, t.id, t.channel_number as "channelNumber", t.transaction_id as "transactionId",
      t.reference as "channelReferenceId", ${previewKind} as kind, t.customer_account as "customerAccount",
      t.ordered_on as "orderedOn", t.currency, t.gross / t.factor as "grossAmount"
    from working_transaction as t left join working_line_facts as l on l.position = t.position
    where ${isRefused(refused, areRefused)}
    order by t.position limit ${first}`.execute(trx)
  return rows
}

function isRefused(refused: readonly number[], areRefused: boolean) {
  if (refused.length === 0) return areRefused ? sql`1 = 0` : sql`1 = 1`
  const positions = sql.join(refused.map((position) => sql.lit(position)))
  return areRefused ? sql`t.position in (${positions})` : sql`t.position not in (${positions})`
}

function causesOf(findings: readonly WorkingFinding[]): SynchronizationPreview['causes'] {
  return [...Map.groupBy(findings, ({ code }) => code)].map(([code, ofCode]) => ({
    code,
    transactions: new Set(ofCode.map(({ position }) => position)).size,
  }))
}

function countCauses(causes: SynchronizationPreview['causes']): SynchronizationPreview['causes'] {
  return [...Map.groupBy(causes, ({ code }) => code)]
    .map(([code, ofCode]) => ({
      code,
      transactions: ofCode.reduce((sum, { transactions }) => sum + transactions, 0),
    }))
    .sort((left, right) => right.transactions - left.transactions || (left.code < right.code ? -1 : 1))
}

function addUp(parts: readonly PreviewTotal[]): readonly PreviewTotal[] {
  const groups = Map.groupBy(
    parts,
    ({ channelNumber, currency, kind }) => `${channelNumber} ${currency} ${kind}`,
  )
  return [...groups.values()]
    .flatMap((group) => {
      const [part] = group
      return part
        ? {
            ...part,
            transactions: group.reduce((sum, { transactions }) => sum + transactions, 0),
            grossAmount: group.reduce((sum, { grossAmount }) => sum + grossAmount, 0) as MinorUnits,
          }
        : []
    })
    .sort(
      (left, right) =>
        left.channelNumber - right.channelNumber || (kindName(left) < kindName(right) ? -1 : 1),
    )
}

const kindName = ({ kind }: PreviewTotal): string => kind ?? ''

/** Carries a result out of a transaction that is rolled back. */
class RolledBack<Result> extends Error {
  readonly result: Result

  constructor(result: Result) {
    super('Rolled back on purpose')
    this.result = result
  }
}

async function rolledBack<Result>(
  database: Database,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(database, async (trx) => {
      throw new RolledBack(await work(trx))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.result
    throw error
  }
}
