import { enumValuesOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { sessionStatuses } from './status.ts'

/** Which upload sessions an address asks for. */
export function sessionFilterOf(ui: Ui, filters: SearchParameters) {
  return {
    companyId: ui.company.companyId,
    schedule: oneValueOf(filters, 'schedule') ?? null,
    channelDatabase: oneValueOf(filters, 'channelDatabase') ?? null,
    run: oneValueOf(filters, 'run') ?? null,
    hasRows: oneValueOf(filters, 'rows') === 'yes' ? true : null,
    statuses: enumValuesOf(filters, 'status', sessionStatuses) ?? null,
  }
}
