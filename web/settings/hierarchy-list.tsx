import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import {
  HierarchyListDocument,
  type HierarchyListQuery,
  type OrganizationHierarchyPurpose,
} from './hierarchies.generated.ts'

type Hierarchy = HierarchyListQuery['organizationHierarchies'][number]

export const hierarchyPurposes = [
  'RETAIL_REPORTING',
  'RETAIL_ASSORTMENT',
  'RETAIL_AUTO_CHARGE',
  'RETAIL_POS_POSTING',
  'RETAIL_REPLENISHMENT',
] as const satisfies readonly OrganizationHierarchyPurpose[]

/** The company's trees of regions and shops. */
export const hierarchyList: ListDefinition<Hierarchy> = {
  name: 'organization-hierarchies',
  path: '/settings/hierarchies',
  title: ({ t }) => t('navigation:hierarchies.label'),
  columns: (ui) => {
    const column = createColumns<Hierarchy>(ui, 'OrganizationHierarchy')
    return [
      column.words('name', ({ name }) => name),
      column.value('purpose', 'OrganizationHierarchyPurpose', ({ purpose }) => purpose),
      column.number('versionInForce', ({ versionInForce }) => versionInForce?.version),
      {
        ...column.day('effectiveDate', ({ versionInForce }) => versionInForce?.effectiveDate),
        header: ui.word.field('OrganizationHierarchyVersion', 'effectiveDate'),
      },
      {
        ...column.number('channelCount', ({ versionInForce }) => versionInForce?.root.channelCount),
        header: ui.word.field('OrganizationNode', 'channelCount'),
      },
      column.text('draft', ({ draft }) => ui.t(draft ? 'yes' : 'no')),
      column.moment('updatedAt', ({ updatedAt }) => updatedAt),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/settings/hierarchies/${encodeURIComponent(id)}`,
  load: async (ui) => {
    const { companyId } = ui.company
    const { organizationHierarchies } = await query(HierarchyListDocument, { companyId })
    return toWholePage(byName(ui, organizationHierarchies))
  },
  empty: ({ t }) => <p>{t('settings:hierarchy.none')}</p>,
}
