'use server'

import { act } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { MarkNotificationsReadDocument } from './notification-list.generated.ts'

export async function markAllRead(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { markNotificationsRead } = await mutate(MarkNotificationsReadDocument, { input: {} })
    return { problems: markNotificationsRead.problems, message: t('account:notifications.allRead') }
  })
}
