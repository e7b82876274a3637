import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'
import { NewAlertForm } from '../../../../settings/alert-form.tsx'
import { alertList } from '../../../../settings/alert-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: alertList.title(await openUi(params)) }
}

/** What the reader is told of, and how. */
export default async function Alerts({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('BATCH_READ')) return <Forbidden ui={ui} permission="BATCH_READ" />
  return (
    <>
      <SettingsHeader ui={ui} title={alertList.title(ui)} lead={ui.t('settings:alert.lead')} />
      <ListView ui={ui} list={alertList} parameters={await searchParams} />
      <Section id="new" title={ui.t('settings:alert.newTitle')}>
        <Part ui={ui} draw={() => NewAlertForm({ ui })} />
      </Section>
    </>
  )
}
