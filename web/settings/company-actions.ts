'use server'

import { redirect } from 'next/navigation'
import { type ApiProblem, act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { readNumbers } from '../forms/form-numbers.ts'
import { mutate } from '../graphql/request-client.ts'
import { parseCalendarInput } from '../language/calendar-input.ts'
import {
  CreateCompanyDocument,
  SaveHoldCodeDocument,
  UpdateCompanyDocument,
  UpdateSynchronizationSettingsDocument,
} from './companies.generated.ts'

const retries = ['synchronizationRetryLimit', 'synchronizationRetryBaseSeconds'] as const

function detailsFrom(form: FormData) {
  return {
    name: textOf(form, 'name') ?? '',
    currency: requiredText(form, 'currency'),
    timeZone: requiredText(form, 'timeZone'),
    language: requiredText(form, 'language'),
    editedOrderHoldCode: textOf(form, 'editedOrderHoldCode') ?? null,
  }
}

/** Makes a company and shows it. A number that cannot be read is told with all that the API finds wrong with the rest. */
export async function createCompany(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { readable, problems } = readNumbers(form, ui.locale, retries)
    const input = {
      id: textOf(form, 'id') ?? '',
      ...detailsFrom(form),
      ...readable,
      validateOnly: problems.length > 0,
    }
    const { createCompany: outcome } = await mutate(CreateCompanyDocument, { input })
    if (outcome.company) redirect(ui.href(`/settings/companies/${outcome.company.companyId}`))
    return { problems: [...outcome.problems, ...problems] }
  })
}

/** Changes a company; what is wrong is told as of a new one. */
export async function updateCompany(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const { readable, problems } = readNumbers(form, locale, retries)
    const input = {
      companyId: requiredText(form, 'companyId'),
      ...detailsFrom(form),
      ...readable,
      validateOnly: problems.length > 0,
    }
    const { updateCompany: outcome } = await mutate(UpdateCompanyDocument, { input })
    return { problems: [...outcome.problems, ...problems], message: t('saved') }
  })
}

export async function updateSynchronizationSettings(
  state: ActionState,
  form: FormData,
): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const closedUntil = textOf(form, 'closedUntil') ?? null
    const { numbers, problems: notNumbers } = readNumbers(form, locale, ['quotationValidDays'])
    const problems = [...notDay('closedUntil', closedUntil), ...notNumbers]
    if (problems.length > 0) return { problems }
    const input = {
      companyId: requiredText(form, 'companyId'),
      closedUntil,
      isPaymentOptional: isChecked(form, 'isPaymentOptional'),
      ...numbers,
    }
    const outcome = (await mutate(UpdateSynchronizationSettingsDocument, { input }))
      .updateSynchronizationSettings
    return { problems: outcome.problems, message: t('saved') }
  })
}

/** What is wrong with a day that was typed, which need not be there; the API would refuse the whole form for it. */
function notDay(field: string, typed: string | null): readonly ApiProblem[] {
  if (typed === null || parseCalendarInput('day', typed) !== undefined) return []
  return [{ code: 'VALUE_NOT_A_DATE', parameters: { field }, field }]
}

/** Makes a hold code, or says anew what one means. */
export async function saveHoldCode(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const input = {
      companyId: requiredText(form, 'companyId'),
      code: textOf(form, 'code') ?? '',
      description: textOf(form, 'description') ?? '',
    }
    const { saveHoldCode: outcome } = await mutate(SaveHoldCodeDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}
