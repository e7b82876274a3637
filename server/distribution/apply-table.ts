import { type RawBuilder, sql } from 'kysely'
import type { Phase } from '../batch/phase.ts'
import type { Transaction } from '../database/database.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import { addRows, recountRows } from '../transactions/table-tally.ts'
import type { TableLayout } from './channel-layout.ts'
import { createTableReader, type Slice, type TableReader } from './channel-reader.ts'
import { findGaps, recordGaps } from './counter-gaps.ts'
import { type CounterRange, subtractCounters } from './counter-ranges.ts'
import { type Finding, mostFindingsOfAKind } from './findings.ts'
import { findLateRows, lateRowColumns } from './late-rows.ts'
import type { Package } from './package.ts'
import { type ChannelRow, parseChannelRow, type StagedRow } from './parse-channel-row.ts'
import { recheckedRanges, type TablePlan } from './pull-plan.ts'
import type { PullScope } from './pull-scope.ts'
import { type FaultyRow, faultyRow, quarantineRows, resolveCounters, resolveReplaced } from './quarantine.ts'
import { duplicateHeader, findingOf, findReceivedAgain, isOfOtherStore } from './received-again.ts'
import { registeredColumns, registerTransactions } from './register-transactions.ts'
import type { RowProgress } from './row-progress.ts'
import { findSharedTransactionIds } from './shared-transaction-ids.ts'
import { stagedRowSet, stageRows } from './stage-rows.ts'
import { createSliceStager, type SliceStager } from './stage-slice.ts'
import { amountColumnOf, tableSql } from './table-sql.ts'
import { takeTurn } from './turn.ts'

/** One transaction that applies a package. */
export interface Apply {
  readonly trx: Transaction
  readonly scope: PullScope
  readonly package: Package
  readonly signal: AbortSignal
  readonly progress: RowProgress
  /** Told what the apply is at from now on. */
  readonly enter: (phase: Phase) => void
  /** Whether rows can be too late for their transactions. */
  readonly hasSettledTransactions: boolean
}

/** What came of one table. */
export interface AppliedTable {
  readonly channelTable: string
  /** Rows looked at: applied, already received or newly quarantined. */
  readonly read: number
  readonly applied: number
  readonly quarantined: number
  /** The least and greatest counter among the rows of the planned ranges; null when there were none. */
  readonly firstCounter: number | null
  readonly lastCounter: number | null
  /** Exact sum in micros over the rows that keep to the contract; null for a table without amounts. */
  readonly amount: bigint | null
  readonly findings: readonly Finding[]
}

/**
 * Stages the planned rows of one table: in sets, and only what a set cannot take row by row. Keeps the table's gaps and
 * quarantine true. The watermark is the caller's.
 */
export async function applyTable(apply: Apply, plan: TablePlan, layout: TableLayout): Promise<AppliedTable> {
  return new TableApplication(apply, plan, layout).run()
}

class TableApplication {
  readonly #apply: Apply
  readonly #plan: TablePlan
  readonly #reader: TableReader
  readonly #stager: SliceStager
  readonly #isHeader: boolean
  /** Counters of rows that could not be staged this time. */
  readonly #faulty = new Set<number>()
  readonly #findings: Finding[] = []
  #read = 0
  #applied = 0
  #quarantined = 0
  #amount = 0n
  readonly #rowsByChannel = new Map<ChannelNumber, number>()
  /** Whether rows were staged of which nobody knows whether they are the new ones: a part was there already. */
  #isCountUnsure = false
  /** Rows of all slices so far. */
  #looked = 0
  /** Rows among them where new rows are. */
  #inRanges = 0

  constructor(apply: Apply, plan: TablePlan, layout: TableLayout) {
    const { handle, schema } = apply.package
    const table = tableSql(layout, schema, apply.scope)
    this.#apply = apply
    this.#plan = plan
    this.#reader = createTableReader(handle, table, apply.scope.channelNumbers)
    this.#stager = createSliceStager(apply.scope.kind, handle, table)
    this.#isHeader = plan.contract.key.length === 0
  }

