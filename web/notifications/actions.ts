'use server'

import { act, requiredText } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { MarkNotificationsReadDocument } from './notification-list.generated.ts'

export async function markAllRead(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { markNotificationsRead } = await mutate(MarkNotificationsReadDocument, { input: {} })
    return { problems: markNotificationsRead.problems, message: t('account:notifications.allRead') }
  })
}

export async function markRead(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { notifications: [requiredText(form, 'notification')] }
    const { markNotificationsRead } = await mutate(MarkNotificationsReadDocument, { input })
    return { problems: markNotificationsRead.problems, message: t('account:notifications.isRead') }
  })
}

/** Marks a notification as read, in passing: when that cannot be done, it stays unread. */
export async function noteOpened(notification: string): Promise<void> {
  try {
    await mutate(MarkNotificationsReadDocument, { input: { notifications: [notification] } })
  } catch {
    // Whoever opened it is on their way to what it is about.
  }
}
