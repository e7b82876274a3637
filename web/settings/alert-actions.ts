'use server'

import { type ApiProblem, act, isChecked, requiredText, textOf, textsOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { readNumbers } from '../forms/form-numbers.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  type BatchAlertEvent,
  DeleteBatchAlertRuleDocument,
  SaveBatchAlertRuleDocument,
} from './alerts.generated.ts'

/** Makes an alert rule, or changes it. What a rule is about stays. */
export async function saveAlertRule(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const late = 'alert.lateAfterSeconds'
    const { numbers, problems } = readNumbers(form, locale, [late])
    if (problems.length > 0) return { problems }
    const rule = textOf(form, 'rule')
    const job = textOf(form, 'job')
    const user = textOf(form, 'user')
    const input = {
      companyId: requiredText(form, 'companyId'),
      ...(rule === undefined ? {} : { rule }),
      ...(job === undefined ? {} : { job }),
      ...(user === undefined ? {} : { user }),
      alert: {
        // The form offers no other events than the API knows.
        on: textsOf(form, 'alert.on') as BatchAlertEvent[],
        inApp: isChecked(form, 'alert.inApp'),
        webhookUrl: textOf(form, 'alert.webhookUrl') ?? null,
        lateAfterSeconds: numbers[late],
      },
    }
    const { saveBatchAlertRule: outcome } = await mutate(SaveBatchAlertRuleDocument, { input })
    return { problems: outcome.problems.map(inAlert), message: t('saved') }
  })
}

const alertFields: readonly (string | null)[] = ['on', 'inApp', 'webhookUrl', 'lateAfterSeconds']

/** What is wrong with the alert of a rule the API tells by its place in the alert, and the form by that in the rule. */
function inAlert(problem: ApiProblem): ApiProblem {
  return alertFields.includes(problem.field) ? { ...problem, field: `alert.${problem.field}` } : problem
}

export async function deleteAlertRule(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t }) => {
    const { deleteBatchAlertRule: outcome } = await mutate(DeleteBatchAlertRuleDocument, {
      input: { rule: requiredText(form, 'rule') },
    })
    return { problems: outcome.problems, message: t('settings:alert.deleted') }
  })
}