  async run(): Promise<AppliedTable> {
    const { contract, ranges } = this.#plan
    await this.#applyRanges(recheckedRanges(this.#plan))
    const recheckedRows = this.#looked
    const span = await this.#applyRanges(ranges)
    this.#inRanges = this.#looked - recheckedRows
    await this.#keepCounts()
    await this.#settleQuarantine()
    if (this.#plan.readsNewRows) await this.#settleGaps(span)
    return {
      channelTable: contract.channelTable,
      read: this.#read,
      applied: this.#applied,
      quarantined: this.#quarantined,
      firstCounter: span?.from ?? null,
      lastCounter: span?.to ?? null,
      amount: amountColumnOf(contract) ? this.#amount : null,
      findings: this.#findings,
    }
  }

  /** @returns the least and greatest counter that was there. */
  async #applyRanges(ranges: readonly CounterRange[]): Promise<CounterRange | undefined> {
    let last: number | null = null
    for (const slice of this.#reader.slices(ranges)) {
      await this.#applySlice(slice)
      last = slice.last
      this.#apply.progress.applied(slice.rows)
      await takeTurn(this.#apply.signal)
    }
    const first = last === null ? null : this.#reader.least(ranges[0]?.from ?? 0)
    return first === null || last === null ? undefined : { from: first, to: last }
  }

  async #applySlice({ rows }: Slice): Promise<void> {
    const staged = await this.#stager.stage(this.#apply.trx)
    this.#looked += rows
    this.#read += rows
    this.#applied += staged
    if (staged === rows) {
      const { amount, rowsByChannel } = this.#reader.sums(true)
      this.#amount += amount
      this.#count(rowsByChannel, staged, rows)
      if (this.#isHeader) await this.#register(this.#stager.staged(registeredColumns, true), true)
      else await this.#findLate(this.#stager.staged(lateRowColumns(this.#plan.contract), true))
      return
    }
    // Some rows are doubtful, or staged already: which, only a closer look tells.
    const doubtful = this.#reader.doubtful()
    const sound = rows - doubtful.length
    const { amount, rowsByChannel } = this.#reader.sums(doubtful.length === 0)
    this.#amount += amount
    this.#count(rowsByChannel, staged, sound)
    if (staged < sound) await this.#compareWithStaged(this.#reader.keys())
    if (this.#isHeader && sound > 0)
      await this.#register(this.#stager.staged(registeredColumns, doubtful.length === 0), staged === sound)
    if (!this.#isHeader && staged > 0)
      await this.#findLate(this.#stager.staged(lateRowColumns(this.#plan.contract), doubtful.length === 0))
    if (doubtful.length > 0) await this.#applyDoubtful(doubtful)
  }

  /** Reads rows one by one: what a careful reader understands is staged, the rest is put into quarantine. */
  async #applyDoubtful(rows: readonly ChannelRow[]): Promise<void> {
    const { trx, scope } = this.#apply
    const { contract } = this.#plan
    const amountColumn = amountColumnOf(contract)?.staged ?? ''
    const good: StagedRow[] = []
    const faulty: FaultyRow[] = []
    for (const row of rows) {
      const { values, breaches } = parseChannelRow(contract, row, scope)
      if (breaches.length > 0) faulty.push(faultyRow(contract, values, breaches))
      else good.push(values)
    }
    for (const values of good) this.#amount += BigInt(values[amountColumn] ?? 0)
    for (let start = 0; start < good.length; start += rowsPerStatement) {
      const batch = good.slice(start, start + rowsPerStatement)
      const staged = await stageRows(trx, scope.kind, contract, batch)
      this.#applied += staged
      const numbers = Map.groupBy(batch, ({ channel_number }) => Number(channel_number) as ChannelNumber)
      this.#count(
        [...numbers].map(([number, rows]) => [number, rows.length]),
        staged,
        batch.length,
      )
      if (staged < batch.length) await this.#compareWithStaged(batch)
      if (this.#isHeader) {
        const headers = stagedRowSet(scope.kind, contract, registeredColumns, batch)
        await this.#register(sql`select * from ${headers} as r`, staged === batch.length)
      } else if (staged > 0) {
        const rows = stagedRowSet(scope.kind, contract, lateRowColumns(contract), batch)
        await this.#findLate(sql`select * from ${rows} as r`)
      }
    }
    await this.#quarantine(faulty)
  }

  /**
   * Notes how many rows each channel has sent.
   * @param rows by channel, of those that were to be staged.
   * @param staged how many of these were new.
   */
  #count(
    rows: Iterable<readonly [channel: ChannelNumber, rows: number]>,
    staged: number,
    wanted: number,
  ): void {
    if (staged === 0) return
    if (staged < wanted) this.#isCountUnsure = true
    for (const [channel, count] of rows)
      this.#rowsByChannel.set(channel, (this.#rowsByChannel.get(channel) ?? 0) + count)
  }

