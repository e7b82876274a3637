import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import type { Clock } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import { readNumberSequences } from '../sales/number-sequence-settings.ts'
import { PreviewForesight } from './foresight.ts'
import { type Patience, type PreviewedChunk, previewChunk } from './preview-chunk.ts'
import type { PreviewTotal, SynchronizationPreview } from './preview-result.ts'
import type { SynchronizationScope } from './scope.ts'
import { loadSettings } from './settings.ts'
import { type Cursor, countTakeable, type Taking, takenStatuses } from './take-transactions.ts'

export interface PreviewOptions {
  readonly clock: Clock
  /** How many transactions are named, of those posted and of those refused. */
  readonly first?: number
  /** How many transactions are looked at. */
  readonly limit?: number
  /** How many transactions a chunk takes at most. */
  readonly transactionsAtOnce?: number
}

/** Few at once: on SQLite a chunk holds the write lock while it is looked at. */
const defaultTransactionsAtOnce = 2_000
const defaultFirst = 20
const defaultLimit = 50_000

/**
 * Tells what a run would post and what it would refuse, by the same rules over the same rows, in the same order. Each
 * chunk is laid out in a transaction that is rolled back, so nothing is written; what one chunk would do, the next ones
 * are told. Of voucher numbers only those that are left now are counted.
 */
export async function previewSynchronizeOrders(
  database: Database,
  scope: SynchronizationScope,
  { clock, first = defaultFirst, limit = defaultLimit, transactionsAtOnce }: PreviewOptions,
): Promise<SynchronizationPreview> {
  const { kysely } = database
  const settings = await loadSettings(kysely, scope.companyId)
  const preview: Preview = {
    database,
    taking: { scope, settings, begunAt: clock() },
    first,
    foresight: new PreviewForesight(await remainingNumbers(database, scope)),
    transactionsAtOnce: transactionsAtOnce ?? defaultTransactionsAtOnce,
  }
  const chunks = await goThrough(preview, 'waits', limit)
  const examined = chunks.reduce((sum, chunk) => sum + chunk.examined, 0)
  const total = Math.max(examined, await countTakeable(kysely, preview.taking))
  chunks.push(...(await goThroughWaiting(preview, chunks, examined < total)))
  return {
    total,
    examined,
    posted: addUp(chunks.flatMap(({ posted }) => posted)),
    refused: addUp(chunks.flatMap(({ refused }) => refused)),
    causes: countCauses(chunks.flatMap(({ causes }) => causes)),
    firstPosted: chunks.flatMap(({ firstPosted }) => firstPosted).slice(0, first),
    firstRefused: chunks.flatMap(({ firstRefused }) => firstRefused).slice(0, first),
  }
}

interface Preview {
  readonly database: Database
  readonly taking: Taking
  readonly first: number
  readonly foresight: PreviewForesight
  readonly transactionsAtOnce: number
}

async function remainingNumbers({ kysely }: Database, { companyId }: SynchronizationScope) {
  const sequences = await readNumberSequences(kysely, companyId)
  return new Map(
    sequences.map(({ code, largest_number: largest, next_number: next }) => [code, largest - next + 1]),
  )
}

/** Looks at the transactions that a run would take, once. */
async function goThrough(preview: Preview, patience: Patience, limit: number): Promise<PreviewedChunk[]> {
  const { database, taking, first, foresight, transactionsAtOnce } = preview
  const chunks: PreviewedChunk[] = []
  let examined = 0
  for (const status of takenStatuses) {
    let cursor: Cursor = { status, after: '' }
    while (examined < limit) {
      const size = Math.min(transactionsAtOnce, limit - examined)
      const chunk = await rolledBack(database, (trx) =>
        previewChunk(trx, taking, { cursor, size, patience, foresight, first }),
      )
      if (chunk.examined === 0) break
      chunks.push(chunk)
      examined += chunk.examined
      cursor = { status, after: chunk.after }
    }
  }
  return chunks
}

/**
 * Looks again at the transactions that wait for others to be posted, as a run does in its further rounds.
 * @param isCut whether there are transactions that were not looked at: those waited for may be among them, and are taken
 *   to be posted.
 */
async function goThroughWaiting(
  preview: Preview,
  chunks: readonly PreviewedChunk[],
  isCut: boolean,
): Promise<readonly PreviewedChunk[]> {
  const further: PreviewedChunk[] = []
  let waiting = chunks.flatMap((chunk) => chunk.waiting)
  let patience: Patience = 'waits'
  while (waiting.length > 0) {
    const round: PreviewedChunk[] = []
    for (let start = 0; start < waiting.length; start += preview.transactionsAtOnce) {
      const transactionIds = waiting.slice(start, start + preview.transactionsAtOnce)
      const taking = { ...preview.taking, scope: { ...preview.taking.scope, transactionIds } }
      round.push(...(await goThrough({ ...preview, taking }, patience, transactionIds.length)))
    }
    further.push(...round)
    const left = round.flatMap((chunk) => chunk.waiting)
    // Nobody is waited for whom a whole round has not brought nearer.
    if (left.length === waiting.length) patience = isCut ? 'trusts' : 'refuses'
    waiting = left
  }
  return further
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
