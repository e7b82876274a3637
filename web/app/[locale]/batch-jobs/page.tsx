import type { Metadata } from 'next'
import { jobList } from '../../../batch/job-list.tsx'
import { Forbidden } from '../../../components/forbidden.tsx'
import { PageHeader } from '../../../components/page.tsx'
import { ListView } from '../../../lists/list-view.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: jobList.title(await openUi(params)) }
}

/** The company's batch jobs: what they do, when they run next, what became of their last run. */
export default async function BatchJobs({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('BATCH_READ')) return <Forbidden ui={ui} permission="BATCH_READ" />
  return (
    <>
      <PageHeader ui={ui} title={jobList.title(ui)} lead={ui.t('batch:jobs.lead')} />
      <ListView ui={ui} list={jobList} parameters={await searchParams} />
    </>
  )
}
