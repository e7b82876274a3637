import { StatusBadge } from '../components/status-badge.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { pauseDatabase, resumeDatabase, testDatabase } from './actions.ts'
import {
  ChannelDatabaseListDocument,
  type ChannelDatabaseListQuery,
  type ChannelDatabaseSort,
} from './channel-databases.generated.ts'
import styles from './distribution.module.css'

type Database = ChannelDatabaseListQuery['channelDatabases']['edges'][number]['node']

const sorting = sortedBy<keyof ChannelDatabaseSort>('name', ['name', '-lastContactAt'])

/** The channel databases with their last contact. */
export const databaseList: ListDefinition<Database> = {
  name: 'channel-databases',
  path: '/retail-and-commerce-it/channel-databases',
  title: ({ t }) => t('navigation:channelDatabases.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Database>(ui, 'ChannelDatabase')
    return [
      column.words('name', ({ name }) => name),
      column.words('group', ({ group }) => group.name),
      column.value('kind', 'ChannelDatabaseKind', ({ kind }) => kind),
      column.words('channels', ({ channels }) => ui.format.list(channels.map(({ name }) => name))),
      column.moment('lastContactAt', ({ lastContactAt }) => lastContactAt),
      {
        id: 'state',
        header: ui.t('distribution:database.state'),
        cell: (database) => <StatusBadge tone={stateOf(database)}>{stateWords(ui, database)}</StatusBadge>,
        text: (database) => stateWords(ui, database),
      },
      ...(ui.may('ORGANIZATION_MANAGE')
        ? [
            {
              id: 'actions',
              header: ui.t('distribution:database.actions'),
              cell: (database: Database) => <DatabaseActions ui={ui} database={database} />,
            },
          ]
        : []),
    ]
  },
  key: ({ id }) => id,
  load: async (ui, filters, page) => {
    const isPaused = oneValueOf(filters, 'paused') === 'yes' ? true : null
    const data = await query(ChannelDatabaseListDocument, {
      companyId: ui.company.companyId,
      isPaused,
      orderBy: orderByOf<ChannelDatabaseSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.channelDatabases)
  },
  empty: ({ t }) => <p>{t('distribution:database.none')}</p>,
}

function stateOf({ isPaused, lastContactProblem, lastContactAt }: Database) {
  if (isPaused) return 'warning'
  if (lastContactProblem) return 'bad'
  return lastContactAt ? 'good' : 'neutral'
}

function stateWords(ui: Ui, { isPaused, lastContactProblem, lastContactAt }: Database): string {
  if (isPaused) return ui.t('distribution:database.isPaused')
  if (lastContactProblem) {
    const { code, parameters } = lastContactProblem
    return ui.word.problem(code, parameters)
  }
  return lastContactAt ? ui.t('distribution:database.isWell') : ui.t('distribution:database.isUntried')
}

function DatabaseActions({ ui, database }: { readonly ui: Ui; readonly database: Database }) {
  const { t, locale } = ui
  const values = { channelDatabase: database.id }
  return (
    <div className={styles.actions}>
      <ActionForm action={testDatabase} locale={locale} values={values} summaryTitle={t('problem')}>
        <SubmitButton look="ordinary">{t('distribution:database.test')}</SubmitButton>
      </ActionForm>
      <ActionForm
        action={database.isPaused ? resumeDatabase : pauseDatabase}
        locale={locale}
        values={values}
        summaryTitle={t('problem')}
      >
        <SubmitButton look="ordinary">
          {database.isPaused ? t('distribution:database.resume') : t('distribution:database.pause')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
