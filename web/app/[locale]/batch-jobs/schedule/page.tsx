import type { Metadata } from 'next'
import { ScheduleBoard } from '../../../../batch/schedule-board.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import { LiveRefresh } from '../../../../live/live-refresh.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('batch:schedule.title') }
}

/** What ran in the last hours and what runs in the next, job by job. */
export default async function Schedule({ params }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('BATCH_READ')) return <Forbidden ui={ui} permission="BATCH_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={ui.t('batch:schedule.title')}
        lead={ui.t('batch:schedule.lead', { timeZone: ui.format.timeZone })}
        crumbs={[{ label: ui.t('batch:jobs.title'), path: '/batch-jobs' }]}
      />
      <LiveRefresh since={ui.eventPosition} />
      <Part ui={ui} draw={() => ScheduleBoard({ ui })} />
    </>
  )
}
