import {
  RecurrenceInput,
  RunInBackgroundInput,
  readRecurrence,
  readRunInBackground,
} from '../../batch/inputs.ts'
import { createBatchJob } from '../../batch/jobs.ts'
import { runOnceNow } from '../../batch/run-in-background.ts'
import { BatchJob, BatchJobRun } from '../../batch/schema/types.ts'
import { toldNewJob } from '../../batch/told-job.ts'
import { inTransaction } from '../../database/database.ts'
import { mutation } from '../../graphql/mutation.ts'
import { recordAudit } from '../../identity/audit.ts'
import { readCompany } from '../../organization/companies.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { nameOrganizationSelection } from '../organization-selection.ts'
import { synchronizeOrdersTask } from '../tasks.ts'
import { selectionFields, selectionOf } from './selection.ts'

mutation('synchronizeOrders', {
  description:
    'Synchronize orders: posts the transactions of an organization hierarchy’s nodes, or of channels, as sales orders, ' +
    'quotations and payments. With batch processing off, or without the part about the background, it runs now, once; ' +
    'with it on, by the recurrence.',
  permission: 'orders.synchronize',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    ...selectionFields(t),
    runInBackground: t.field({
      type: RunInBackgroundInput,
      description: 'The Run in the background part of the dialog.',
    }),
    recurrence: t.field({
      type: RecurrenceInput,
      description: 'When it recurs; goes before the recurrence in the part about the background.',
    }),
  }),
  resolve: async (input, context) => {
    const { runInBackground, recurrence } = input
    const companyId = input.companyId as CompanyId
    context.caller.require('orders.synchronize', companyId)
    const selection = selectionOf(input)
    const background = runInBackground ? readRunInBackground(runInBackground) : runOnceNow
    return inTransaction(context.database, async (trx) => {
      const at = context.clock()
      await readCompany(trx, companyId)
      const names = await nameOrganizationSelection(trx, companyId, selection, at)
      const created = await createBatchJob(
        trx,
        {
          task: synchronizeOrdersTask,
          parameters: selection,
          companyId,
          userId: context.caller.userId,
          subject: names.join(', '),
          background: recurrence ? { ...background, recurrence: readRecurrence(recurrence) } : background,
        },
        at,
      )
      await recordAudit(trx, {
        userId: context.caller.userId,
        requestId: context.requestId,
        at,
        companyId,
        action: 'synchronizeOrders',
        subjectType: 'BatchJob',
        subjectId: created.jobId,
        ...(await toldNewJob(trx, created.jobId)),
      })
      return created
    })
  },
  payload: (t) => ({
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The batch job that was made.',
      resolve: ({ result }) => result?.jobId ?? null,
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'Its run now, or its first one; null for a job that waits to be started.',
      resolve: ({ result }) => result?.runId ?? null,
    }),
  }),
})
