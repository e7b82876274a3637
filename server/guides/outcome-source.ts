import { decodeGlobalID } from '@pothos/plugin-relay'

/** How a verification names what its draft's act has given back: `outcome.run`, or `outcome.company.key`. */
export const outcomeSourcePattern = /^outcome\.([a-z]\w*)(\.key)?$/

/** What an act gave back, as a verification asks for it. */
export interface OutcomeSource {
  /** The field of the mutation's payload that has the record, such as `run`. */
  readonly field: string
  /** Whether the record is named by its key (a company's id, a channel's number) instead of its global id. */
  readonly isKey: boolean
}

/** What came of an act, as far as its records are named. */
interface Outcome {
  readonly records: readonly { readonly field: string; readonly id: string }[]
}

/** @returns null when a variable is filled from something else. */
export function parseOutcomeSource(text: string): OutcomeSource | null {
  const [, field, key] = outcomeSourcePattern.exec(text) ?? []
  return field === undefined ? null : { field, isKey: key !== undefined }
}

/** The id or key of the record that an act gave back; undefined before the act, and when it gave back no such record. */
export function valueOfOutcome(
  { field, isKey }: OutcomeSource,
  outcome: Outcome | null | undefined,
): string | undefined {
  const record = outcome?.records.find((one) => one.field === field)
  return record && (isKey ? decodeGlobalID(record.id).id : record.id)
}
