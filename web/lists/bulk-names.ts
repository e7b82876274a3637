/** Names of what a form of a bulk act sends, and of the search parameter that keeps what is selected. */
export const bulkInputs = { row: 'row', all: 'all', filters: 'filters', selected: 'selected' } as const

/** Stands in the address for all rows that match. */
export const everyRow = 'all'
