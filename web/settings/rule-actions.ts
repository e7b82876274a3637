'use server'

import { act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { readHundredths, readNumbers } from '../forms/form-numbers.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  type NumberSequenceCode,
  UpdateNumberSequenceDocument,
  UpdateValidationRuleDocument,
  type ValidationRuleCode,
} from './rules.generated.ts'

/** Switches a rule, or changes its tolerance, which is typed in minor units and sent in hundredths of them. */
export async function updateRule(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const tolerance = readHundredths(form, locale, 'tolerance')
    if (tolerance.problems.length > 0) return { problems: tolerance.problems }
    const input = {
      companyId: requiredText(form, 'companyId'),
      // The form names no other rules than the API knows.
      code: requiredText(form, 'code') as ValidationRuleCode,
      ...(isChecked(form, 'isEssential') ? {} : { isEnabled: isChecked(form, 'isEnabled') }),
      ...(tolerance.value === undefined ? {} : { tolerance: tolerance.value }),
    }
    const { updateValidationRule: outcome } = await mutate(UpdateValidationRuleDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}

export async function updateSequence(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const large = ['nextNumber', 'largestNumber'] as const
    const { numbers, problems } = readNumbers(form, locale, ['digits', ...large], { large })
    if (problems.length > 0) return { problems }
    const input = {
      companyId: requiredText(form, 'companyId'),
      // The form names no other sequences than the API knows.
      code: requiredText(form, 'code') as NumberSequenceCode,
      prefix: textOf(form, 'prefix') ?? '',
      ...numbers,
    }
    const { updateNumberSequence: outcome } = await mutate(UpdateNumberSequenceDocument, { input })
    return { problems: outcome.problems, message: t('saved') }
  })
}
