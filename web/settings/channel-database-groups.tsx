import { Empty } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { byName } from '../language/by-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { createGroup, updateGroup } from './channel-database-actions.ts'
import type { ChannelDatabaseSettingsQuery } from './channel-databases.generated.ts'

type Group = ChannelDatabaseSettingsQuery['channelDatabaseGroups'][number]

/** The groups by which distribution schedules choose channel databases. */
export function ChannelDatabaseGroups({
  ui,
  groups,
  canManage,
}: {
  readonly ui: Ui
  readonly groups: readonly Group[]
  readonly canManage: boolean
}) {
  const { t, format } = ui
  const column = createColumns<Group>(ui, 'ChannelDatabaseGroup')
  if (groups.length === 0) {
    return (
      <Empty>
        <p>{t('settings:group.none')}</p>
      </Empty>
    )
  }
  return (
    <Table
      ui={ui}
      caption={t('settings:group.title')}
      columns={[
        column.words('name', ({ name }) => name),
        column.words('description', ({ description }) => description || null),
        column.words('channelDatabases', ({ channelDatabases }) =>
          format.list(byName(ui, channelDatabases).map(({ name }) => name)),
        ),
        ...(canManage
          ? [
              {
                id: 'change',
                header: t('settings:actions'),
                cell: (group: Group) => <ChangeGroup ui={ui} group={group} />,
              },
            ]
          : []),
      ]}
      rows={byName(ui, groups)}
      rowKey={({ id }) => id}
    />
  )
}

function ChangeGroup({ ui, group }: { readonly ui: Ui; readonly group: Group }) {
  const { t, locale } = ui
  return (
    <ConfirmAction
      action={updateGroup}
      locale={locale}
      values={{ group: group.id }}
      scope={`group-${group.id}-`}
      words={{
        open: t('change'),
        title: t('settings:group.changeTitle', { name: group.name }),
        text: t('settings:group.text'),
        confirm: t('save'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    >
      <GroupFields ui={ui} group={group} />
    </ConfirmAction>
  )
}

export function NewGroupForm({ ui }: { readonly ui: Ui }) {
  const { t, locale } = ui
  return (
    <ActionForm
      action={createGroup}
      locale={locale}
      values={{ companyId: ui.company.companyId }}
      scope="new-group-"
      summaryTitle={t('problem')}
    >
      <GroupFields ui={ui} />
      <div>
        <SubmitButton>{t('settings:create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function GroupFields({ ui, group }: { readonly ui: Ui; readonly group?: Group }) {
  const { word } = ui
  return (
    <>
      <TextField
        name="name"
        label={word.field('ChannelDatabaseGroup', 'name')}
        value={group?.name}
        isRequired
      />
      <TextField
        name="description"
        label={word.field('ChannelDatabaseGroup', 'description')}
        value={group?.description}
      />
    </>
  )
}
