import { sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import { wholeNumber } from '../../database/values.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import { Company } from '../../organization/schema/types.ts'
import { maySee } from '../access.ts'
import { recordNotificationsRead } from '../events.ts'
import { perform } from './perform.ts'
import { BatchJob, BatchJobRun, Notification, type NotificationRow } from './types.ts'

Notification.implement({
  description: 'An alert in the console. The client has the words for its code.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable code, such as `BATCH_JOB_ERROR`.' }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need.',
      resolve: ({ parameters }) => parameters,
    }),
    company: t.field({
      type: Company,
      description: 'The company that it is about.',
      resolve: ({ company_id }) => company_id,
    }),
    job: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job that it is about; null when the caller may not see it any more.',
      resolve: async ({ job_id }, _args, context) => {
        if (!job_id) return null
        const job = await BatchJob.getDataloader(context).load(job_id)
        return maySee(context.caller, job) ? job : null
      },
    }),
    run: t.field({
      type: BatchJobRun,
      nullable: true,
      description:
        'The run that it is about; null when it is not kept any more, or not for the caller to see.',
      resolve: async ({ run_id }, _args, context) => {
        if (!run_id) return null
        const run = await BatchJobRun.getDataloader(context).load(run_id)
        const job = await BatchJob.getDataloader(context).load(run.job_id)
        return maySee(context.caller, job) ? run : null
      },
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was raised.',
      resolve: ({ created_at }) => created_at,
    }),
    readAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When the caller read it; null while unread.',
      resolve: ({ read_at }) => read_at,
    }),
  }),
})

builder.queryField('notifications', (t) =>
  t.connection(
    {
      type: Notification,
      description: 'The caller’s notifications, the newest first.',
      authScopes: { signedIn: true },
      args: { isUnread: t.arg.boolean({ description: 'Only unread ones, or only read ones.' }) },
      resolve: (_root, args, context) =>
        resolvePage(args, {
          key: ({ id }: NotificationRow): Id<'Notification'> => id,
          keyForm: 'text',
          rows: ({ after, before, limit, inverted }) => {
            let query = ownNotifications(context, args.isUnread)
              .selectAll()
              .orderBy('id', inverted ? 'asc' : 'desc')
              .limit(limit)
            if (after !== undefined) query = query.where('id', '<', after)
            if (before !== undefined) query = query.where('id', '>', before)
            return query.execute()
          },
          count: () => countNotifications(context, args.isUnread),
        }),
    },
    ...connectionOf('Notification'),
  ),
)

builder.queryField('unreadNotificationCount', (t) =>
  t.int({
    description: 'How many notifications the caller has not read.',
    authScopes: { signedIn: true },
    resolve: (_root, _args, context) => countNotifications(context, true),
  }),
)

mutation('markNotificationsRead', {
  description: 'Marks notifications of the caller as read.',
  permission: 'signedIn',
  input: (t) => ({
    notifications: t.globalIDList({
      for: Notification,
      description: 'Which ones; left out for all that are unread.',
    }),
  }),
  resolve: ({ notifications }, context) =>
    perform(context, async ({ trx, now, audit }) => {
      const userId = context.caller.userId ?? ''
      let update = trx
        .updateTable('notification')
        .set({ read_at: now })
        .where('user_id', '=', userId)
        .where('read_at', 'is', null)
      if (notifications) {
        const ids = notifications.map(({ id }) => id as Id<'Notification'>)
        update = update.where('id', 'in', ids.length > 0 ? ids : ['' as Id<'Notification'>])
      }
      const marked = await update.returning('id').execute()
      if (marked.length === 0) return { count: 0 }
      await recordNotificationsRead(trx, userId, now)
      await audit({
        action: 'markNotificationsRead',
        companyId: null,
        subjectType: 'User',
        subjectId: userId,
        subjectName: context.caller.name,
        changes: { notifications: { from: null, to: marked.length } },
      })
      return { count: marked.length }
    }),
  payload: (t) => ({
    count: t.int({
      nullable: true,
      description: 'How many were marked.',
      resolve: ({ result }) => result?.count ?? null,
    }),
  }),
})

function ownNotifications({ database, caller }: RequestContext, isUnread: boolean | null | undefined) {
  const query = database.kysely.selectFrom('notification').where('user_id', '=', caller.userId ?? '')
  if (isUnread == null) return query
  return isUnread ? query.where('read_at', 'is', null) : query.where('read_at', 'is not', null)
}

/** How many notifications the caller has, read or unread if it matters. */
export async function countNotifications(context: RequestContext, isUnread: boolean | null | undefined) {
  const { count } = await ownNotifications(context, isUnread)
    .select(wholeNumber(sql`count(*)`).as('count'))
    .executeTakeFirstOrThrow()
  return count
}
