import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { countUsers, findUser, listUsers, type UserKey } from '../list-users.ts'
import type { AccountUserTable } from '../tables.ts'
import { User } from './types.ts'

builder.queryField('users', (t) =>
  t.connection(
    {
      type: User,
      description: 'All users, by name.',
      authScopes: { may: 'users.manage' },
      args: {
        text: t.arg.string({ description: 'Part of a name or an e-mail address.' }),
        isDisabled: t.arg.boolean({ description: 'Only users who are, or are not, shut out.' }),
      },
      resolve: (_root, args, { database }) =>
        resolvePage(args, {
          key: ({ name, id }: AccountUserTable): UserKey => [name, id],
          keyForm: ['text', 'text'],
          rows: (page) => listUsers(database.kysely, args, page),
          count: () => countUsers(database.kysely, args),
        }),
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
