import type { Generated } from 'kysely'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { ProblemParameters } from '../graphql/problems.ts'
import type { StagedTable } from '../organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/** Which way data goes: from the channels up to headquarters. */
export type Direction = 'upload'

/** The pull of one table of the channel database contract (commerce 2.1, "scheduler subjob"). */
interface SchedulerSubjobTable {
  id: Id<'SchedulerSubjob'>
  company_id: CompanyId
  name: string
  channel_table: string
  staged_table: StagedTable
  /** The column that says which rows are new. */
  counter_column: string
  position: number
}

/** A set of subjobs, such as `P-0001`. */
interface SchedulerJobTable {
  id: Id<'SchedulerJob'>
  company_id: CompanyId
  name: string
  description: string
  direction: Direction
}

interface SchedulerJobSubjobTable {
  job_id: Id<'SchedulerJob'>
  subjob_id: Id<'SchedulerSubjob'>
  position: number
  is_enabled: boolean
}

/** Which jobs run against which groups of channel databases. */
interface DistributionScheduleTable {
  id: Id<'DistributionSchedule'>
  company_id: CompanyId
  name: string
  description: string
  direction: Direction
  /** A schedule that is not active never runs. */
  is_active: boolean
  created_at: Instant
  updated_at: Instant
}

interface DistributionScheduleJobTable {
  schedule_id: Id<'DistributionSchedule'>
  job_id: Id<'SchedulerJob'>
  position: number
  is_enabled: boolean
}

interface DistributionScheduleGroupTable {
  schedule_id: Id<'DistributionSchedule'>
  group_id: Id<'ChannelDatabaseGroup'>
}

export const uploadSessionStatuses = [
  'started',
  'available',
  'applied',
  'canceled',
  'uploadFailed',
  'applyFailed',
] as const

/**
 * Where a session stands (commerce 2.2). `started`: its package is being made. `available`: the package is whole.
 * `applied`: its rows are staged. `uploadFailed` and `applyFailed`: nothing of it is, and `problem` says why.
 */
export type UploadSessionStatus = (typeof uploadSessionStatuses)[number]

/** Counters of one table that are to be pulled again, both ends included. */
export interface TableRange {
  readonly channelTable: string
  readonly from: number
  readonly to: number
}

/** Why a session failed: a code that says what to do, and what its words need. */
export interface SessionProblem {
  readonly code: string
  readonly parameters: ProblemParameters
}

/** One pull from one channel database: one a run, or one for each session that the run does again. */
export interface UploadSessionTable {
  sequence: Generated<number>
  id: Id<'UploadSession'>
  company_id: CompanyId
  schedule_id: Id<'DistributionSchedule'>
  channel_database_id: Id<'ChannelDatabase'>
  run_id: Id<'BatchJobRun'> | null
  /** The session that this one does again. */
  rerun_of: Id<'UploadSession'> | null
  /** The counters that it pulls again; null for a session that pulls what is new. */
  repulled_ranges: readonly TableRange[] | null
  status: UploadSessionStatus
  tries: number
  rows_read: number
  rows_applied: number
  rows_already_received: number
  rows_quarantined: number
  /** Size of the package: of the channel database's file, where that is the package. */
  bytes: number | null
  /** SHA-256 over each table's count and exact sum. */
  checksum: string | null
  problem: SessionProblem | null
  cancel_requested_by: string | null
  cancel_requested_at: Instant | null
  started_at: Instant
  available_at: Instant | null
  ended_at: Instant | null
}

/**
 * What a session brought of one table: read = applied + already received + quarantined. A table of which nothing was
 * read has no row.
 */
interface UploadSessionTableTable {
  upload_session_id: Id<'UploadSession'>
  channel_table: string
  position: number
  rows_read: number
  rows_applied: number
  rows_already_received: number
  rows_quarantined: number
  /** The least and the greatest counter among the new rows. */
  first_counter: number | null
  last_counter: number | null
  /** The channel's column whose sum is kept; null for a table without amounts. */
  amount_column: string | null
  /** Exact decimal sum of that column over the rows that keep to the contract, in the channel's sign. */
  amount: string | null
}

/** The greatest counter that has been read of a table of a channel database. */
interface ReplicationWatermarkTable {
  channel_database_id: Id<'ChannelDatabase'>
  channel_table: string
  last_counter: number
  upload_session_id: Id<'UploadSession'>
  updated_at: Instant
}

/**
 * Counters below the watermark that no row had: a transaction of the shop that commits late fills one, so open gaps are
 * read again at every pull until they expire.
 */
interface CounterGapTable {
  sequence: Generated<number>
  channel_database_id: Id<'ChannelDatabase'>
  channel_table: string
  from_counter: number
  to_counter: number
  first_seen_at: Instant
  closed_at: Instant | null
  closed_as: 'filled' | 'expired' | null
}

/**
 * What a pull noticed that a person should know of. `rowReceivedAgain`: a row of a key that is staged already came with
 * another counter. `duplicateTransactionId`: so did a header, from another store or terminal.
 * `transactionIdInSeveralChannels`: two channels of the company use the same ids. `rowWithoutHeader`: rows whose header
 * had not come one pull later. `rowTooLate`: rows of a transaction that had been posted or corrected. `counterGap`: counters that no row had. `counterWentBack`: the greatest counter is less
 * than it was. `rowWithoutCounter`: rows that no pull can see.
 */
export type FindingKind =
  | 'rowReceivedAgain'
  | 'duplicateTransactionId'
  | 'transactionIdInSeveralChannels'
  | 'rowWithoutHeader'
  | 'rowTooLate'
  | 'counterGap'
  | 'counterWentBack'
  | 'rowWithoutCounter'

interface DistributionFindingTable {
  sequence: Generated<number>
  id: Id<'DistributionFinding'>
  company_id: CompanyId
  channel_database_id: Id<'ChannelDatabase'>
  /** The session that saw it last. */
  upload_session_id: Id<'UploadSession'>
  kind: FindingKind
  /** What it is about, such as a table and a row's key: one open finding a subject. */
  subject: string
  channel_table: string | null
  channel_number: ChannelNumber | null
  transaction_id: string | null
  parameters: ProblemParameters
  occurrences: number
  first_seen_at: Instant
  last_seen_at: Instant
  resolved_at: Instant | null
}

declare module '../database/tables.ts' {
  interface Tables {
    scheduler_subjob: SchedulerSubjobTable
    scheduler_job: SchedulerJobTable
    scheduler_job_subjob: SchedulerJobSubjobTable
    distribution_schedule: DistributionScheduleTable
    distribution_schedule_job: DistributionScheduleJobTable
    distribution_schedule_group: DistributionScheduleGroupTable
    upload_session: UploadSessionTable
    upload_session_table: UploadSessionTableTable
    replication_watermark: ReplicationWatermarkTable
    counter_gap: CounterGapTable
    distribution_finding: DistributionFindingTable
  }
}
