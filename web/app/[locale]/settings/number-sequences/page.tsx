import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'
import { sequenceList } from '../../../../settings/sequence-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: sequenceList.title(await openUi(params)) }
}

/** What numbers the documents of the company at hand get. */
export default async function NumberSequences({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <SettingsHeader ui={ui} title={sequenceList.title(ui)} lead={ui.t('settings:sequence.lead')} />
      <ListView ui={ui} list={sequenceList} parameters={await searchParams} />
    </>
  )
}
