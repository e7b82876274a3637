import { Section } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { DraftList } from '../guides/draft-list.tsx'
import { GuideDraftsToResumeDocument } from '../guides/library.generated.ts'
import type { Ui } from '../session/ui.ts'

/** What the reader has begun in guides of the company, or without one, to go on with; nothing where nothing is begun. */
export async function DraftsToResume({ ui }: { readonly ui: Ui }) {
  const { guideDrafts } = await query(GuideDraftsToResumeDocument, {
    locale: ui.locale,
    companyId: ui.company.companyId || null,
    guide: null,
  })
  if (guideDrafts.length === 0) return null
  return (
    <Section id="drafts" title={ui.t('guides:drafts.title')}>
      <DraftList ui={ui} drafts={guideDrafts} />
    </Section>
  )
}
