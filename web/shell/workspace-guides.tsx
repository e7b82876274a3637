import { Link } from '../components/link.tsx'
import { query } from '../graphql/request-client.ts'
import { importedGuidesPath } from '../guides/addresses.ts'
import type { Ui } from '../session/ui.ts'
import { type GuideWorkspace, WorkspaceGuidesDocument } from './workspace-guides.generated.ts'

/**
 * The product's guides that begin in one workspace, or all of them, by title; those that the reader may do come first.
 * Of imported ones, which may be hundreds, the last line tells.
 */
export async function WorkspaceGuides({
  ui,
  workspace,
}: {
  readonly ui: Ui
  readonly workspace: GuideWorkspace | null
}) {
  const { guides } = await query(WorkspaceGuidesDocument, {
    locale: ui.locale,
    companyId: ui.company.companyId || null,
    workspace,
  })
  const [imported = [], own = []] = [true, false].map((isImported) =>
    guides.filter((guide) => guide.isImported === isImported),
  )
  const byTitle = own.sort((one, other) => ui.format.compare(one.title, other.title))
  const [open = [], closed = []] = [true, false].map((isAllowed) =>
    byTitle.filter(({ preflight }) => preflight.isAllowed === isAllowed),
  )
  return (
    <>
      <ul>
        {[...open, ...closed].map(({ id, title, description }) => (
          <li key={id}>
            <Link href={ui.href(`/guides/${id}`)} prefetch={false}>
              {title}
            </Link>
            <p>{description}</p>
          </li>
        ))}
      </ul>
      {imported.length > 0 && (
        <p>
          <Link href={ui.href(importedGuidesPath)} prefetch={false}>
            {ui.t('guides:library.allImported', { count: imported.length })}
          </Link>
        </p>
      )}
    </>
  )
}
