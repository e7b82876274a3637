'use server'

import { type ApiProblem, act, isChecked, requiredText, textOf } from '../forms/act.ts'
import type { ActionState } from '../forms/action-state.ts'
import { readNumbers } from '../forms/form-numbers.ts'
import { mutate } from '../graphql/request-client.ts'
import {
  type BatchFollowUpCondition,
  type BatchMessageLevel,
  type BatchPriority,
  UpdateBatchJobDocument,
} from './job-settings.generated.ts'

/** Changes all of a batch job but when it recurs, which its guide does. */
export async function saveJobSettings(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async ({ t, locale }) => {
    const [history, retries] = ['historyDays', 'retries.maximum'] as const
    const { numbers, problems: notNumbers } = readNumbers(form, locale, [history, retries], {
      texts: ['description'],
    })
    const { activePeriod, problems: notTimes } = readActivePeriod(form)
    const problems = [...notTimes, ...notNumbers]
    if (problems.length > 0) return { problems }
    const input = {
      job: requiredText(form, 'job'),
      description: textOf(form, 'description') ?? '',
      categoryId: textOf(form, 'categoryId') ?? null,
      // The form offers no other values than the API knows.
      priority: requiredText(form, 'priority') as BatchPriority,
      logLevel: requiredText(form, 'logLevel') as BatchMessageLevel,
      followUpOn: requiredText(form, 'followUpOn') as BatchFollowUpCondition,
      followUpJobId: textOf(form, 'followUpJobId') ?? null,
      critical: isChecked(form, 'critical'),
      activePeriod,
      historyDays: numbers[history],
      retries: { maximum: numbers[retries] },
      // What the form does not ask for stays.
      ...(textOf(form, 'recurs') ? { goesOnAfterError: isChecked(form, 'goesOnAfterError') } : {}),
      ...(textOf(form, 'isMine') ? { private: isChecked(form, 'private') } : {}),
    }
    const { updateBatchJob } = await mutate(UpdateBatchJobDocument, { input })
    return { problems: updateBatchJob.problems, message: t('saved') }
  })
}

/** The hours of the form, both or none; null without any, which means whenever. */
function readActivePeriod(form: FormData) {
  const [from = '', to = ''] = [textOf(form, 'activePeriod.from'), textOf(form, 'activePeriod.to')]
  const timeZone = textOf(form, 'activePeriod.timeZone') ?? null
  const missing = [from === '' && 'activePeriod.from', to === '' && 'activePeriod.to'].filter(
    (one) => one !== false,
  )
  return {
    activePeriod: from === '' && to === '' ? null : { from, to, timeZone },
    problems: missing.length === 1 ? missing.map(toMissing) : [],
  }
}

function toMissing(field: string): ApiProblem {
  return { code: 'VALUE_MISSING', parameters: { field }, field }
}
