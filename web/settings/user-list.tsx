import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { UserFacetsDocument, UserListDocument, type UserListQuery, type UserSort } from './users.generated.ts'

type User = UserListQuery['users']['edges'][number]['node']

const sorting = sortedBy<keyof UserSort>('name', ['name', 'email', '-createdAt'])

/** Who can sign in, with their roles. */
export const userList: ListDefinition<User> = {
  name: 'users',
  path: '/settings/users',
  title: ({ t }) => t('navigation:users.label'),
  search: ({ t }) => t('settings:user.search'),
  sorting,
  columns: (ui) => {
    const column = createColumns<User>(ui, 'User')
    return [
      column.words('name', ({ name }) => name),
      column.text('email', ({ email }) => email),
      column.words('roles', ({ roles }) => ui.format.list(roles.map((role) => roleInWords(ui, role)))),
      {
        ...column.text('isDisabled', ({ isDisabled }) => stateOf(ui, isDisabled)),
        header: ui.t('settings:user.state'),
        cell: ({ isDisabled }) => (
          <StatusBadge tone={isDisabled ? 'warning' : 'good'}>{stateOf(ui, isDisabled)}</StatusBadge>
        ),
      },
      column.moment('createdAt', ({ createdAt }) => createdAt),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/settings/users/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const disabled = oneValueOf(filters, 'disabled')
    const data = await query(UserListDocument, {
      text: oneValueOf(filters, 'text') ?? null,
      isDisabled: disabled === undefined ? null : disabled === 'yes',
      orderBy: orderByOf<UserSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.users)
  },
  facets: async (ui, filters) => {
    const text = oneValueOf(filters, 'text') ?? null
    const { active, disabled } = await query(UserFacetsDocument, { text })
    return [
      {
        name: 'disabled',
        label: ui.t('settings:user.state'),
        options: [
          { value: 'no', label: stateOf(ui, false), count: active.totalCount },
          { value: 'yes', label: stateOf(ui, true), count: disabled.totalCount },
        ],
      },
    ]
  },
  empty: ({ t }) => <p>{t('settings:user.none')}</p>,
}

export function stateOf({ t }: Ui, isDisabled: boolean): string {
  return t(isDisabled ? 'settings:user.isDisabled' : 'settings:user.isActive')
}

/** A role with where it holds. */
function roleInWords(
  { t, word }: Ui,
  { role, companyId }: { readonly role: string; readonly companyId: string | null },
): string {
  return t('settings:user.roleIn', {
    role: word.enumValue('Role', role),
    company: companyId ?? t('account:allCompanies'),
  })
}
