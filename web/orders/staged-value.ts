import { parseCalendarInput } from '../language/calendar-input.ts'
import { toLocalTime } from '../language/local-time.ts'
import type { Locale } from '../language/locales.ts'
import { writeDecimal } from '../language/parse-decimal.ts'
import type { Wording } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'
import type { StagedFieldKind } from './transaction.generated.ts'

const secondsOfMinute = 60
const secondsOfHour = 3_600

/** A field of a transaction's rows. */
interface StagedField {
  /** The GraphQL type of its rows: `ChannelTransactionLine`. */
  readonly type: string
  readonly name: string
  readonly kind: StagedFieldKind
  /** The currency of an amount, as the channel sent it. */
  readonly currency?: string | null | undefined
}

/** A value as a channel sent it, in the reader's words and formats: by the kind of its field. */
export function stagedValueInWords(
  { t, format, word }: Pick<Ui, 't' | 'format' | 'word'>,
  { type, name, kind, currency }: StagedField,
  text: string,
): string {
  if (text === '') return ''
  // A channel may send whatever as a currency: what is no code cannot be formatted by.
  if (currency && /^[A-Z]{3}$/.test(currency)) return format.money({ amount: text, currency })
  if (kind === 'DECIMAL') return format.decimal(text)
  if (kind === 'ENUM') return codeInWords(word, `${type}.${name}`, text)
  if (kind === 'FLAG') return t(text === 'true' ? 'yes' : 'no')
  if (kind === 'DATE') return format.date(text)
  if (kind === 'INSTANT') return format.exactTime(text)
  if (kind === 'SECONDS') return timeOfDay(Number(text))
  return text
}

/** How a reader writes values: decimals by the language, moments by the clocks of the company. */
export interface InputStyle {
  readonly locale: Locale
  readonly timeZone: string
}

/** A value as an operator's input shows it, to be changed: by the kind of its field. */
export function writeStagedInput(
  { locale, timeZone }: InputStyle,
  kind: StagedFieldKind,
  text: string,
): string {
  if (kind === 'DECIMAL') return writeDecimal(text, locale)
  if (kind === 'INSTANT' && text !== '') return toLocalTime(text, timeZone)
  if (kind === 'SECONDS' && text !== '') return parseCalendarInput('time', timeOfDay(Number(text))) ?? text
  return text
}

/** A code in words, and as the channel has it: `Online order (27)`. */
export function codeInWords(word: Pick<Wording, 'code'>, coordinate: string, code: string): string {
  return `${word.code(coordinate, code)} (${code})`
}

function timeOfDay(seconds: number): string {
  return [seconds / secondsOfHour, (seconds / secondsOfMinute) % secondsOfMinute, seconds % secondsOfMinute]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
