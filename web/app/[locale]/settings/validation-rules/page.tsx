import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'
import { ruleList } from '../../../../settings/rule-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: ruleList.title(await openUi(params)) }
}

/** The rules of the company at hand: switched on or off, with what each lets pass. */
export default async function ValidationRules({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <SettingsHeader ui={ui} title={ruleList.title(ui)} lead={ui.t('settings:rule.lead')} />
      <ListView ui={ui} list={ruleList} parameters={await searchParams} />
    </>
  )
}
