import type { Metadata } from 'next'
import { DataEntities } from '../../../../guides/data-entities.tsx'
import { ProcedurePage } from '../../../../guides/guide-page.tsx'
import { openGuide } from '../../../../guides/open-guide.ts'
import { ReferencePage } from '../../../../guides/reference-page.tsx'
import type { PageProps } from '../../../../session/page-props.ts'

/** The page that tells of the tables of a channel database; beside its words stands what is in them. */
const dataEntities = 'data-entities'

export async function generateMetadata({ params }: PageProps<'guide'>): Promise<Metadata> {
  const { guide } = await openGuide(params)
  return { title: guide.title, description: guide.description }
}

/** A guide before it is walked, or a page of the library to be read. */
export default async function GuidePage({ params, searchParams }: PageProps<'guide'>) {
  const { ui, guide, goneDraft } = await openGuide(params, searchParams)
  if (guide.kind === 'PAGE') {
    return (
      <ReferencePage ui={ui} guide={guide}>
        {guide.id === dataEntities && <DataEntities ui={ui} />}
      </ReferencePage>
    )
  }
  return (
    <ProcedurePage
      ui={ui}
      guide={guide}
      parameters={await searchParams}
      isDraftGone={goneDraft !== undefined}
    />
  )
}
