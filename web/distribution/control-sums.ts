const digitsAtLeast = 2

/**
 * How many digits all control sums of a table are shown with: those of the longest, so that they stand below each other.
 * They are no money: a channel database may hold several currencies, and what its tables sum need not be amounts.
 */
export function digitsOfSums(sums: readonly (string | null)[]): number {
  return Math.max(digitsAtLeast, ...sums.map((sum) => sum?.split('.')[1]?.length ?? 0))
}
