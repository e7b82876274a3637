import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { enumValuesOf, type ListDefinition, oneValueOf, toListPage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import {
  type ChannelKind,
  ChannelSettingsListDocument,
  type ChannelSettingsListQuery,
} from './channels.generated.ts'
import { enumOptions } from './choices.ts'

type Channel = ChannelSettingsListQuery['channels']['edges'][number]['node']

export const channelKinds = [
  'ONLINE_STORE',
  'RETAIL_STORE',
  'CALL_CENTER',
  'ONLINE_MARKETPLACE',
] as const satisfies readonly ChannelKind[]

/** The company's shops. */
export const channelList: ListDefinition<Channel> = {
  name: 'channels',
  path: '/settings/channels',
  title: ({ t }) => t('navigation:channels.label'),
  columns: (ui) => {
    const column = createColumns<Channel>(ui, 'Channel')
    return [
      column.text('number', ({ number }) => String(number)),
      column.words('name', ({ name }) => name),
      column.text('storeNumber', ({ storeNumber }) => storeNumber),
      column.value('kind', 'ChannelKind', ({ kind }) => kind),
      column.text('currency', ({ currency }) => currency),
      column.text('country', ({ country }) => country),
      column.text('timeZone', ({ timeZone }) => timeZone),
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
    const active = oneValueOf(filters, 'active')
    const data = await query(ChannelSettingsListDocument, {
      companyId: ui.company.companyId,
      kind: enumValuesOf(filters, 'kind', channelKinds)?.[0] ?? null,
      isActive: active === undefined ? null : active === 'yes',
      ...page,
    })
    return toListPage(data.channels)
  },
  facets: async (ui) => [
    {
      name: 'kind',
      label: ui.word.field('Channel', 'kind'),
      options: enumOptions(ui, 'ChannelKind', channelKinds),
    },
    {
      name: 'active',
      label: ui.word.field('Channel', 'isActive'),
      options: [
        { value: 'yes', label: ui.t('yes') },
        { value: 'no', label: ui.t('no') },
      ],
    },
  ],
  empty: ({ t }) => <p>{t('settings:channel.none')}</p>,
}

function stateOf(ui: Ui, isActive: boolean): string {
  return ui.t(isActive ? 'settings:channel.isOpen' : 'settings:channel.isClosed')
}
