import type { Operation } from './asked-operation.ts'

/** The explorer with an operation and its variables filled in. */
export function explorerAddress(operation: Operation): string {
  const parameters = new URLSearchParams({
    query: operation.document,
    variables: JSON.stringify(operation.variables, null, 2),
  })
  return `/explorer?${parameters}`
}
