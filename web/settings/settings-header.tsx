import type { ReactNode } from 'react'
import { PageHeader } from '../components/page.tsx'
import type { Ui } from '../session/ui.ts'

/** The top of a page of the settings. */
export function SettingsHeader({
  ui,
  title,
  lead,
  of,
  crumbs = [],
  children,
}: {
  readonly ui: Ui
  readonly title: string
  readonly lead?: string
  /** Id of the company whose record the page shows. */
  readonly of?: string
  /** The pages between the settings and this one. */
  readonly crumbs?: readonly { readonly label: string; readonly path: string }[]
  readonly children?: ReactNode
}) {
  return (
    <PageHeader
      ui={ui}
      title={title}
      lead={lead}
      {...(of ? { of } : {})}
      crumbs={[{ label: ui.t('navigation:settings.label'), path: '/settings' }, ...crumbs]}
    >
      {children}
    </PageHeader>
  )
}
