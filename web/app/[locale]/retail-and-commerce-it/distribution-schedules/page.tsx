import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Empty, PageHeader } from '../../../../components/page.tsx'
import {
  DistributionSchedulesDocument,
  type DistributionSchedulesQuery,
} from '../../../../distribution/schedules.generated.ts'
import { query } from '../../../../graphql/request-client.ts'
import { byName } from '../../../../language/by-name.ts'
import { createColumns } from '../../../../lists/columns.tsx'
import { Table } from '../../../../lists/table.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

type Schedule = DistributionSchedulesQuery['distributionSchedules'][number]

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:distributionSchedules.label') }
}

/** The company's distribution schedules, P-0001 among them. */
export default async function DistributionSchedules({ params }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  const { distributionSchedules } = await query(DistributionSchedulesDocument, {
    companyId: ui.company.companyId,
  })
  const column = createColumns<Schedule>(ui, 'DistributionSchedule')
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('navigation:distributionSchedules.label')}
        lead={t('distribution:schedule.lead')}
        crumbs={[{ label: t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      />
      {distributionSchedules.length === 0 ? (
        <Empty>
          <p>{t('distribution:schedule.none')}</p>
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={t('navigation:distributionSchedules.label')}
          columns={[
            column.words('name', ({ name }) => name),
            column.words('description', ({ description }) => description),
            column.text('isActive', ({ isActive }) => (isActive ? t('yes') : t('no'))),
            column.text('groups', ({ groups }) => ui.format.list(byName(ui, groups).map(({ name }) => name))),
            column.number('batchJobs', ({ batchJobs }) => batchJobs.length),
          ]}
          rows={byName(ui, distributionSchedules)}
          rowKey={({ id }) => id}
          pathOf={({ id }) => `/retail-and-commerce-it/distribution-schedules/${encodeURIComponent(id)}`}
        />
      )}
    </>
  )
}
