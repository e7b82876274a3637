import { dayOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'

/** The company, and the days that an address asks for. */
export function periodOf(ui: Ui, filters: SearchParameters) {
  return {
    companyId: ui.company.companyId,
    from: dayOf(filters, 'from') ?? null,
    to: dayOf(filters, 'to') ?? null,
  }
}

/** What bounds a list beside its facets: the company, the days and the text that an address asks for. */
export function boundsOf(ui: Ui, filters: SearchParameters) {
  return { ...periodOf(ui, filters), text: oneValueOf(filters, 'text') ?? null }
}
