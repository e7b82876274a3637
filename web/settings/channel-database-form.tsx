import type { ReactNode } from 'react'
import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions } from '../forms/choices.ts'
import { CheckboxGroup, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { byName } from '../language/by-name.ts'
import type { Ui } from '../session/ui.ts'
import { registerDatabase, updateDatabase } from './channel-database-actions.ts'
import type { ChannelDatabasePageQuery, ChannelDatabaseSettingsQuery } from './channel-databases.generated.ts'
import styles from './settings.module.css'

export type ChannelDatabase = NonNullable<ChannelDatabasePageQuery['channelDatabase']>

/** A channel database is registered, or only tried. */
export function RegisterForm({
  ui,
  choices,
}: {
  readonly ui: Ui
  readonly choices: ChannelDatabaseSettingsQuery
}) {
  const { t } = ui
  return (
    <ActionForm
      action={registerDatabase}
      locale={ui.locale}
      values={{ companyId: ui.company.companyId }}
      scope="register-"
      summaryTitle={t('problem')}
      keepsMessage
    >
      <DatabaseFields ui={ui} choices={choices} />
      <div className={styles.buttons}>
        <SubmitButton>{t('settings:database.register')}</SubmitButton>
        <SubmitButton look="ordinary" name="intent" value="test">
          {t('settings:database.test')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** A registered channel database is changed. Its password is never shown; an empty one stays as it is. */
export function DatabaseForm({
  ui,
  database,
  choices,
}: {
  readonly ui: Ui
  readonly database: ChannelDatabase
  readonly choices: ChannelDatabaseSettingsQuery
}) {
  const { t } = ui
  return (
    <ActionForm
      action={updateDatabase}
      locale={ui.locale}
      values={{ channelDatabase: database.id }}
      summaryTitle={t('problem')}
    >
      <DatabaseFields ui={ui} choices={choices} database={database} />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function DatabaseFields({
  ui,
  choices,
  database,
}: {
  readonly ui: Ui
  readonly choices: ChannelDatabaseSettingsQuery
  readonly database?: ChannelDatabase
}): ReactNode {
  const { t, word } = ui
  const label = (name: string) => word.label(`RegisterChannelDatabaseInput.${name}`)
  const isPostgres = database?.kind === 'POSTGRESQL'
  return (
    <>
      <TextField name="name" label={label('name')} value={database?.name} isRequired />
      <SelectField
        name="group"
        label={label('group')}
        value={database?.group.id}
        options={byName(ui, choices.channelDatabaseGroups).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
      />
      <SelectField
        name="kind"
        label={label('kind')}
        value={database?.kind ?? 'SQLITE'}
        options={enumOptions(ui, 'ChannelDatabaseKind', ['SQLITE', 'POSTGRESQL'])}
      />
      <TextField
        name="address"
        label={label('address')}
        hint={t('settings:database.addressHint')}
        value={database?.address}
        isRequired
      />
      <CheckboxGroup
        name="channelNumbers"
        label={label('channelNumbers')}
        hint={t('settings:database.channelsHint')}
        options={choices.channels.edges.map(({ node }) => ({
          value: String(node.number),
          label: channelLabel(ui, node, database?.id),
        }))}
        values={database?.channels.map(({ number }) => String(number)) ?? []}
      />
      <fieldset className={styles.group}>
        <legend>{t('settings:database.postgres')}</legend>
        <TextField
          name="schemaName"
          label={label('schemaName')}
          hint={t('settings:database.schemaHint')}
          value={isPostgres ? database.schemaName : undefined}
        />
        <TextField
          name="userName"
          label={label('userName')}
          hint={t('settings:database.userHint')}
          value={database?.userName ?? undefined}
          isRequired
        />
        <TextField
          name="password"
          type="password"
          label={label('password')}
          hint={
            database?.hasPassword ? t('settings:database.passwordKept') : t('settings:database.passwordHint')
          }
          autoComplete="new-password"
        />
        <SelectField
          name="tls"
          label={label('tls')}
          value={isPostgres ? database.tls : undefined}
          none={t('settings:database.tlsUsual')}
          options={enumOptions(ui, 'ConnectionEncryption', ['OFF', 'REQUIRED', 'VERIFIED'])}
        />
      </fieldset>
    </>
  )
}

type Channel = ChannelDatabaseSettingsQuery['channels']['edges'][number]['node']

/** A channel that lives in another database says so: it can live in one only. */
function channelLabel(
  { t }: Ui,
  { number, name, channelDatabase }: Channel,
  own: string | undefined,
): string {
  if (!channelDatabase || channelDatabase.id === own) return `${number} ${name}`
  return t('settings:database.channelElsewhere', { number, name, database: channelDatabase.name })
}
