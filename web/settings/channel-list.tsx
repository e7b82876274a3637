import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import { countryName } from '../language/country-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import {
  ChannelFacetsDocument,
  type ChannelKind,
  ChannelSettingsListDocument,
  type ChannelSettingsListQuery,
  type ChannelSort,
} from './channels.generated.ts'

type Channel = ChannelSettingsListQuery['channels']['edges'][number]['node']

export const channelKinds = [
  'ONLINE_STORE',
  'RETAIL_STORE',
  'CALL_CENTER',
  'ONLINE_MARKETPLACE',
] as const satisfies readonly ChannelKind[]

const sorting = sortedBy<keyof ChannelSort>('number', ['number', 'name'])

/** The company's shops. */
export const channelList: ListDefinition<Channel> = {
  name: 'channels',
  path: '/settings/channels',
  title: ({ t }) => t('navigation:channels.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Channel>(ui, 'Channel')
    return [
      column.text('number', ({ number }) => String(number)),
      column.words('name', ({ name }) => name),
      column.text('storeNumber', ({ storeNumber }) => storeNumber),
      column.value('kind', 'ChannelKind', ({ kind }) => kind),
      column.text('currency', ({ currency }) => currency),
      column.words('country', ({ country }) => countryName(country, ui.locale)),
      column.words('timeZone', ({ timeZone }) => timeZone),
      column.text('pricesIncludeTax', ({ pricesIncludeTax }) => ui.t(pricesIncludeTax ? 'yes' : 'no')),
      column.words('channelDatabase', ({ channelDatabase }) => channelDatabase?.name),
      {
        ...column.text('isActive', ({ isActive }) => stateOf(ui, isActive)),
        cell: ({ isActive }) => (
          <StatusBadge tone={isActive ? 'good' : 'neutral'}>{stateOf(ui, isActive)}</StatusBadge>
        ),
      },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ number }) => `/settings/channels/${number}`,
  load: async (ui, filters, page) => {
    const data = await query(ChannelSettingsListDocument, {
      ...filterOf(ui, filters),
      orderBy: orderByOf<ChannelSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.channels)
  },
  facets: async (ui, filters) => {
    const { open, closed, ...counted } = await query(ChannelFacetsDocument, filterOf(ui, filters))
    return [
      {
        name: 'kind',
        label: ui.word.field('Channel', 'kind'),
        options: channelKinds.map((kind) => ({
          value: kind,
          label: ui.word.enumValue('ChannelKind', kind),
          count: counted[kind].totalCount,
        })),
      },
      {
        name: 'active',
        label: ui.word.field('Channel', 'isActive'),
        options: [
          { value: 'yes', label: ui.t('yes'), count: open.totalCount },
          { value: 'no', label: ui.t('no'), count: closed.totalCount },
        ],
      },
    ]
  },
  empty: ({ t }) => <p>{t('settings:channel.none')}</p>,
}

function filterOf(ui: Ui, filters: SearchParameters) {
  const active = oneValueOf(filters, 'active')
  return {
    companyId: ui.company.companyId,
    kind: enumValuesOf(filters, 'kind', channelKinds)?.[0] ?? null,
    isActive: active === undefined ? null : active === 'yes',
  }
}

function stateOf(ui: Ui, isActive: boolean): string {
  return ui.t(isActive ? 'settings:channel.isOpen' : 'settings:channel.isClosed')
}
