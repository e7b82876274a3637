import { ApiError } from '../graphql/request-client.ts'
import { asList } from './answers.ts'
import { categoryChoices, jobChoices } from './batch-choices.ts'
import type { Choice, Choosing } from './choice.ts'
import {
  channelChoices,
  groupChoices,
  holdChoices,
  scheduleChoices,
  sessionChoices,
} from './distribution-choices.ts'
import { currencyChoices, languageChoices, monthChoices, timeZoneChoices } from './locale-choices.ts'
import {
  draftedHierarchyChoices,
  hierarchyChoices,
  nodeChoices,
  transactionChoices,
} from './organization-choices.ts'
import type { Control } from './read-guide.ts'

type LoadChoices = (
  choosing: Choosing,
  chosen: readonly (string | number)[],
) => Promise<readonly Choice[]> | readonly Choice[]

/** Where the choices of an input come from, by its coordinate. */
const sources: Readonly<Record<string, LoadChoices>> = {
  'RunDistributionScheduleInput.schedule': scheduleChoices,
  'RunDistributionScheduleInput.groups': groupChoices,
  'CreateDistributionScheduleBatchJobInput.schedule': scheduleChoices,
  'CreateDistributionScheduleBatchJobInput.groups': groupChoices,
  'RegisterChannelDatabaseInput.group': groupChoices,
  'RegisterChannelDatabaseInput.channelNumbers': channelChoices,
  'SynchronizeOrdersInput.channelNumbers': channelChoices,
  'SynchronizeOrdersInput.organizationHierarchyId': hierarchyChoices,
  'SynchronizeOrdersInput.nodeIds': nodeChoices,
  'PublishOrganizationHierarchyInput.hierarchy': draftedHierarchyChoices,
  'RunInBackgroundInput.categoryId': categoryChoices,
  'UpdateBatchJobInput.job': jobChoices,
  'SynchronizeTransactionInput.id': transactionChoices,
  'RerunUploadSessionInput.session': sessionChoices,
  'ReleaseOrderHoldInput.id': holdChoices,
  'RecurrenceInput.timeZone': timeZoneChoices,
  'RecurrenceInput.month': monthChoices,
  'ActivePeriodInput.timeZone': timeZoneChoices,
  'CreateCompanyInput.timeZone': timeZoneChoices,
  'CreateCompanyInput.currency': currencyChoices,
  'CreateCompanyInput.language': languageChoices,
}

/**
 * What an input can be filled with: the values of its enum, or records that the reader may see. Empty where nobody
 * knows, or the reader may not see them: such an input is typed.
 */
export async function choicesOf(
  control: Pick<Control, 'bind' | 'kind' | 'choices'>,
  choosing: Choosing,
): Promise<readonly Choice[]> {
  if (control.kind !== 'CHOOSE' && control.kind !== 'TREE') return []
  if (control.choices.length > 0) {
    return control.choices.map(({ value, label }) => ({ value, label, names: [] }))
  }
  const load = sources[control.bind]
  if (!load) return []
  try {
    return await load(choosing, asList(choosing.answers[control.bind]))
  } catch (error) {
    if (error instanceof ApiError && error.code !== 'UNAUTHENTICATED') return []
    throw error
  }
}
