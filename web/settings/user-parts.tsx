import { Empty } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions } from '../forms/choices.ts'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { User } from './read-user.ts'
import styles from './settings.module.css'
import {
  assignRole,
  createUser,
  disableUser,
  enableUser,
  inviteUser,
  removeRole,
  updateUser,
} from './user-actions.ts'
import type { Role } from './users.generated.ts'

const roles = [
  'VIEWER',
  'STORE_ACCOUNTANT',
  'IT_OPERATOR',
  'ADMINISTRATOR',
] as const satisfies readonly Role[]

interface OfUser {
  readonly ui: Ui
  readonly user: User
}

export function NewUserForm({ ui }: { readonly ui: Ui }) {
  const { t, locale } = ui
  return (
    <ActionForm action={createUser} locale={locale} summaryTitle={t('problem')} keepsMessage>
      <UserFields ui={ui} />
      <div>
        <SubmitButton>{t('settings:user.create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

export function UserForm({ ui, user }: OfUser) {
  const { t, locale } = ui
  return (
    <ActionForm action={updateUser} locale={locale} values={{ id: user.id }} summaryTitle={t('problem')}>
      <UserFields ui={ui} user={user} />
      <div>
        <SubmitButton look="ordinary">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function UserFields({ ui, user }: { readonly ui: Ui; readonly user?: User }) {
  const { word } = ui
  return (
    <>
      <TextField name="name" label={word.field('User', 'name')} value={user?.name} isRequired />
      <TextField
        name="email"
        type="email"
        label={word.field('User', 'email')}
        value={user?.email}
        isRequired
      />
    </>
  )
}

/** A user's roles, company by company: taken away, and given. */
export function UserRoles({ ui, user }: OfUser) {
  const { t, word } = ui
  const column = createColumns<User['roles'][number]>(ui, 'RoleAssignment')
  return (
    <>
      {user.roles.length === 0 ? (
        <Empty>
          <p>{t('settings:user.noRoles')}</p>
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={word.field('User', 'roles')}
          columns={[
            column.value('role', 'Role', ({ role }) => role),
            column.text('companyId', ({ companyId }) => companyId ?? t('account:allCompanies')),
            column.moment('createdAt', ({ createdAt }) => createdAt),
            {
              id: 'remove',
              header: t('settings:actions'),
              cell: ({ id, role }) => (
                <ConfirmAction
                  action={removeRole}
                  locale={ui.locale}
                  values={{ id }}
                  look="danger"
                  words={{
                    open: t('settings:user.removeRole'),
                    title: t('settings:user.removeRoleTitle', { role: word.enumValue('Role', role) }),
                    text: t('settings:user.removeRoleText', { name: user.name }),
                    confirm: t('settings:user.removeRole'),
                    cancel: t('cancel'),
                    problem: t('problem'),
                  }}
                />
              ),
            },
          ]}
          rows={user.roles}
          rowKey={({ id }) => id}
        />
      )}
      <ActionForm
        action={assignRole}
        locale={ui.locale}
        values={{ user: user.id }}
        scope="role-"
        summaryTitle={t('problem')}
      >
        <SelectField
          name="role"
          label={word.field('RoleAssignment', 'role')}
          value="VIEWER"
          options={enumOptions(ui, 'Role', roles)}
        />
        <SelectField
          name="companyId"
          label={word.field('RoleAssignment', 'companyId')}
          hint={t('settings:user.companyHint')}
          value={ui.company.companyId}
          options={[
            { value: '', label: t('account:allCompanies') },
            ...ui.companies.map(({ companyId, name }) => ({
              value: companyId,
              label: `${companyId} ${name}`,
            })),
          ]}
        />
        <div>
          <SubmitButton look="ordinary">{t('settings:user.assignRole')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

/** How a user gets in, and is shut out. */
export function UserAccess({ ui, user }: OfUser) {
  const { t, locale } = ui
  if (user.isDisabled) {
    return (
      <ActionForm action={enableUser} locale={locale} values={{ id: user.id }} summaryTitle={t('problem')}>
        <p>{t('settings:user.enableText')}</p>
        <div>
          <SubmitButton>{t('settings:user.enable')}</SubmitButton>
        </div>
      </ActionForm>
    )
  }
  return (
    <>
      <ActionForm
        action={inviteUser}
        locale={locale}
        values={{ id: user.id }}
        summaryTitle={t('problem')}
        keepsMessage
      >
        <p>{t('settings:user.inviteText')}</p>
        <div>
          <SubmitButton look="ordinary">{t('settings:user.invite')}</SubmitButton>
        </div>
      </ActionForm>
      <div className={styles.next}>
        <ConfirmAction
          action={disableUser}
          locale={locale}
          values={{ id: user.id }}
          look="danger"
          words={{
            open: t('settings:user.disable'),
            title: t('settings:user.disableTitle', { name: user.name }),
            text: t('settings:user.disableText'),
            confirm: t('settings:user.disable'),
            cancel: t('cancel'),
            problem: t('problem'),
          }}
        />
      </div>
    </>
  )
}
