import type { Metadata } from 'next'
import { runList } from '../../../../batch/run-list.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: runList.title(await openUi(params)) }
}

/** All runs of the company's batch jobs. */
export default async function Runs({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('BATCH_READ')) return <Forbidden ui={ui} permission="BATCH_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={runList.title(ui)}
        lead={ui.t('batch:runs.lead')}
        crumbs={[{ label: ui.t('batch:jobs.title'), path: '/batch-jobs' }]}
      />
      <ListView ui={ui} list={runList} parameters={await searchParams} />
    </>
  )
}
