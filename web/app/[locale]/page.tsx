import type { Metadata } from 'next'
import { Notice, PageHeader, Section } from '../../components/page.tsx'
import { Part } from '../../components/part.tsx'
import { DraftsToResume } from '../../home/drafts-to-resume.tsx'
import { GettingStarted } from '../../home/getting-started.tsx'
import { NextRuns } from '../../home/next-runs.tsx'
import { OrdersPerHour } from '../../home/orders-per-hour.tsx'
import { Pipeline } from '../../home/pipeline.tsx'
import { DistributionToMend, FailuresToMend } from '../../home/to-mend.tsx'
import { LiveRefresh } from '../../live/live-refresh.tsx'
import type { PageProps } from '../../session/page-props.ts'
import { openUi, type Ui } from '../../session/ui.ts'
import { WorkspaceGuides } from '../../shell/workspace-guides.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: { absolute: `${t('navigation:home.label')} – Kontor` } }
}

/**
 * The first page: the way of the orders as one picture, what the reader has begun, what waits for a person, what runs
 * next, the guides. As long as the company is not set up, how that is done comes first.
 */
export default async function Home({ params }: PageProps) {
  const ui = await openUi(params)
  const { t, company } = ui
  if (company.companyId === '') return <WithoutCompany ui={ui} />
  return (
    <>
      <PageHeader ui={ui} title={company.name} lead={t('home:lead')} />
      <LiveRefresh since={ui.eventPosition} />
      <Part ui={ui} isOptional draw={() => GettingStarted({ ui })} />
      {ui.may('ORDERS_READ') && ui.may('ORGANIZATION_READ') && (
        <Section id="pipeline" title={t('home:pipeline.title')}>
          <Part ui={ui} draw={() => Pipeline({ ui })} />
        </Section>
      )}
      <Part ui={ui} isOptional draw={() => DraftsToResume({ ui })} />
      {ui.may('ORDERS_READ') && (
        <Section id="to-mend" title={t('home:mend.title')}>
          <Part ui={ui} draw={() => FailuresToMend({ ui })} />
        </Section>
      )}
      {ui.may('ORDERS_READ') && (
        <Section id="orders-per-hour" title={t('home:hours.title')}>
          <Part ui={ui} draw={() => OrdersPerHour({ ui })} />
        </Section>
      )}
      {ui.may('DISTRIBUTION_READ') && (
        <Section id="distribution" title={t('home:mend.distribution')}>
          <Part ui={ui} draw={() => DistributionToMend({ ui })} />
        </Section>
      )}
      {ui.may('BATCH_READ') && (
        <Section id="next-runs" title={t('home:runs.title')}>
          <Part ui={ui} draw={() => NextRuns({ ui })} />
        </Section>
      )}
      <Section id="guides" title={t('navigation:guides.label')}>
        <Part ui={ui} draw={() => WorkspaceGuides({ ui, workspace: null })} />
      </Section>
    </>
  )
}

/** The first page before there is a company, or before the reader has a role in one. */
function WithoutCompany({ ui }: { readonly ui: Ui }) {
  const { t } = ui
  return (
    <>
      <PageHeader ui={ui} title={t('home:title')} />
      <Notice>
        <p>{t(whatIsAwaited(ui))}</p>
      </Notice>
      {ui.hasRole && (
        <>
          <Part ui={ui} isOptional draw={() => GettingStarted({ ui })} />
          <Part ui={ui} isOptional draw={() => DraftsToResume({ ui })} />
          <Section id="guides" title={t('navigation:guides.label')}>
            <Part ui={ui} draw={() => WorkspaceGuides({ ui, workspace: null })} />
          </Section>
        </>
      )}
    </>
  )
}

function whatIsAwaited(ui: Ui): 'home:noCompany' | 'home:awaitsCompany' | 'home:noRole' {
  if (!ui.hasRole) return 'home:noRole'
  return ui.may('ORGANIZATION_MANAGE') ? 'home:noCompany' : 'home:awaitsCompany'
}
