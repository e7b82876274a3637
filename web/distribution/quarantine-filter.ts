import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'

/** Which quarantined rows an address asks for, settled or not. */
export function quarantineFilterOf(ui: Ui, filters: SearchParameters) {
  return {
    companyId: ui.company.companyId,
    transactionId: oneValueOf(filters, 'text') ?? null,
    uploadSession: oneValueOf(filters, 'session') ?? null,
  }
}
