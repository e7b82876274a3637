import { Link } from '../components/link.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { type GuideWorkspace, WorkspaceGuidesDocument } from './workspace-guides.generated.ts'

/** The guides that begin in one workspace, or all by title; those that the reader may do come first. */
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
  const byTitle = [...guides].sort((one, other) => ui.format.compare(one.title, other.title))
  const [open = [], closed = []] = [true, false].map((isAllowed) =>
    byTitle.filter(({ preflight }) => preflight.isAllowed === isAllowed),
  )
  return (
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
  )
}
