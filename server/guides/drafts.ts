import { type Selectable, sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { problem, problemError, throwProblems } from '../graphql/problems.ts'
import { type AuditValue, type Changes, changesBetween, recordAudit } from '../identity/audit.ts'
import type { AuditedAction } from '../identity/audited.ts'
import { namesOfRecords } from '../identity/record-names.ts'
import { askedInputs } from './answers.ts'
import { isAnswerValue, stepsOfGuide } from './guide.ts'
import type { LibraryGuide } from './library.ts'
import { type GivenAnswers, mergeAnswers } from './merge-answers.ts'
import { isSecret } from './secret-inputs.ts'
import type { Answers, GuideDraftTable } from './tables.ts'

export type GuideDraft = Selectable<GuideDraftTable>
export type GuideDraftId = Id<'GuideDraft'>

/** Who works on a draft, and when. */
export interface Doing {
  readonly userId: string
  readonly requestId: string
  readonly at: Instant
}

/** What is saved of a walk; what is left out stays. */
export interface DraftChange {
  /** By coordinate; null takes an answer back. */
  readonly answers?: unknown
  /**
   * What the answers were made from, also by coordinate: what stood in their inputs when they were shown, and in each save
   * since. Then they are merged with what other windows have saved, one by one.
   */
  readonly before?: readonly unknown[] | null | undefined
  readonly screen?: string | null | undefined
  readonly ticked?: readonly string[] | null | undefined
}

/** More answers than any guide asks for: their JSON, in characters. */
const longestAnswers = 100_000

const mostListed = 100

/**
 * Begins a walk through a guide.
 * @throws ProblemError GUIDE_IS_A_PAGE for a guide without steps; and as `saveDraft` for what it begins with.
 */
export async function createDraft(
  trx: Transaction,
  guide: LibraryGuide,
  companyId: string | null,
  change: DraftChange,
  doing: Doing,
): Promise<GuideDraft> {
  if (guide.guide.kind !== 'procedure') throw problemError('GUIDE_IS_A_PAGE', { guide: guide.id }, 'guide')
  const id = newId<'GuideDraft'>()
  const { answers, ticked } = applied(guide, { answers: {}, ticked: [] }, change)
  await trx
    .insertInto('guide_draft')
    .values({
      id,
      user_id: doing.userId,
      company_id: companyId,
      guide: guide.id,
      guide_version: guide.guide.version,
      screen: change.screen ?? null,
      answers: json(answers),
      ticked: json(ticked),
      revision: 1,
      created_at: doing.at,
      updated_at: doing.at,
    })
    .execute()
  await recordDraftDeed(
    trx,
    'createGuideDraft',
    { id, company_id: companyId, guide: guide.id },
    doing,
    changesBetween(undefined, { guide: guide.id, ...answers }),
  )
  return readDraft(trx, id, doing.userId)
}

/**
 * Saves a part of a walk.
 * @param revision the one that the change was made on.
 * @throws ProblemError GUIDE_DRAFT_NOT_FOUND; GUIDE_DRAFT_SUBMITTED; GUIDE_DRAFT_CHANGED when it has been saved
 * elsewhere since, or, if it is said what the answers were made from, ANSWER_CHANGED_ELSEWHERE for each that it
 * contradicts; ANSWERS_UNREADABLE, ANSWER_UNKNOWN, ANSWER_IS_SECRET, ANSWERS_TOO_LARGE.
 */
export async function saveDraft(
  trx: Transaction,
  id: GuideDraftId,
  guide: LibraryGuide,
  revision: number,
  change: DraftChange,
  doing: Doing,
): Promise<GuideDraft> {
  const draft = await lockDraft(trx, id, doing.userId)
  if (draft.submitted_at !== null) throw problemError('GUIDE_DRAFT_SUBMITTED', { id })
  if (!change.before) requireRevision(draft, revision)
  const { answers, ticked } = applied(guide, draft, change)
  const screen = change.screen ?? draft.screen
  await trx
    .updateTable('guide_draft')
    .set({
      answers: json(answers),
      ticked: json(ticked),
      screen,
      guide_version: guide.guide.version,
      revision: draft.revision + 1,
      updated_at: doing.at,
    })
    .where('id', '=', id)
    .execute()
  await recordDraftDeed(trx, 'saveGuideDraft', draft, doing, {
    ...changesBetween(draft.answers, { ...takenBack(draft.answers), ...answers }),
    ...changesBetween({ screen: draft.screen, ticked: draft.ticked }, { screen, ticked }),
  })
  return readDraft(trx, id, doing.userId)
}

/**
 * Throws a walk away.
 * @throws ProblemError GUIDE_DRAFT_NOT_FOUND; GUIDE_DRAFT_SUBMITTED: what was done is kept.
 */
export async function discardDraft(trx: Transaction, id: GuideDraftId, doing: Doing): Promise<GuideDraft> {
  const draft = await lockDraft(trx, id, doing.userId)
  if (draft.submitted_at !== null) throw problemError('GUIDE_DRAFT_SUBMITTED', { id })
  await trx.deleteFrom('guide_draft').where('id', '=', id).execute()
  await recordDraftDeed(
    trx,
    'discardGuideDraft',
    draft,
    doing,
    changesBetween({ guide: draft.guide, ...draft.answers }, undefined),
  )
  return draft
}

/** Somebody's own draft. @throws ProblemError GUIDE_DRAFT_NOT_FOUND, also for another's. */
export async function readDraft(queries: Queries, id: GuideDraftId, userId: string): Promise<GuideDraft> {
  const [draft] = await readDrafts(queries, [id], userId)
  if (!draft) throw problemError('GUIDE_DRAFT_NOT_FOUND', { id })
  return draft
}

/** Those of the drafts that are the user's own. */
export async function readDrafts(
  queries: Queries,
  ids: readonly GuideDraftId[],
  userId: string,
): Promise<readonly GuideDraft[]> {
  return queries
    .selectFrom('guide_draft')
    .selectAll()
    .where('id', 'in', ids)
    .where('user_id', '=', userId)
    .execute()
}

/** The user's drafts that wait to be gone on with, the last touched first; at most a hundred. */
export async function listOpenDrafts(
  queries: Queries,
  userId: string,
  { guide, companyId }: { readonly guide?: string | undefined; readonly companyId?: string | undefined },
): Promise<readonly GuideDraft[]> {
  let query = queries
    .selectFrom('guide_draft')
    .selectAll()
    .where('user_id', '=', userId)
    .where('submitted_at', 'is', null)
  if (guide !== undefined) query = query.where('guide', '=', guide)
  if (companyId !== undefined) query = query.where('company_id', '=', companyId)
  return query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(mostListed).execute()
}

/**
 * Reads a draft so that nobody else changes it before this transaction ends.
 * @throws ProblemError GUIDE_DRAFT_NOT_FOUND
 */
export async function lockDraft(trx: Transaction, id: GuideDraftId, userId: string): Promise<GuideDraft> {
  // An update that changes nothing holds the row on PostgreSQL, and the one writer on SQLite.
  await sql`update guide_draft set revision = revision where id = ${id}`.execute(trx)
  return readDraft(trx, id, userId)
}

/** @throws ProblemError GUIDE_DRAFT_CHANGED when the draft has another revision. */
export function requireRevision(draft: GuideDraft, revision: number): void {
  if (draft.revision !== revision)
    throw problemError('GUIDE_DRAFT_CHANGED', { expected: revision, revision: draft.revision }, 'revision')
}

/** Writes what was done with a draft into the audit trail. */
export async function recordDraftDeed(
  trx: Transaction,
  action: AuditedAction,
  draft: Pick<GuideDraft, 'id' | 'company_id' | 'guide'>,
  { userId, requestId, at }: Doing,
  changes: Changes,
): Promise<void> {
  await recordAudit(trx, {
    userId,
    requestId,
    at,
    companyId: draft.company_id,
    action,
    subjectType: 'GuideDraft',
    subjectId: draft.id,
    subjectName: draft.guide,
    changes: await withNames(trx, changes, draft.company_id),
  })
}

/** The changes with the names of the records that somebody chose in place of their ids. */
async function withNames(trx: Transaction, changes: Changes, companyId: string | null): Promise<Changes> {
  const texts = Object.values(changes).flatMap(({ from, to }) => [from, to].flat())
  const names = await namesOfRecords(
    trx,
    texts.filter((text) => typeof text === 'string'),
    companyId,
  )
  const named = (value: AuditValue): AuditValue => {
    if (Array.isArray(value)) return value.map(named)
    return typeof value === 'string' ? (names.get(value) ?? value) : value
  }
  return Object.fromEntries(
    Object.entries(changes).map(([field, { from, to }]) => [field, { from: named(from), to: named(to) }]),
  )
}

function takenBack(answers: Answers): Readonly<Record<string, null>> {
  return Object.fromEntries(Object.keys(answers).map((bind) => [bind, null]))
}

function applied(
  guide: LibraryGuide,
  before: Pick<GuideDraft, 'answers' | 'ticked'>,
  change: DraftChange,
): Pick<GuideDraft, 'answers' | 'ticked'> {
  const read = readAnswers(guide, change.answers ?? {}, before.answers)
  const given = change.before ? mergeAnswers(before.answers, read, change.before.filter(isKeyed)) : read
  const answers = Object.fromEntries(
    Object.entries({ ...before.answers, ...given }).filter(
      (entry): entry is [string, Answers[string]] => entry[1] !== null,
    ),
  )
  const size = JSON.stringify(answers).length
  if (size > longestAnswers)
    throw problemError('ANSWERS_TOO_LARGE', { size, most: longestAnswers }, 'answers')
  const steps = new Set(stepsOfGuide(guide.guide).map(({ id }) => id))
  return { answers, ticked: change.ticked?.filter((id) => steps.has(id)) ?? before.ticked }
}

/** Answers as they came; those to no input of the guide are refused, unless they only take an old one back. */
function readAnswers(guide: LibraryGuide, given: unknown, before: Answers): GivenAnswers {
  if (!isKeyed(given)) throw problemError('ANSWERS_UNREADABLE', {}, 'answers')
  const asked = askedInputs(guide.guide)
  const entries = Object.entries(given)
  throwProblems(
    entries.flatMap(([bind, value]) => {
      if (value === null && (asked.has(bind) || Object.hasOwn(before, bind))) return []
      if (!asked.has(bind)) return [problem('ANSWER_UNKNOWN', { input: bind }, bind)]
      if (isSecret(bind)) return [problem('ANSWER_IS_SECRET', { input: bind }, bind)]
      return isAnswerValue(value) ? [] : [problem('ANSWER_INVALID', { input: bind }, bind)]
    }),
  )
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, Answers[string] | null] => entry[1] === null || isAnswerValue(entry[1]),
    ),
  )
}

function isKeyed(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}
