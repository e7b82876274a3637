'use server'

import { redirect } from 'next/navigation'
import { act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { readNumbers } from '../forms/form-numbers.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  type ChannelKind,
  CreateChannelDocument,
  RemovePaymentMethodDocument,
  SavePaymentMethodDocument,
  type TenderFunction,
  UpdateChannelDocument,
} from './channels.generated.ts'

function detailsFrom(form: FormData) {
  return {
    name: textOf(form, 'name') ?? '',
    storeNumber: textOf(form, 'storeNumber') ?? '',
    // The form offers no other kinds than the API knows.
    kind: requiredText(form, 'kind') as ChannelKind,
    currency: requiredText(form, 'currency'),
    country: textOf(form, 'country')?.toUpperCase() ?? '',
    timeZone: requiredText(form, 'timeZone'),
    pricesIncludeTax: isChecked(form, 'pricesIncludeTax'),
    isActive: isChecked(form, 'isActive'),
    defaultCustomerAccount: textOf(form, 'defaultCustomerAccount') ?? null,
    deliveryMode: textOf(form, 'deliveryMode') ?? null,
    site: textOf(form, 'site') ?? null,
    warehouse: textOf(form, 'warehouse') ?? null,
  }
}

/**
 * Makes a channel and shows it. A number that cannot be read is told with all that the API finds wrong with the rest: it
 * is asked with a number that no channel has, whose own fault is left out.
 */
export async function createChannel(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { readable, problems } = readNumbers(form, ui.locale, ['number'], { large: ['number'] })
    const input = {
      companyId: requiredText(form, 'companyId'),
      ...detailsFrom(form),
      number: readable.number ?? 0,
      validateOnly: problems.length > 0,
    }
    const { createChannel: outcome } = await mutate(CreateChannelDocument, { input })
    if (outcome.channel) redirect(ui.href(`/settings/channels/${outcome.channel.number}`))
    const others = outcome.problems.filter(({ field }) => problems.length === 0 || field !== 'number')
    return { problems: [...problems, ...others] }
  })
}

export async function updateChannel(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { number: Number(requiredText(form, 'number')), ...detailsFrom(form) }
    const { updateChannel: outcome } = await mutate(UpdateChannelDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}

/** Adds a payment method, or changes the one of its tender type. */
export async function savePaymentMethod(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      channelNumber: Number(requiredText(form, 'channelNumber')),
      tenderType: textOf(form, 'tenderType') ?? '',
      name: textOf(form, 'name') ?? '',
      // The form offers no other functions than the API knows.
      tenderFunction: requiredText(form, 'tenderFunction') as TenderFunction,
      postingAccount: textOf(form, 'postingAccount') ?? '',
      isPrepayment: isChecked(form, 'isPrepayment'),
    }
    const { savePaymentMethod: outcome } = await mutate(SavePaymentMethodDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}

export async function removePaymentMethod(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      channelNumber: Number(requiredText(form, 'channelNumber')),
      tenderType: requiredText(form, 'tenderType'),
    }
    const { removePaymentMethod: outcome } = await mutate(RemovePaymentMethodDocument, { input })
    return { problems: outcome.problems, message: t('settings:paymentMethod.removed') }
  })
}
