import { PageHeader } from '../../components/page.tsx'
import type { PageProps } from '../../session/page-props.ts'
import { openUi } from '../../session/ui.ts'

export default async function Home({ params }: PageProps) {
  const ui = await openUi(params)
  return <PageHeader ui={ui} title={ui.company.name} />
}
