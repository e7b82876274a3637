import type { Metadata } from 'next'
import { Forbidden } from '../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../components/page.tsx'
import { Part } from '../../../components/part.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openUi } from '../../../session/ui.ts'
import { PageLinks } from '../../../shell/page-links.tsx'
import { WorkspaceGuides } from '../../../shell/workspace-guides.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:settings.label') }
}

/** The workspace of who sets headquarters up: its pages and its guides. */
export default async function Settings({ params }: PageProps) {
  const ui = await openUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  return (
    <>
      <PageHeader ui={ui} title={t('navigation:settings.label')} lead={t('settings:workspace.lead')} />
      <Section id="pages" title={t('shell.navigation')}>
        <PageLinks ui={ui} workspace="/settings" />
      </Section>
      <Section id="guides" title={t('navigation:guides.label')}>
        <Part ui={ui} draw={() => WorkspaceGuides({ ui, workspace: 'SETTINGS' })} />
      </Section>
    </>
  )
}
