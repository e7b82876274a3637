import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'
import { auditList } from '../../../../settings/audit-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: auditList.title(await openUi(params)) }
}

/** Who changed what, and when. */
export default async function AuditTrail({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  if (!ui.may('AUDIT_READ')) return <Forbidden ui={ui} permission="AUDIT_READ" />
  return (
    <>
      <SettingsHeader ui={ui} title={auditList.title(ui)} lead={ui.t('settings:audit.lead')} />
      <ListView ui={ui} list={auditList} parameters={await searchParams} />
    </>
  )
}
