import type { Metadata } from 'next'
import { GuideLibrary } from '../../../guides/library.tsx'
import type { PageProps } from '../../../session/page-props.ts'
import { openUi } from '../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await openUi(params)).t('guides:library.title') }
}

/** The library of guides, and the reader's walks to go on with. */
export default async function Guides({ params, searchParams }: PageProps) {
  return <GuideLibrary ui={await openUi(params)} parameters={await searchParams} />
}
