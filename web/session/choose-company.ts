/** A company that the reader may work in, with what makes it likely that they want to. */
export interface CompanyAtWork {
  readonly companyId: string
  /** When its shops last sent something; null when they never have. */
  readonly lastReceivedAt: string | null
  readonly channelCount: number
  /** Whether the reader has a role in it by name, and not only one that is for all companies. */
  readonly isOwn: boolean
}

/**
 * The company that a reader works in who has not said which: one where they have a role by name; among
 * those, the one whose shops sent something last; then the one that has most channels; then the first by id.
 */
export function likeliestCompany(companies: readonly CompanyAtWork[]): string | undefined {
  return companies.toSorted(
    (one, other) =>
      Number(other.isOwn) - Number(one.isOwn) ||
      (other.lastReceivedAt ?? '').localeCompare(one.lastReceivedAt ?? '') ||
      other.channelCount - one.channelCount ||
      one.companyId.localeCompare(other.companyId),
  )[0]?.companyId
}
