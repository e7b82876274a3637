import type { Metadata } from 'next'
import { Forbidden } from '../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../components/page.tsx'
import { Part } from '../../../components/part.tsx'
import { Pipeline } from '../../../home/pipeline.tsx'
import { FailuresToMend } from '../../../home/to-mend.tsx'
import { LiveRefresh } from '../../../live/live-refresh.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../session/ui.ts'
import { PageLinks } from '../../../shell/page-links.tsx'
import { WorkspaceGuides } from '../../../shell/workspace-guides.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:storeFinancials.label') }
}

/** The workspace of order synchronization: what waits for somebody, its pages, its guides. */
export default async function StoreFinancials({ params }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader ui={ui} title={t('navigation:storeFinancials.label')} lead={t('orders:workspace.lead')} />
      <LiveRefresh since={ui.eventPosition} />
      <Section id="to-mend" title={t('home:mend.title')}>
        <Part ui={ui} draw={() => FailuresToMend({ ui })} />
      </Section>
      <Section id="pipeline" title={t('home:pipeline.title')}>
        <Part ui={ui} draw={() => Pipeline({ ui })} />
      </Section>
      <Section id="pages" title={t('shell.navigation')}>
        <PageLinks ui={ui} workspace="/store-financials" />
      </Section>
      <Section id="guides" title={t('navigation:guides.label')}>
        <Part ui={ui} draw={() => WorkspaceGuides({ ui, workspace: 'STORE_FINANCIALS' })} />
      </Section>
    </>
  )
}