  async #keepCounts(): Promise<void> {
    const { trx, scope } = this.#apply
    const table = this.#plan.contract.stagedTable
    if (this.#isCountUnsure) await recountRows(trx, scope.companyId, table)
    else await addRows(trx, scope.companyId, table, this.#rowsByChannel)
  }

  async #quarantine(rows: readonly FaultyRow[]): Promise<void> {
    const { trx, scope } = this.#apply
    for (const { counter } of rows) if (counter !== null) this.#faulty.add(counter)
    const added = await quarantineRows(trx, scope, this.#plan.contract, rows)
    this.#quarantined += added
    // A row that has been lying in quarantine is no news of this session.
    this.#read -= rows.length - added
  }

  /** Tells of rows whose key is staged with another counter. A header of another store is another transaction. */
  async #compareWithStaged(rows: readonly StagedRow[]): Promise<void> {
    const { trx, scope } = this.#apply
    const { contract } = this.#plan
    const duplicates: FaultyRow[] = []
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      const again = await findReceivedAgain(trx, scope, contract, rows.slice(start, start + rowsPerStatement))
      for (const row of again) {
        this.#findings.push(findingOf(contract, row))
        if (this.#isHeader && isOfOtherStore(row)) duplicates.push(duplicateHeader(contract, row))
      }
      if (!this.#isHeader && this.#findings.length > mostFindingsOfAKind) break
    }
    if (duplicates.length > 0) await this.#quarantine(duplicates)
  }

  /** What is pulled again was there before; of the rest, a row may come when its transaction has been posted. */
  async #findLate(rows: RawBuilder<unknown>): Promise<void> {
    const { trx, scope, hasSettledTransactions } = this.#apply
    if (!hasSettledTransactions || !this.#plan.readsNewRows) return
    this.#findings.push(...(await findLateRows(trx, scope, this.#plan.contract, rows)))
  }

  async #register(headers: RawBuilder<unknown>, areAllNew: boolean): Promise<void> {
    const { trx, scope, enter } = this.#apply
    enter('registering')
    await registerTransactions(trx, scope, headers, areAllNew)
    this.#findings.push(...(await findSharedTransactionIds(trx, scope, headers)))
    enter('staging')
  }

  /** Rows that lay in quarantine and came through now leave it. */
  async #settleQuarantine(): Promise<void> {
    const { trx, scope } = this.#apply
    const { contract, quarantined, ranges, readsNewRows } = this.#plan
    if (quarantined.length > 0) {
      const looked = readsNewRows
        ? quarantined
        : quarantined.filter((counter) => ranges.some(({ from, to }) => from <= counter && counter <= to))
      const present = [...this.#reader.counters(looked.map((counter) => ({ from: counter, to: counter })))]
      const through = present.filter((counter) => !this.#faulty.has(counter))
      await resolveCounters(trx, scope, contract.channelTable, through)
    }
    if (quarantined.length > 0 || this.#quarantined > 0) await resolveReplaced(trx, scope, contract)
  }

  async #settleGaps(span: CounterRange | undefined): Promise<void> {
    const { trx, scope, package: made } = this.#apply
    const { contract, watermark, gaps } = this.#plan
    const isDense = !span || span.to - (watermark ?? span.from - 1) === this.#inRanges
    const found =
      isDense || !span ? [] : findGaps(made.handle, this.#reader.sql, { after: watermark, last: span.to })
    const unseen = watermark === null ? countersBefore(span?.from) : []
    if (gaps.length === 0 && found.length === 0 && unseen.length === 0) return
    const remaining = [...subtractCounters(gaps, this.#reader.counters(gaps))]
    await recordGaps(trx, scope, contract.channelTable, {
      open: gaps,
      remaining,
      found: [...found, ...unseen],
    })
    const [newest] = found
    const oldest = found.at(-1)
    if (!newest || !oldest) return
    this.#findings.push({
      kind: 'counterGap',
      subject: contract.channelTable,
      channelTable: contract.channelTable,
      parameters: { from: oldest.from, to: newest.to },
      occurrences: found.length,
    })
  }
}

const rowsPerStatement = 1000

/**
 * Before the first row that was ever read there may have been others, cleared away long ago; or transactions that took
 * their counters first and commit last. The nearest counters are read again, as gaps are, without a word.
 */
function countersBefore(first: number | undefined): readonly CounterRange[] {
  const from = Math.max(1, (first ?? 0) - 1000)
  return first !== undefined && first > from ? [{ from, to: first - 1 }] : []
}
