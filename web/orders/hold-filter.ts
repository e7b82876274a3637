import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'

/** Which holds an address asks for. */
export function holdFilterOf(ui: Ui, filters: SearchParameters) {
  return {
    companyId: ui.company.companyId,
    isOpen: oneValueOf(filters, 'released') !== 'yes',
    holdCode: oneValueOf(filters, 'code') ?? null,
  }
}
