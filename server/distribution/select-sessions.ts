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
import { nameOf, toldRun } from './asked-names.ts'
import { type SessionFilter, sessionIds } from './lists.ts'
import { rerunUploadSessionsTask } from './tasks.ts'
import { openStatuses } from './upload-sessions.ts'

/** Which company's sessions, and what the list of batch jobs shows. */
interface Rerun {
  readonly companyId: CompanyId
  readonly description?: string | null | undefined
}

/**
 * Does upload sessions again by one batch job over exactly them. Those that are under way, those that found nothing new,
 * and those of an inactive schedule or a paused channel database are left out.
 * @throws ProblemError NOTHING_TO_RERUN when none is left.
 */
export async function rerunUploadSessions(
  trx: Transaction,
  { ids, ...rerun }: Rerun & { readonly ids: readonly Id<'UploadSession'>[] },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = sql`select id from (${sessionIds({ companies: [rerun.companyId] })}) as session
    where id in (${listOf(ids)})`
  return startRerun(trx, rerun, { action: 'rerunUploadSessions', selected, asked: {} }, selector)
}

/**
 * Does all upload sessions of a list again, by one batch job over exactly those that it holds now. What
 * `rerunUploadSessions` leaves out is left out here, too.
 * @throws ProblemError NOTHING_TO_RERUN when none is left.
 */
export async function rerunMatchingUploadSessions(
  trx: Transaction,
  { filter, ...rerun }: Rerun & { readonly filter: Omit<SessionFilter, 'companies'> },
  selector: Selector,
): Promise<SelectionJob> {
  const selected = sessionIds({ ...filter, companies: [rerun.companyId] })
  const asked = {
    schedule: await nameOf(trx, 'distribution_schedule', filter.scheduleId),
    channelDatabase: await nameOf(trx, 'channel_database', filter.channelDatabaseId),
    run: await toldRun(trx, filter.runId),
    uploadSessionStatuses: filter.statuses ?? undefined,
    hasRows: filter.hasRows ?? undefined,
  }
  return startRerun(trx, rerun, { action: 'rerunMatchingUploadSessions', selected, asked }, selector)
}

async function startRerun(
  trx: Transaction,
  { companyId, description: said }: Rerun,
  selection: AskedSelection,
  selector: Selector,
): Promise<SelectionJob> {
  const description = readJobName(said)
  const job = await createSelectionJob(
    trx,
    {
      ...selection,
      selected: thoseThatCanBeRerun(selection.selected),
      task: rerunUploadSessionsTask,
      parametersFor: (selectionId) => ({ selectionId }),
      companyId,
      description,
      asked: { description: description ?? undefined, ...selection.asked },
      counted: 'uploadSessions',
    },
    selector,
  )
  if (!job) throw problemError('NOTHING_TO_RERUN')
  return job
}

/** An applied session that read nothing has no counters to pull again. */
function thoseThatCanBeRerun(selected: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select session.id from upload_session as session
    join distribution_schedule as schedule on schedule.id = session.schedule_id and schedule.is_active = true
    join channel_database as source on source.id = session.channel_database_id and source.is_paused = false
    where session.id in (${selected}) and session.status not in (${listOf(openStatuses)})
      and not (session.status = 'applied' and session.rows_read = 0)`
}
