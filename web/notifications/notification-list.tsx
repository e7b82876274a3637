import { Moment } from '../components/moment.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { markRead } from './actions.ts'
import { NotificationLink } from './notification-link.tsx'
import { NotificationListDocument, type NotificationListQuery } from './notification-list.generated.ts'

type Notification = NotificationListQuery['notifications']['edges'][number]['node']

/** What the reader was alerted of. */
export const notificationList: ListDefinition<Notification> = {
  name: 'notifications',
  path: '/notifications',
  title: ({ t }) => t('account:notifications.title'),
  columns: (ui) => [
    {
      id: 'text',
      header: ui.t('account:notifications.text'),
      cell: (notification) => (
        <NotificationLink
          href={ui.href(pathOf(notification))}
          notification={notification.id}
          isUnread={notification.readAt === null}
        >
          {textOf(ui, notification)}
        </NotificationLink>
      ),
      text: (notification) => textOf(ui, notification),
    },
    {
      id: 'createdAt',
      header: ui.word.field('Notification', 'createdAt'),
      cell: ({ createdAt }) => <Moment ui={ui} at={createdAt} />,
      text: ({ createdAt }) => ui.format.cell.dateTime(createdAt),
    },
    {
      id: 'readAt',
      header: ui.word.field('Notification', 'readAt'),
      cell: ({ readAt }) =>
        readAt ? (
          <Moment ui={ui} at={readAt} />
        ) : (
          <StatusBadge tone="warning">{ui.t('account:notifications.unread')}</StatusBadge>
        ),
      text: ({ readAt }) => (readAt ? ui.format.cell.dateTime(readAt) : ui.t('account:notifications.unread')),
    },
    {
      id: 'actions',
      header: ui.t('account:notifications.actions'),
      cell: ({ id, readAt }) =>
        readAt === null && (
          <ActionForm
            action={markRead}
            locale={ui.locale}
            values={{ notification: id }}
            summaryTitle={ui.t('problem')}
          >
            <SubmitButton look="plain">{ui.t('account:notifications.markRead')}</SubmitButton>
          </ActionForm>
        ),
    },
  ],
  key: ({ id }) => id,
  load: async (_ui, filters, page) => {
    const isUnread = oneValueOf(filters, 'unread') === 'yes' ? true : null
    return toListPage((await query(NotificationListDocument, { ...page, isUnread })).notifications)
  },
  facets: async ({ t, unreadNotificationCount }) => [
    {
      name: 'unread',
      label: t('account:notifications.show'),
      options: [
        { value: 'yes', label: t('account:notifications.onlyUnread'), count: unreadNotificationCount },
      ],
    },
  ],
  empty: ({ t }) => <p>{t('account:notifications.empty')}</p>,
}

function pathOf({ run, job }: Notification): string {
  if (run) return `/batch-jobs/runs/${encodeURIComponent(run.id)}`
  return job ? `/batch-jobs/${encodeURIComponent(job.id)}` : '/notifications'
}

function textOf({ word }: Ui, { code, parameters }: Notification): string {
  return word.message(code, parameters)
}
