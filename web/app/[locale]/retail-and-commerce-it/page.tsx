import type { Metadata } from 'next'
import { Forbidden } from '../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../components/page.tsx'
import { Part } from '../../../components/part.tsx'
import { LagBars } from '../../../distribution/lag-bars.tsx'
import { DistributionToMend } from '../../../home/to-mend.tsx'
import { LiveRefresh } from '../../../live/live-refresh.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../session/ui.ts'
import { PageLinks } from '../../../shell/page-links.tsx'
import { WorkspaceGuides } from '../../../shell/workspace-guides.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:retailAndCommerceIt.label') }
}

/** The workspace of the P-job: what waits for somebody, its pages, its guides. */
export default async function RetailAndCommerceIt({ params }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('navigation:retailAndCommerceIt.label')}
        lead={t('distribution:workspace.lead')}
      />
      <LiveRefresh since={ui.eventPosition} />
      <Section id="to-mend" title={t('home:mend.title')}>
        <Part ui={ui} draw={() => DistributionToMend({ ui })} />
      </Section>
      {ui.may('ORGANIZATION_READ') && (
        <Section id="lag" title={t('distribution:lag.title')}>
          <Part ui={ui} draw={() => LagBars({ ui })} />
        </Section>
      )}
      <Section id="pages" title={t('shell.navigation')}>
        <PageLinks ui={ui} workspace="/retail-and-commerce-it" />
      </Section>
      <Section id="guides" title={t('navigation:guides.label')}>
        <Part ui={ui} draw={() => WorkspaceGuides({ ui, workspace: 'RETAIL_AND_COMMERCE_IT' })} />
      </Section>
    </>
  )
}
