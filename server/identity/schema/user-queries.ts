import type { Id } from '../../database/identifiers.ts'
import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { alphabetArgument, formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { countUsers, findUser, listUsers, type UserPlace, userColumns } from '../list-users.ts'
import type { AccountUserTable } from '../tables.ts'
import { User } from './types.ts'

const UserSort = sortInput<keyof typeof userColumns>('User', {
  name: 'By name.',
  email: 'By e-mail address.',
  createdAt: 'By when they were added.',
})

builder.queryField('users', (t) =>
  t.connection(
    {
      type: User,
      description: 'All users.',
      authScopes: { may: 'users.manage' },
      args: {
        text: t.arg.string({ description: 'Part of a name or an e-mail address.' }),
        isDisabled: t.arg.boolean({ description: 'Only users who are, or are not, shut out.' }),
        ...orderArgument(t.arg, UserSort, 'by name'),
        ...alphabetArgument(t.arg),
      },
      resolve: (_root, args, { database }) => {
        const order = readOrder(args, { by: 'name' }, { database })
        return resolvePage(args, {
          key: ({ sort_value, id }: AccountUserTable & Sorted): UserPlace => [sort_value, id],
          keyForm: formsOf(userColumns, order, 'text'),
          rows: (page) => listUsers(database.kysely, args, order, page),
          count: () => countUsers(database.kysely, args),
        })
      },
    },
    ...connectionOf('User'),
  ),
)

builder.queryField('user', (t) =>
  t.field({
    type: User,
    nullable: true,
    description: 'One user; null when there is none of that id.',
    authScopes: { may: 'users.manage' },
    args: { id: t.arg.globalID({ required: true, for: User, description: 'The user.' }) },
    resolve: async (_root, { id }, { database }) =>
      (await findUser(database.kysely, id.id as Id<'User'>)) ?? null,
  }),
)
