import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import { findingList } from '../../../../distribution/finding-list.tsx'
import { quarantineList } from '../../../../distribution/quarantine-list.tsx'
import { ListTable } from '../../../../lists/list-table.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:quarantine.label') }
}

/** What the shops sent that could not be taken, and what is odd about the rest. */
export default async function Quarantine({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  const parameters = await searchParams
  return (
    <>
      <PageHeader
        ui={ui}
        title={ui.t('navigation:quarantine.label')}
        lead={ui.t('distribution:quarantine.lead')}
        crumbs={[{ label: ui.t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      />
      <Section id="rows" title={quarantineList.title(ui)}>
        <ListView ui={ui} list={quarantineList} parameters={parameters} />
      </Section>
      <Section id="findings" title={findingList.title(ui)}>
        <Part ui={ui} draw={() => ListTable({ ui, list: findingList })} />
      </Section>
    </>
  )
}
