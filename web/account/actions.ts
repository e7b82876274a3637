'use server'

import { act, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  ChangePasswordDocument,
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
  SignOutEverywhereDocument,
} from './account.generated.ts'

export async function changePassword(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { changePassword: outcome } = await mutate(ChangePasswordDocument, {
      input: {
        currentPassword: textOf(form, 'currentPassword') ?? '',
        newPassword: textOf(form, 'newPassword') ?? '',
      },
    })
    return { problems: outcome.problems, message: t('account:password.changed') }
  })
}

/** The key is told once, in the message; the server keeps only its hash. */
export async function createApiKey(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { createApiKey: outcome } = await mutate(CreateApiKeyDocument, {
      input: { name: textOf(form, 'name') ?? '' },
    })
    return { problems: outcome.problems, message: t('account:keys.made', { key: outcome.key ?? '' }) }
  })
}

export async function revokeApiKey(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { revokeApiKey: outcome } = await mutate(RevokeApiKeyDocument, {
      input: { id: requiredText(form, 'id') },
    })
    return { problems: outcome.problems, message: t('account:keys.revoked') }
  })
}

export async function signOutEverywhere(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { signOutEverywhere: outcome } = await mutate(SignOutEverywhereDocument, { input: {} })
    return { problems: outcome.problems, message: t('account:sessions.ended') }
  })
}
