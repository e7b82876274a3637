import { toneOfStatus } from '../batch/status.ts'
import { Empty } from '../components/page.tsx'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { Schedule } from './schedule-dialogs.tsx'

/** The batch jobs that run a distribution schedule. */
export function ScheduleJobs({ ui, jobs }: { readonly ui: Ui; readonly jobs: Schedule['batchJobs'] }) {
  const { t } = ui
  if (jobs.length === 0) {
    return (
      <Empty>
        <p>{t('distribution:schedule.noJobs')}</p>
      </Empty>
    )
  }
  const column = createColumns<Schedule['batchJobs'][number]>(ui, 'BatchJob')
  return (
    <Table
      ui={ui}
      caption={ui.word.field('DistributionSchedule', 'batchJobs')}
      columns={[
        column.words('description', ({ name }) => ui.word.jobName(name)),
        column.status('status', 'BatchStatus', toneOfStatus, ({ status }) => status),
        column.moment('nextRunAt', ({ nextRunAt }) => nextRunAt),
      ]}
      rows={jobs}
      rowKey={({ id }) => id}
      pathOf={({ id }) => `/batch-jobs/${encodeURIComponent(id)}`}
    />
  )
}
