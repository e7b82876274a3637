import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { AnswerValue } from './guide.ts'

/** Answers by the coordinates of the inputs that they fill, as they are sent: no language is in them. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** A record that an act made or changed, by its global id. */
export interface OutcomeRecord {
  /** The field of the mutation's payload, such as `run`. */
  readonly field: string
  /** Its GraphQL type, such as `BatchJobRun`. */
  readonly type: string
  readonly id: string
}

/** What came of a submitted draft. */
export interface DraftOutcome {
  readonly records: readonly OutcomeRecord[]
}

/** A walk through a guide that somebody has begun. */
export interface GuideDraftTable {
  id: Id<'GuideDraft'>
  user_id: string
  /** The company that the operator works in; null where there is none yet. */
  company_id: string | null
  guide: string
  /** The guide's version when the draft was last saved. */
  guide_version: number
  screen: string | null
  answers: Answers
  /** Ids of the steps that the operator has ticked off by hand. */
  ticked: readonly string[]
  /** Counts up with every save. */
  revision: number
  outcome: DraftOutcome | null
  created_at: Instant
  updated_at: Instant
  submitted_at: Instant | null
}

declare module '../database/tables.ts' {
  interface Tables {
    guide_draft: GuideDraftTable
  }
}
