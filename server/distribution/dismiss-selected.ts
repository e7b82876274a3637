import { readCounter } from '../batch/messages.ts'
import { goThroughSelected, tellingWhatWasDone } from '../batch/selected-records.ts'
import type { TaskContext } from '../batch/task.ts'
import type { Id } from '../database/identifiers.ts'
import { dismissRows } from './dismiss-rows.ts'

/** Which rows a run lets go. */
export interface RowsDismissal {
  readonly selectionId: Id<'BatchSelection'>
}

/** Lets the selected quarantined rows go. */
export async function dismissSelected(
  context: TaskContext<unknown>,
  { selectionId }: RowsDismissal,
): Promise<void> {
  const { database, clock, runId, userId } = context
  const dismiss = () =>
    goThroughSelected<'QuarantinedRow'>(context, selectionId, async (trx, ids) => {
      const { rows, completed } = await dismissRows(trx, ids, { userId, at: clock() })
      context.count('rowsDismissed', rows)
      context.count('transactionsCompleted', completed)
    })
  await tellingWhatWasDone(dismiss, async () => {
    const dismissed = await readCounter(database.kysely, runId, 'rowsDismissed')
    context.message('information', 'QUARANTINED_ROWS_DISMISSED', { dismissed })
  })
}
