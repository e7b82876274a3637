import {
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getNullableType,
  isNonNullType,
  parse,
} from 'graphql'
import { databaseWithin, inTransaction, type Transaction } from '../database/database.ts'
import { json } from '../database/values.ts'
import type { RequestContext } from '../graphql/context.ts'
import { type Problem, ProblemError, problemError, throwProblems } from '../graphql/problems.ts'
import { changesBetween } from '../identity/audit.ts'
import { coordinateOfField, filledInputs, problemsOfAnswers, variablesOf } from './answers.ts'
import {
  type Doing,
  type GuideDraft,
  type GuideDraftId,
  lockDraft,
  readDraft,
  recordDraftDeed,
  requireRevision,
} from './drafts.ts'
import { isAnswerValue, type ProcedureGuide } from './guide.ts'
import type { Library } from './library.ts'
import { nameOfMutation, recordsIn, submissionOf } from './operation.ts'
import { inputType } from './rules/coordinates.ts'
import { isSecret } from './secret-inputs.ts'
import type { Answers, OutcomeRecord } from './tables.ts'

/** What it takes to submit a draft. */
export interface Submission {
  readonly id: GuideDraftId
  /** The revision that the operator has reviewed; left out, whatever it is now. */
  readonly revision?: number | null | undefined
  /** Answers that no draft keeps, by coordinate. */
  readonly secrets?: unknown
}

/**
 * Does what a guide is for: executes its mutation with the draft's answers, as the caller, and remembers what it made.
 * A draft acts once: who submits it again is given what the first time made.
 *
 * The act and the mark on the draft are one transaction, and the draft's row is held from before the act: of two
 * requests the second waits, and then finds the mark; a crash at any statement leaves neither act nor mark. This needs
 * no key that every mutation would have to know, and no time in which nobody can tell whether the act has happened. The
 * mutation is executed through the API's own schema, with the caller's rights, its validation and its audit entry; guides
 * know it by its name alone.
 * @throws ProblemError GUIDE_DRAFT_NOT_FOUND, GUIDE_DRAFT_CHANGED, GUIDE_NOT_FOUND, GUIDE_HAS_NO_ACT, ANSWER_MISSING,
 * ANSWER_INVALID; and with them, as far as it can be asked, the mutation's own problems, whose fields are then the
 * coordinates of their inputs. Nothing is done then.
 */
export async function submitDraft(
  { id, revision, secrets }: Submission,
  library: Library,
  schema: GraphQLSchema,
  context: RequestContext,
  doing: Doing,
): Promise<GuideDraft> {
  return inTransaction(context.database, async (trx) => {
    const draft = await lockDraft(trx, id, doing.userId)
    if (draft.submitted_at !== null) return draft
    if (typeof revision === 'number') requireRevision(draft, revision)
    const guide = library.guides.get(draft.guide)?.guide
    if (guide?.kind !== 'procedure') throw problemError('GUIDE_NOT_FOUND', { guide: draft.guide })
    const answers = { ...draft.answers, ...readSecrets(secrets) }
    const filled = filledInputs(guide, answers, { companyId: draft.company_id })
    const records = await act(trx, schema, guide, filled, context)
    await trx
      .updateTable('guide_draft')
      .set({
        outcome: json({ records }),
        revision: draft.revision + 1,
        submitted_at: doing.at,
        updated_at: doing.at,
      })
      .where('id', '=', id)
      .execute()
    await recordDraftDeed(
      trx,
      'submitGuideDraft',
      draft,
      doing,
      changesBetween(undefined, { guide: draft.guide, ...filled }),
    )
    return readDraft(trx, id, doing.userId)
  })
}

async function act(
  trx: Transaction,
  schema: GraphQLSchema,
  guide: ProcedureGuide,
  filled: Answers,
  context: RequestContext,
): Promise<readonly OutcomeRecord[]> {
  if (guide.submit === undefined) throw problemError('GUIDE_HAS_NO_ACT')
  const perform = async (answers: Answers) => {
    const result = await execute({
      schema,
      document: parse(submissionOf(schema, guide.submit ?? '')),
      variableValues: variablesOf(schema, guide, answers),
      contextValue: { ...context, database: databaseWithin(context.database, trx) },
    })
    const payload = payloadOf(result, guide, schema)
    // Thrown, so that what the mutation may have begun falls with the transaction.
    throwProblems(problemsIn(payload).map((found) => inTermsOfInputs(found, guide, schema)))
    return recordsIn(payload)
  }
  const problems = problemsOfAnswers(schema, guide, filled)
  if (problems.length > 0)
    throw new ProblemError([...problems, ...(await furtherProblems(schema, filled, problems, perform))])
  return perform(filled)
}

/**
 * What the mutation itself finds wrong with the other answers, so that it is told with those that are missing or do not
 * fit. It is asked as a form would ask it, with empty texts for them; where another kind of value is missing it cannot be
 * asked. Whatever it does falls with the transaction, which the problems that are known already end.
 */
async function furtherProblems(
  schema: GraphQLSchema,
  filled: Answers,
  known: readonly Problem[],
  perform: (answers: Answers) => Promise<unknown>,
): Promise<readonly Problem[]> {
  const answers: Record<string, Answers[string]> = { ...filled }
  for (const { field = '' } of known) {
    const type = inputType(schema, field)
    if (type && String(getNullableType(type)) === 'String') answers[field] = ''
    else if (!type || isNonNullType(type)) return []
    else delete answers[field]
  }
  const told = new Set(known.map(({ field }) => field))
  try {
    await perform(answers)
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.filter(({ field }) => !told.has(field))
    // Whatever else it stumbles over may come of the empty texts; if not, the next submission tells it.
  }
  return []
}

function payloadOf(
  { data, errors }: ExecutionResult,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): Readonly<Record<string, unknown>> {
  const [error] = errors ?? []
  if (error?.originalError instanceof ProblemError)
    throw new ProblemError(error.originalError.problems.map((found) => inTermsOfInputs(found, guide, schema)))
  if (error) throw error.originalError ?? error
  const payload = data?.[nameOfMutation(guide.submit ?? '')]
  if (typeof payload !== 'object' || payload === null)
    throw new TypeError(`${guide.submit} gave nothing back`)
  return payload as Readonly<Record<string, unknown>>
}

function problemsIn({ problems }: Readonly<Record<string, unknown>>): readonly Problem[] {
  return Array.isArray(problems) ? (problems as readonly Problem[]) : []
}

function inTermsOfInputs(
  { code, parameters, field }: Problem,
  guide: ProcedureGuide,
  schema: GraphQLSchema,
): Problem {
  return {
    code,
    parameters,
    field: coordinateOfField(schema, guide, field ?? undefined) ?? field ?? undefined,
  }
}

function readSecrets(secrets: unknown): Answers {
  if (secrets === undefined || secrets === null) return {}
  if (typeof secrets !== 'object') throw problemError('ANSWERS_UNREADABLE', {}, 'secrets')
  return Object.fromEntries(
    Object.entries(secrets).filter(
      (entry): entry is [string, Answers[string]] => isSecret(entry[0]) && isAnswerValue(entry[1]),
    ),
  )
}
