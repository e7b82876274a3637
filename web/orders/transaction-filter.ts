import { enumValuesOf, type SearchParameters, valuesOf } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { boundsOf } from './bounds.ts'
import { channelNumbersOf } from './channel-facet.ts'
import { synchronizationStatuses } from './status.ts'
import type { ChannelTransactionType } from './transactions.generated.ts'

/** Which transactions an address asks for. */
export function transactionFilterOf(ui: Ui, filters: SearchParameters) {
  return {
    ...boundsOf(ui, filters),
    statuses: enumValuesOf(filters, 'status', synchronizationStatuses) ?? null,
    // The API knows the types; one that it does not know is refused, and said so.
    types: (valuesOf(filters, 'type') as ChannelTransactionType[] | undefined) ?? null,
    channelNumbers: channelNumbersOf(filters),
  }
}
