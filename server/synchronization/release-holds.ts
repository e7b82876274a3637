import { sql } from 'kysely'
import { z } from 'zod'
import { readCounter } from '../batch/messages.ts'
import {
  type AskedSelection,
  createSelectionJob,
  readJobName,
  type SelectionJob,
  type Selector,
} from '../batch/select-records.ts'
import { countSelected, goThroughSelected, tellingWhatWasDone } from '../batch/selected-records.ts'
import { defineBatchTask, type TaskContext } from '../batch/task.ts'
import { listOf } from '../database/conditions.ts'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { problemError } from '../graphql/problems.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type HoldFilter, heldIds, readReleaseComment, releaseHolds } from '../sales/order-holds.ts'

/**
 * Orders are held by the posting, so many of them are released here, too: sales has the holds, and knows no batch jobs.
 */

interface HoldRelease {
  readonly selectionId: Id<'BatchSelection'>
  /** Why they may go. */
  readonly comment: string | null
}

/** Releases orders' holds that somebody selected. */
export const releaseOrderHoldsTask = defineBatchTask<HoldRelease>({
  name: 'releaseOrderHolds',
  version: 1,
  description: 'Releases selected orders from their holds, so that they can be fulfilled.',
  parameters: z.object({
    selectionId: z.string().transform((id) => id as Id<'BatchSelection'>),
    comment: z.string().nullable(),
  }),
  permission: 'orders.edit',
  tell: async (queries, { selectionId, comment }) => ({
    releaseComment: comment,
    orderHolds: await countSelected(queries, selectionId),
  }),
  run: releaseSelected,
})

async function releaseSelected(
  context: TaskContext<unknown>,
  { selectionId, comment }: HoldRelease,
): Promise<void> {
  const { database, clock, runId, userId } = context
  const release = () =>
    goThroughSelected<'OrderHold'>(context, selectionId, async (trx, ids) => {
      const released = await releaseHolds(trx, ids, comment, { userId, at: clock() })
      context.count('holdsReleased', released)
    })
  await tellingWhatWasDone(release, async () => {
    const released = await readCounter(database.kysely, runId, 'holdsReleased')
    context.message('information', 'ORDER_HOLDS_RELEASED', { released })
  })
}

/** Which company's holds, why the orders may go, and what the list of batch jobs shows. */
interface Release {
  readonly companyId: CompanyId
  readonly comment?: string | null | undefined
  readonly description?: string | null | undefined
}

/**
 * Releases holds by one batch job over exactly them. Those that have been released meanwhile are left out.
 * @throws ProblemError NOTHING_TO_RELEASE when none is left; VALUE_TOO_LONG.
 */
export async function releaseOrderHolds(
  trx: Transaction,
  { ids, ...release }: Release & { readonly ids: readonly Id<'OrderHold'>[] },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = sql`select id from (${heldIds({ companies: [release.companyId] })}) as held
    where id in (${listOf(ids)})`
  return startRelease(trx, release, { action: 'releaseOrderHolds', selected, asked: {} }, selector)
}

/**
 * Releases all that a list of holds has, by one batch job over exactly those that are held now.
 * @throws ProblemError NOTHING_TO_RELEASE when none is held; VALUE_TOO_LONG.
 */
export async function releaseMatchingOrderHolds(
  trx: Transaction,
  { filter, ...release }: Release & { readonly filter: Pick<HoldFilter, 'holdCode'> },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = heldIds({ ...filter, companies: [release.companyId] })
  return startRelease(
    trx,
    release,
    { action: 'releaseMatchingOrderHolds', selected, asked: filter },
    selector,
  )
}

async function startRelease(
  trx: Transaction,
  release: Release,
  selection: AskedSelection,
  selector: Selector,
): Promise<SelectionJob> {
  const comment = readReleaseComment(release.comment ?? null)
  const description = readJobName(release.description)
  const job = await createSelectionJob(
    trx,
    {
      ...selection,
      task: releaseOrderHoldsTask,
      parametersFor: (selectionId) => ({ selectionId, comment }),
      companyId: release.companyId,
      description,
      asked: {
        description: description ?? undefined,
        ...selection.asked,
        releaseComment: comment ?? undefined,
      },
      counted: 'orderHolds',
    },
    selector,
  )
  if (!job) throw problemError('NOTHING_TO_RELEASE')
  return job
}
