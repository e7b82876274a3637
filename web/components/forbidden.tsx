import type { Permission } from '../session/session.generated.ts'
import type { Ui } from '../session/ui.ts'
import { Notice, PageHeader } from './page.tsx'

/** What stands where a reader lacks a permission: which one, and who can grant it. */
export function Forbidden({ ui, permission }: { readonly ui: Ui; readonly permission: Permission }) {
  return (
    <>
      <PageHeader ui={ui} title={ui.t('forbidden.title')} />
      <Notice tone="warning">
        <p>{ui.t('forbidden.text', { permission: ui.word.enumValue('Permission', permission) })}</p>
      </Notice>
    </>
  )
}
