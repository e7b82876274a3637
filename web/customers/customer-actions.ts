'use server'

import { redirect } from 'next/navigation'
import { act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import { customerPath } from './customer-list.tsx'
import { CreateCustomerDocument, UpdateCustomerDocument } from './customers.generated.ts'

function detailsFrom(form: FormData) {
  return {
    name: textOf(form, 'name') ?? '',
    email: textOf(form, 'email') ?? null,
    phone: textOf(form, 'phone') ?? null,
    isBlocked: isChecked(form, 'isBlocked'),
  }
}

/** Registers a customer and shows it. */
export async function createCustomer(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const input = {
      companyId: requiredText(form, 'companyId'),
      account: textOf(form, 'account') ?? null,
      ...detailsFrom(form),
    }
    const { createCustomer: outcome } = await mutate(CreateCustomerDocument, { input })
    if (outcome.customer) redirect(ui.href(customerPath(outcome.customer.id)))
    return { problems: outcome.problems }
  })
}

export async function updateCustomer(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = { id: requiredText(form, 'id'), ...detailsFrom(form) }
    const { updateCustomer: outcome } = await mutate(UpdateCustomerDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}
