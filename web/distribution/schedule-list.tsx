import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import { DistributionSchedulesDocument, type DistributionSchedulesQuery } from './schedules.generated.ts'

type Schedule = DistributionSchedulesQuery['distributionSchedules'][number]

/** The company's distribution schedules, P-0001 among them. */
export const scheduleList: ListDefinition<Schedule> = {
  name: 'distribution-schedules',
  path: '/retail-and-commerce-it/distribution-schedules',
  title: ({ t }) => t('navigation:distributionSchedules.label'),
  columns: (ui) => {
    const column = createColumns<Schedule>(ui, 'DistributionSchedule')
    return [
      column.words('name', ({ name }) => name),
      column.words('description', ({ description }) => description),
      column.text('isActive', ({ isActive }) => ui.t(isActive ? 'yes' : 'no')),
      column.text('groups', ({ groups }) => ui.format.list(byName(ui, groups).map(({ name }) => name))),
      column.number('batchJobs', ({ batchJobs }) => batchJobs.length),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/retail-and-commerce-it/distribution-schedules/${encodeURIComponent(id)}`,
  load: async (ui) => {
    const { companyId } = ui.company
    const { distributionSchedules } = await query(DistributionSchedulesDocument, { companyId })
    return toWholePage(byName(ui, distributionSchedules))
  },
  empty: ({ t }) => <p>{t('distribution:schedule.none')}</p>,
}
