import type { Metadata } from 'next'
import { DraftGoneNotice } from '../../../../../guides/notices.tsx'
import { openGuide } from '../../../../../guides/open-guide.ts'
import { PrintPage } from '../../../../../guides/print-page.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'

export async function generateMetadata({ params }: PageProps<'guide'>): Promise<Metadata> {
  return { title: (await openGuide(params)).guide.title }
}

/** A whole guide for paper; with a draft, what was chosen in it. */
export default async function PrintGuide({ params, searchParams }: PageProps<'guide'>) {
  const { ui, guide, draft, goneDraft } = await openGuide(params, searchParams)
  return (
    <>
      {goneDraft !== undefined && <DraftGoneNotice ui={ui} />}
      <PrintPage ui={ui} guide={guide} draft={draft} />
    </>
  )
}
