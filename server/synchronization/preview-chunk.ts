import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { wholeNumber } from '../database/values.ts'
import { sequenceOfKind } from '../sales/post-documents.ts'
import { documentKind } from './drafts.ts'
import type { WorkingFinding } from './find-breaches.ts'
import type { PreviewForesight } from './foresight.ts'
import { setAside } from './mark-transactions.ts'
import { findUnnumbered } from './post-transactions.ts'
import type { PreviewTotal, PreviewTransaction, SynchronizationPreview } from './preview-result.ts'
import { type Cursor, type Taking, takenStatuses, takeTransactions } from './take-transactions.ts'
import { type Verdict, validateLaidOut } from './validate.ts'

/**
 * What becomes of transactions that wait for an earlier order to be posted: they wait for a further round, are refused
 * for its want, or are taken to be posted, because nobody has looked whether it will be.
 */
export type Patience = 'waits' | 'refuses' | 'trusts'

/** What a preview has seen of one chunk. */
export interface PreviewedChunk extends Omit<SynchronizationPreview, 'total'> {
  /** Where the next chunk begins. */
  readonly after: string
  readonly waiting: readonly Id<'ChannelTransaction'>[]
}

/** Lays out a chunk, says what a run would do with it, and tells the foresight. The caller rolls back. */
export async function previewChunk(
  trx: Transaction,
  taking: Taking,
  at: {
    readonly cursor: Cursor
    readonly size: number
    readonly patience: Patience
    readonly foresight: PreviewForesight
    readonly first: number
  },
): Promise<PreviewedChunk> {
  const { cursor, size, patience, foresight, first } = at
  const { count, after } = await takeTransactions(trx, taking, cursor, size, { isPreview: true })
  if (count === 0) return { ...nothing, after }
  const awaited = patience === 'refuses' ? [] : takenStatuses
  const verdict = await validateLaidOut(trx, taking.settings, awaited, foresight)
  const waiting = patience === 'trusts' ? [] : await putOff(trx, [...verdict.waiting])
  const broken = await foretellRefused(trx, verdict.findings, at)
  const unnumbered = await findUnnumbered(trx, async (sequence) => foresight.remainingNumbers(sequence))
  const exhausted = await foretellRefused(trx, unnumbered, at)
  const everybody = sql`1 = 1`
  const posted = await totals(trx, everybody, previewKind)
  const firstPosted = (await firstRows(trx, everybody, first)).map((row) => named(row, []))
  await foretellPosted(trx, verdict, posted, foresight)
  return {
    examined: count,
    after,
    waiting,
    posted,
    refused: [...broken.refused, ...exhausted.refused],
    causes: causesOf([...verdict.findings, ...unnumbered]),
    firstPosted,
    firstRefused: [...broken.firstRefused, ...exhausted.firstRefused],
  }
}

const nothing: Omit<PreviewedChunk, 'after'> = {
  examined: 0,
  waiting: [],
  posted: [],
  refused: [],
  causes: [],
  firstPosted: [],
  firstRefused: [],
}

/** Takes transactions from the working ones. @returns their ids. */
async function putOff(
  trx: Transaction,
  positions: readonly number[],
): Promise<readonly Id<'ChannelTransaction'>[]> {
  if (positions.length === 0) return []
  const { rows } = await sql<{ id: Id<'ChannelTransaction'> }>`
    select t.id from working_transaction as t where ${isOneOf(positions)} order by t.position`.execute(trx)
  await setAside(trx, new Set(positions))
  return rows.map(({ id }) => id)
}

/** Sums up the transactions that would be refused, and takes them from the working ones. */
async function foretellRefused(
  trx: Transaction,
  findings: readonly WorkingFinding[],
  { foresight, first }: { readonly foresight: PreviewForesight; readonly first: number },
): Promise<Pick<PreviewedChunk, 'refused' | 'firstRefused'>> {
  if (findings.length === 0) return { refused: [], firstRefused: [] }
  const causesAt = Map.groupBy(findings, ({ position }) => position)
  const positions = [...causesAt.keys()]
  const refused = await totals(trx, isOneOf(positions), sql`cast(null as text)`)
  const rows = await firstRows(trx, isOneOf(positions), first)
  foresight.refuse(await putOff(trx, positions))
  return { refused, firstRefused: rows.map((row) => named(row, causesAt.get(row.position) ?? [])) }
}

/** Tells the foresight of the working transactions, of which only those are left that would be posted. */
async function foretellPosted(
  trx: Transaction,
  { refunds }: Verdict,
  posted: readonly PreviewTotal[],
  foresight: PreviewForesight,
): Promise<void> {
  const positions = await foresight.post(trx)
  for (const { position, id, linked_line: line, amount } of refunds)
    if (id !== null && positions.has(position)) foresight.giveBack(id, line, amount)
  for (const { kind, transactions } of posted)
    if (kind !== null && kind !== 'cancellation') foresight.takeNumbers(sequenceOfKind[kind], transactions)
}

const previewKind = sql`case when t.kind = 'cancellation' then t.kind when t.kind is not null then ${documentKind} end`

async function totals(
  trx: Transaction,
  condition: ReturnType<typeof sql>,
  kind: ReturnType<typeof sql>,
): Promise<readonly PreviewTotal[]> {
  const { rows } = await sql<PreviewTotal>`
    select t.channel_number as "channelNumber", t.currency, ${kind} as kind, count(*) as transactions,
      ${wholeNumber(sql`sum(t.gross / t.factor)`)} as "grossAmount"
    from working_transaction as t left join working_line_facts as l on l.position = t.position
    where ${condition}
    group by t.channel_number, t.currency, ${kind}`.execute(trx)
  return rows
}

type NamedRow = Omit<PreviewTransaction, 'causes'> & { readonly position: number }

async function firstRows(
  trx: Transaction,
  condition: ReturnType<typeof sql>,
  first: number,
): Promise<readonly NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select t.position, t.id, t.channel_number as "channelNumber", t.transaction_id as "transactionId",
      t.reference as "channelReferenceId", ${previewKind} as kind, t.customer_account as "customerAccount",
      t.ordered_on as "orderedOn", t.currency, t.gross / t.factor as "grossAmount"
    from working_transaction as t left join working_line_facts as l on l.position = t.position
    where ${condition}
    order by t.position limit ${first}`.execute(trx)
  return rows
}

function named({ position: _, ...row }: NamedRow, findings: readonly WorkingFinding[]): PreviewTransaction {
  return { ...row, causes: findings.map(({ position: __, ...cause }) => cause) }
}

function isOneOf(positions: readonly number[]): ReturnType<typeof sql> {
  return sql`t.position in (${sql.join(positions.map((position) => sql.lit(position)))})`
}

function causesOf(findings: readonly WorkingFinding[]): SynchronizationPreview['causes'] {
  return [...Map.groupBy(findings, ({ code }) => code)].map(([code, ofCode]) => ({
    code,
    transactions: new Set(ofCode.map(({ position }) => position)).size,
  }))
}
