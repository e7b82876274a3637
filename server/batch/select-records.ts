import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { throwProblems } from '../graphql/problems.ts'
import { type AuditValue, recordAudit } from '../identity/audit.ts'
import type { AuditedAction } from '../identity/audited.ts'
import { Faults, trimmedOrNull } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { jobNameAsText } from './job-name.ts'
import { type CreatedBatchJob, createBatchJob } from './jobs.ts'
import { longestDescription } from './policies.ts'
import { runOnceNow } from './run-in-background.ts'
import type { BatchTask } from './task.ts'

/** Whoever selects records to have something done with them, and when. */
export interface Selector {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** What is to be done with which records. */
export interface BulkAct<Parameters> {
  readonly task: BatchTask<Parameters>
  /** The task's parameters, among which is the selection. */
  readonly parametersFor: (selectionId: Id<'BatchSelection'>) => Parameters
  /** The company of all the records. */
  readonly companyId: CompanyId
  /** A query of the records' ids, as `id`. */
  readonly selected: RawBuilder<unknown>
  /** What somebody has called it; null when nobody has. */
  readonly description: string | null
  /** What its records have in common, by a name or cause; nothing unless given. */
  readonly subject?: string
  /** The audit entry: the mutation, and what it was asked for; what is undefined was not. */
  readonly action: AuditedAction
  readonly asked: Readonly<Record<string, AuditValue | undefined>>
  /** What the audit entry calls the number of records, such as `transactions`. */
  readonly counted: string
}

/** Which records, by which mutation, and what it was asked for: wherein acts of one task differ. */
export type AskedSelection = Pick<BulkAct<unknown>, 'action' | 'selected' | 'asked'>

/** What came of it: the job that does it, its run, its selection, and how many records that holds. */
export interface SelectionJob extends CreatedBatchJob {
  readonly selectionId: Id<'BatchSelection'>
  readonly count: number
}

/**
 * Keeps which records are selected now, and makes a batch job that takes exactly these, once, with one audit entry for
 * the whole. Undefined when none is selected: nothing is made then.
 */
export async function createSelectionJob<Parameters>(
  trx: Transaction,
  act: BulkAct<Parameters>,
  { userId, requestId, at }: Selector,
): Promise<SelectionJob | undefined> {
  const { task, companyId, description, subject = '', action } = act
  const { selectionId, count } = await keepSelection(trx, act.selected, at)
  if (count === 0) return undefined
  const parameters = act.parametersFor(selectionId)
  const created = await createBatchJob(
    trx,
    {
      task,
      parameters,
      companyId,
      userId,
      subject,
      subjectCount: count,
      background: { ...runOnceNow, description },
    },
    at,
  )
  const told = Object.entries({ ...act.asked, [act.counted]: count })
  await recordAudit(trx, {
    userId,
    requestId: requestId ?? null,
    at,
    companyId,
    action,
    subjectType: 'BatchJob',
    subjectId: created.jobId,
    subjectName: jobNameAsText({
      description: description ?? '',
      task: task.name,
      subject,
      subject_count: count,
    }),
    changes: Object.fromEntries(
      told.flatMap(([name, to]) => (to === undefined ? [] : [[name, { from: null, to }]])),
    ),
  })
  return { ...created, selectionId, count }
}

/**
 * What somebody has said that a batch job is called; null for nothing: it then goes by its task and its subject.
 * @throws ProblemError VALUE_TOO_LONG.
 */
export function readJobName(said: string | null | undefined): string | null {
  const name = trimmedOrNull(said)
  const faults = new Faults()
  faults.limitText(name, longestDescription, 'description')
  throwProblems(faults.problems)
  return name
}

async function keepSelection(trx: Transaction, selected: RawBuilder<unknown>, at: Instant) {
  const selectionId = newId<'BatchSelection'>()
  await forgetOldSelections(trx, at)
  const { numAffectedRows } = await sql`
    insert into batch_selection (id, record_id)
    select cast(${selectionId} as text), selected.id from (${selected}) as selected
  `.execute(trx)
  return { selectionId, count: Number(numAffectedRows ?? 0) }
}

/** A run, and a rerun of it, is kept for 90 days unless somebody wants it longer; then its selection is of no use. */
const keptForSeconds = 400 * 86_400

async function forgetOldSelections(trx: Transaction, at: Instant): Promise<void> {
  // Ids begin with their time: 48 bits of milliseconds.
  const oldest = Date.parse(addSeconds(at, -keptForSeconds))
  const hex = Math.max(0, oldest).toString(16).padStart(12, '0')
  await sql`delete from batch_selection where id < ${`${hex.slice(0, 8)}-${hex.slice(8)}`}`.execute(trx)
}
