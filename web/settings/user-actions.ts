'use server'

import { act, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  AssignRoleDocument,
  CreateUserDocument,
  DisableUserDocument,
  EnableUserDocument,
  InviteUserDocument,
  RemoveRoleDocument,
  type Role,
  UpdateUserDocument,
} from './users.generated.ts'

/** Adds a user. The link by which they choose a password is told once, in the message. */
export async function createUser(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, format }) => {
    const input = { name: textOf(form, 'name') ?? '', email: textOf(form, 'email') ?? '' }
    const { invitation, problems } = (await mutate(CreateUserDocument, { input })).createUser
    if (!invitation) return { problems }
    const time = format.dateTime(invitation.expiresAt)
    return {
      problems,
      message: t('settings:user.created', { name: input.name, time, link: invitation.url }),
    }
  })
}

/** Makes another such link, told once; earlier ones stop working. */
export async function inviteUser(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, format }) => {
    const input = { id: requiredText(form, 'id') }
    const { invitation, problems } = (await mutate(InviteUserDocument, { input })).inviteUser
    if (!invitation) return { problems }
    const time = format.dateTime(invitation.expiresAt)
    return { problems, message: t('settings:user.invited', { time, link: invitation.url }) }
  })
}

export async function updateUser(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      id: requiredText(form, 'id'),
      name: textOf(form, 'name') ?? '',
      email: textOf(form, 'email') ?? '',
    }
    const { updateUser: outcome } = await mutate(UpdateUserDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}

/** Gives a role in a company; in all of them where none is chosen. */
export async function assignRole(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      user: requiredText(form, 'user'),
      // The form offers no other roles than the API knows.
      role: requiredText(form, 'role') as Role,
      companyId: textOf(form, 'companyId') ?? null,
    }
    const { assignRole: outcome } = await mutate(AssignRoleDocument, { input })
    return { problems: outcome.problems, message: t('settings:user.roleAssigned') }
  })
}

export async function removeRole(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { removeRole: outcome } = await mutate(RemoveRoleDocument, {
      input: { id: requiredText(form, 'id') },
    })
    return { problems: outcome.problems, message: t('settings:user.roleRemoved') }
  })
}

export async function disableUser(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { disableUser: outcome } = await mutate(DisableUserDocument, {
      input: { id: requiredText(form, 'id') },
    })
    return { problems: outcome.problems, message: t('settings:user.disabled') }
  })
}

export async function enableUser(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { enableUser: outcome } = await mutate(EnableUserDocument, {
      input: { id: requiredText(form, 'id') },
    })
    return { problems: outcome.problems, message: t('settings:user.enabled') }
  })
}
