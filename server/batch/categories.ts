import type { Selectable } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { problem, problemError, throwProblems } from '../graphql/problems.ts'
import type { CompanyId } from '../organization/tables.ts'
import { scheduleRun, unscheduleRun } from './plan-run.ts'
import { changeRun, liveRunOf, lockJob, refreshJob } from './records.ts'
import type { BatchCategoryTable } from './tables.ts'

export type BatchCategory = Selectable<BatchCategoryTable>

/** A category as it is saved. */
export interface CategoryChoices {
  readonly id?: Id<'BatchCategory'> | null
  readonly companyId: CompanyId
  readonly name: string
  readonly description?: string | null | undefined
  readonly isWithheld?: boolean | null | undefined
}

const longestName = 60

/**
 * Makes or changes a category. While one is withheld none of its jobs starts; what executes goes on.
 * @throws ProblemError BATCH_CATEGORY_NOT_FOUND, BATCH_CATEGORY_NAME_LENGTH, BATCH_CATEGORY_NAME_TAKEN.
 */
export async function saveCategory(
  trx: Transaction,
  choices: CategoryChoices,
  now: Instant,
): Promise<{ before: BatchCategory | undefined; after: BatchCategory }> {
  const name = choices.name.trim()
  throwProblems(
    name === '' || name.length > longestName
      ? [problem('BATCH_CATEGORY_NAME_LENGTH', { least: 1, most: longestName }, 'name')]
      : [],
  )
  try {
    return choices.id
      ? await changeCategory(trx, choices.id, { ...choices, name }, now)
      : await makeCategory(trx, { ...choices, name }, now)
  } catch (error) {
    if (isUniqueViolation(error)) throw problemError('BATCH_CATEGORY_NAME_TAKEN', { name }, 'name')
    throw error
  }
}

async function makeCategory(trx: Transaction, choices: CategoryChoices, now: Instant) {
  const after = await trx
    .insertInto('batch_category')
    .values({
      id: newId<'BatchCategory'>(),
      company_id: choices.companyId,
      name: choices.name,
      description: choices.description ?? '',
      is_withheld: choices.isWithheld ?? false,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { before: undefined, after }
}

async function changeCategory(
  trx: Transaction,
  id: Id<'BatchCategory'>,
  choices: CategoryChoices,
  now: Instant,
) {
  const before = await trx
    .selectFrom('batch_category')
    .selectAll()
    .where('id', '=', id)
    .where('company_id', '=', choices.companyId)
    .executeTakeFirst()
  if (!before) throw problemError('BATCH_CATEGORY_NOT_FOUND', { id }, 'id')
  const after = await trx
    .updateTable('batch_category')
    .set({
      name: choices.name,
      description: choices.description ?? before.description,
      is_withheld: choices.isWithheld ?? before.is_withheld,
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (before.is_withheld !== after.is_withheld) await rescheduleCategory(trx, after, now)
  return { before, after }
}

/** Takes the runs of a withheld category out of the queue, or brings those of a resumed one back. */
async function rescheduleCategory(trx: Transaction, category: BatchCategory, now: Instant): Promise<void> {
  const jobs = await trx
    .selectFrom('batch_job')
    .select('id')
    .where('category_id', '=', category.id)
    .where('status', 'in', ['waiting', 'ready'])
    .orderBy('id')
    .execute()
  for (const { id } of jobs) {
    await lockJob(trx, id)
    const run = await liveRunOf(trx, id)
    if (run?.status !== 'waiting' && run?.status !== 'ready') continue
    await unscheduleRun(trx, run)
    await scheduleRun(trx, await changeRun(trx, run, { task_id: null }, now), run.due_at, now)
    await refreshJob(trx, id, now)
  }
}
