import type { Amount } from '../language/amount.ts'
import type { Ui } from '../session/ui.ts'

/** What a list comes to, by currency; undefined of an empty one. */
export function sumInWords(
  { t, format }: Ui,
  key: 'orders:orders.sum' | 'orders:payments.sum',
  amounts: readonly Amount[],
): string | undefined {
  if (amounts.length === 0) return undefined
  return t(key, { amounts: format.list(amounts.map((amount) => format.money(amount))) })
}
