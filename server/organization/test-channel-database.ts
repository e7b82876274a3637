import type { Problem } from '../graphql/problems.ts'
import { type ContractTable, channelContract } from './channel-contract.ts'
import { type ChannelDatabaseShape, type FoundTable, matchName } from './channel-database-shape.ts'
import type { ChannelSource } from './channel-source.ts'
import { connectionProblem } from './connection-problem.ts'
import { inspectPostgres } from './inspect-postgres.ts'
import { inspectSqliteAside } from './inspect-sqlite-aside.ts'
import type { ChannelNumber, CompanyId } from './tables.ts'

/** What a test of a channel database found. */
export interface ChannelDatabaseTest {
  readonly isReachable: boolean
  /** Whether the P-job can pull from it: reachable, and nothing of the contract missing. */
  readonly isUsable: boolean
  /** Why it is not reachable. */
  readonly problem: Problem | null
  /** SQLite's journal mode, such as `wal`; null for PostgreSQL or when not reachable. */
  readonly journalMode: string | null
  /** The contract's tables, in its order; empty when not reachable. */
  readonly tables: readonly TestedTable[]
  /** The companies and channels that the transactions name. */
  readonly channels: readonly TestedChannel[]
}

export interface TestedTable {
  /** Name in the contract. */
  readonly name: string
  readonly isOptional: boolean
  readonly isPresent: boolean
  /** Whether the account may read it. */
  readonly isReadable: boolean
  /** Columns of the contract that it does not have. */
  readonly missingColumns: readonly string[]
  /** Null when it is not there or not readable. */
  readonly rowCount: number | null
  /** Whether its replication counter is indexed: without it, every pull reads the whole table (commerce 2.4). */
  readonly isCounterIndexed: boolean
}

export interface TestedChannel {
  readonly company: string | null
  readonly channel: string | null
  readonly transactionCount: number
  /** Whether this company's channel is registered to live in this database. */
  readonly isRegistered: boolean
}

/** Whose transactions the channel database is registered to hold. */
export interface Registration {
  readonly companyId: CompanyId
  readonly channelNumbers: readonly ChannelNumber[]
}

const patienceMilliseconds = 30_000

/**
 * Tries a channel database: connects, compares it with the contract without regard to case, and looks whose
 * transactions it holds. Nothing in it or beside it is changed, nothing stays open, and no answer is an answer after
 * thirty seconds.
 */
export async function testChannelDatabase(
  source: ChannelSource,
  registration: Registration,
  { timeoutMilliseconds = patienceMilliseconds }: { readonly timeoutMilliseconds?: number } = {},
): Promise<ChannelDatabaseTest> {
  try {
    const shape =
      source.kind === 'sqlite'
        ? await inspectSqliteAside(source.file, timeoutMilliseconds)
        : await inspectPostgres(source, timeoutMilliseconds)
    return compare(shape, registration)
  } catch (error) {
    return {
      isReachable: false,
      isUsable: false,
      problem: connectionProblem(error, whereOf(source)),
      journalMode: null,
      tables: [],
      channels: [],
    }
  }
}

/** A source's place as it may be shown: without user and password. */
export function whereOf(source: ChannelSource): string {
  if (source.kind === 'sqlite') return source.file
  const { host, pathname } = new URL(source.url)
  return `${host}${pathname}`
}

function compare(shape: ChannelDatabaseShape, registration: Registration): ChannelDatabaseTest {
  const tables = channelContract.map((contract) => compareTable(contract, shape.tables))
  const registered = new Set(registration.channelNumbers.map(String))
  return {
    isReachable: true,
    isUsable: tables.every(isSound),
    problem: null,
    journalMode: shape.journalMode,
    tables,
    channels: shape.channels.map((found) => ({
      ...found,
      isRegistered:
        found.company === registration.companyId && found.channel !== null && registered.has(found.channel),
    })),
  }
}

function isSound({ isPresent, isOptional, isReadable, missingColumns }: TestedTable): boolean {
  return isPresent ? isReadable && missingColumns.length === 0 : isOptional
}

function compareTable(contract: ContractTable, tables: readonly FoundTable[]): TestedTable {
  const found = tables.find(({ name }) => name.toLowerCase() === contract.channelTable.toLowerCase())
  const columns = contract.columns.map(({ channel }) => channel)
  const counter = contract.columns.find(({ kind }) => kind === 'counter')?.channel ?? ''
  return {
    name: contract.channelTable,
    isOptional: contract.optional === true,
    isPresent: found !== undefined,
    isReadable: found !== undefined && found.rowCount !== null,
    missingColumns: found ? columns.filter((column) => matchName(found.columns, column) === undefined) : [],
    rowCount: found?.rowCount ?? null,
    isCounterIndexed: found !== undefined && matchName(found.indexedColumns, counter) !== undefined,
  }
}
