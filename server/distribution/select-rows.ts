import { type RawBuilder, sql } from 'kysely'
import {
  type AskedSelection,
  createSelectionJob,
  readJobName,
  type SelectionJob,
  type Selector,
} from '../batch/select-records.ts'
import { listOf } from '../database/conditions.ts'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { problemError } from '../graphql/problems.ts'
import type { CompanyId } from '../organization/tables.ts'
import { nameOf, toldSession } from './asked-names.ts'
import { type QuarantineFilter, quarantinedRowIds } from './lists.ts'
import { dismissQuarantinedRowsTask } from './tasks.ts'

/** Which company's rows, and what the list of batch jobs shows. */
interface DismissalRequest {
  readonly companyId: CompanyId
  readonly description?: string | null | undefined
}

/** What a list of rows is narrowed to; those that are settled are left out anyway. */
type OpenRowsFilter = Omit<QuarantineFilter, 'companies' | 'isResolved'>

/**
 * Lets quarantined rows go by one batch job over exactly them. Those that have been settled meanwhile are left out.
 * @throws ProblemError NOTHING_TO_DISMISS when none is left.
 */
export async function dismissQuarantinedRows(
  trx: Transaction,
  { ids, ...dismissal }: DismissalRequest & { readonly ids: readonly Id<'QuarantinedRow'>[] },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = sql`select id from (${openRows(dismissal.companyId, {})}) as entry where id in (${listOf(ids)})`
  return startDismissal(trx, dismissal, { action: 'dismissQuarantinedRows', selected, asked: {} }, selector)
}

/**
 * Lets all quarantined rows of a list go, by one batch job over exactly those that are open now.
 * @throws ProblemError NOTHING_TO_DISMISS when none is.
 */
export async function dismissMatchingQuarantinedRows(
  trx: Transaction,
  { filter, ...dismissal }: DismissalRequest & { readonly filter: OpenRowsFilter },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = openRows(dismissal.companyId, filter)
  const asked = {
    channelDatabase: await nameOf(trx, 'channel_database', filter.channelDatabaseId),
    uploadSession: await toldSession(trx, filter.sessionId),
    channelTable: filter.channelTable ?? undefined,
    transactionId: filter.transactionId ?? undefined,
    reason: filter.reason ?? undefined,
  }
  return startDismissal(
    trx,
    dismissal,
    { action: 'dismissMatchingQuarantinedRows', selected, asked },
    selector,
  )
}

function openRows(companyId: CompanyId, filter: OpenRowsFilter): RawBuilder<unknown> {
  return quarantinedRowIds({ ...filter, companies: [companyId], isResolved: false })
}

async function startDismissal(
  trx: Transaction,
  { companyId, description: said }: DismissalRequest,
  selection: AskedSelection,
  selector: Selector,
): Promise<SelectionJob> {
  const description = readJobName(said)
  const job = await createSelectionJob(
    trx,
    {
      ...selection,
      task: dismissQuarantinedRowsTask,
      parametersFor: (selectionId) => ({ selectionId }),
      companyId,
      description,
      asked: { description: description ?? undefined, ...selection.asked },
      counted: 'quarantinedRows',
    },
    selector,
  )
  if (!job) throw problemError('NOTHING_TO_DISMISS')
  return job
}
