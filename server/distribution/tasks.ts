import { z } from 'zod'
import { countSelected } from '../batch/selected-records.ts'
import { type AnyBatchTask, defineBatchTask } from '../batch/task.ts'
import type { Id } from '../database/identifiers.ts'
import { dismissSelected, type RowsDismissal } from './dismiss-selected.ts'
import { rerunSessions, type SessionsRerun } from './rerun-sessions.ts'
import { runSchedule, type ScheduleRun } from './run-schedule.ts'
import { toldScheduleRun } from './told-schedule-run.ts'

const idOf = <Kind extends string>() => z.string().transform((id) => id as Id<Kind>)

const counter = z.int()

/** The P-job: pulls from the channel databases of a distribution schedule. */
export const runDistributionScheduleTask = defineBatchTask<ScheduleRun>({
  name: 'runDistributionSchedule',
  version: 1,
  description: 'Pulls channel transactions from the channel databases of a distribution schedule.',
  parameters: z.object({
    scheduleId: idOf<'DistributionSchedule'>(),
    groupIds: z.array(idOf<'ChannelDatabaseGroup'>()).nullable().default(null),
    channelDatabaseIds: z.array(idOf<'ChannelDatabase'>()).nullable().default(null),
    counterRange: z
      .object({ channelTable: z.string().nullable(), from: counter, to: counter })
      .nullable()
      .default(null),
    rerunOf: idOf<'UploadSession'>().nullable().default(null),
  }),
  permission: 'distribution.run',
  progressUnit: 'rows',
  tell: toldScheduleRun,
  run: runSchedule,
})

/** Does selected upload sessions again. */
export const rerunUploadSessionsTask = defineBatchTask<SessionsRerun>({
  name: 'rerunUploadSessions',
  version: 1,
  description: 'Does selected upload sessions again: what is staged already stays as it is.',
  parameters: z.object({ selectionId: idOf<'BatchSelection'>() }),
  permission: 'distribution.run',
  tell: async (queries, { selectionId }) => ({
    uploadSessions: await countSelected(queries, selectionId),
  }),
  run: rerunSessions,
})

/** Lets selected quarantined rows go. */
export const dismissQuarantinedRowsTask = defineBatchTask<RowsDismissal>({
  name: 'dismissQuarantinedRows',
  version: 1,
  description: 'Lets selected quarantined rows go: their transactions wait for them no longer.',
  parameters: z.object({ selectionId: idOf<'BatchSelection'>() }),
  permission: 'distribution.manage',
  tell: async (queries, { selectionId }) => ({
    quarantinedRows: await countSelected(queries, selectionId),
  }),
  run: dismissSelected,
})

export const distributionTasks: readonly AnyBatchTask[] = [
  runDistributionScheduleTask,
  rerunUploadSessionsTask,
  dismissQuarantinedRowsTask,
]
