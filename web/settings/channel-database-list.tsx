import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import {
  ChannelDatabaseSettingsDocument,
  ChannelDatabaseSettingsListDocument,
  type ChannelDatabaseSettingsListQuery,
  type ChannelDatabaseSort,
} from './channel-databases.generated.ts'

type Database = ChannelDatabaseSettingsListQuery['channelDatabases']['edges'][number]['node']

const sorting = sortedBy<keyof ChannelDatabaseSort>('name', ['name'])

/** The registered channel databases: where each is, and who writes into it. */
export const channelDatabaseList: ListDefinition<Database> = {
  name: 'channel-database-settings',
  path: '/settings/channel-databases',
  title: ({ t }) => t('navigation:channelDatabases.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Database>(ui, 'ChannelDatabase')
    return [
      column.words('name', ({ name }) => name),
      column.words('group', ({ group }) => group.name),
      column.value('kind', 'ChannelDatabaseKind', ({ kind }) => kind),
      column.text('address', ({ address }) => address),
      column.text('schemaName', ({ schemaName }) => schemaName),
      column.words('channels', ({ channels }) => ui.format.list(channels.map(({ name }) => name))),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/settings/channel-databases/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(ChannelDatabaseSettingsListDocument, {
      companyId: ui.company.companyId,
      group: oneValueOf(filters, 'group') ?? null,
      orderBy: orderByOf<ChannelDatabaseSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.channelDatabases)
  },
  facets: async (ui) => {
    const { companyId } = ui.company
    const { channelDatabaseGroups } = await query(ChannelDatabaseSettingsDocument, { companyId, first: 1 })
    return [
      {
        name: 'group',
        label: ui.word.field('ChannelDatabase', 'group'),
        options: byName(ui, channelDatabaseGroups).map(({ id, name, channelDatabases }) => ({
          value: id,
          label: name,
          count: channelDatabases.length,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('settings:database.none')}</p>,
}
