import { parametersOf } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'

interface BrokenRule {
  readonly code: string
  readonly parameters: unknown
  /** Of the line or payment that broke it; null, or zero, for the transaction as a whole. */
  readonly lineNumber: number | null
}

/** What a rule says of the transaction that broke it: on which line, and in the transaction's currency. */
export function failureInWords(
  { t, word }: Ui,
  { code, parameters, lineNumber }: BrokenRule,
  currency: string,
): string {
  const { text } = word.cause(code, { currency, ...parametersOf(parameters) })
  return lineNumber ? `${t('orders:transaction.line', { number: lineNumber })} ${text}` : text
}
