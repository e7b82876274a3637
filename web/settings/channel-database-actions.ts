'use server'

import { redirect } from 'next/navigation'
import { TestChannelDatabaseDocument } from '../distribution/channel-databases.generated.ts'
import { describeTest } from '../distribution/test-outcome.ts'
import { act, requiredText, textOf, textsOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  type ChannelDatabaseKind,
  type ConnectionEncryption,
  CreateChannelDatabaseGroupDocument,
  RegisterChannelDatabaseDocument,
  UpdateChannelDatabaseDocument,
  UpdateChannelDatabaseGroupDocument,
} from './channel-databases.generated.ts'

/** Where a channel database is and how to sign in to it. A password that is left empty stays as it is. */
function connectionFrom(form: FormData) {
  // The form offers no other kinds and encryptions than the API knows.
  const kind = requiredText(form, 'kind') as ChannelDatabaseKind
  const address = textOf(form, 'address') ?? ''
  const channelNumbers = textsOf(form, 'channelNumbers').map(Number)
  if (kind === 'SQLITE') return { kind, address, channelNumbers }
  const schemaName = textOf(form, 'schemaName')
  const password = textOf(form, 'password')
  const tls = textOf(form, 'tls') as ConnectionEncryption | undefined
  return {
    kind,
    address,
    channelNumbers,
    userName: textOf(form, 'userName') ?? null,
    ...(schemaName === undefined ? {} : { schemaName }),
    ...(password === undefined ? {} : { password }),
    ...(tls === undefined ? {} : { tls }),
  }
}

/** Registers a channel database and shows it; or, by the form's other button, only tries the connection. */
export async function registerDatabase(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const connection = { companyId: requiredText(form, 'companyId'), ...connectionFrom(form) }
    if (textOf(form, 'intent') === 'test') {
      const { testChannelDatabase } = await mutate(TestChannelDatabaseDocument, { input: { connection } })
      const outcome = describeTest(ui, testChannelDatabase)
      const problems = outcome.problems.map((problem) => ({
        ...problem,
        field: problem.field?.replace(/^connection\./, '') ?? null,
      }))
      return { ...outcome, problems, keepsInput: true }
    }
    const input = {
      ...connection,
      name: textOf(form, 'name') ?? '',
      group: textOf(form, 'group') ?? '',
    }
    const { registerChannelDatabase: outcome } = await mutate(RegisterChannelDatabaseDocument, { input })
    const id = outcome.channelDatabase?.id
    if (id) redirect(ui.href(`/settings/channel-databases/${encodeURIComponent(id)}`))
    return { problems: outcome.problems }
  })
}

export async function updateDatabase(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      channelDatabase: requiredText(form, 'channelDatabase'),
      name: textOf(form, 'name') ?? '',
      group: requiredText(form, 'group'),
      ...connectionFrom(form),
    }
    const { updateChannelDatabase: outcome } = await mutate(UpdateChannelDatabaseDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}

function groupFrom(form: FormData) {
  return { name: textOf(form, 'name') ?? '', description: textOf(form, 'description') ?? '' }
}

export async function createGroup(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { companyId: requiredText(form, 'companyId'), ...groupFrom(form) }
    const { createChannelDatabaseGroup: outcome } = await mutate(CreateChannelDatabaseGroupDocument, {
      input,
    })
    return { problems: outcome.problems, message: t('settings:group.created') }
  })
}

export async function updateGroup(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { group: requiredText(form, 'group'), ...groupFrom(form) }
    const { updateChannelDatabaseGroup: outcome } = await mutate(UpdateChannelDatabaseGroupDocument, {
      input,
    })
    return { problems: outcome.problems, message: t('saved') }
  })
}
