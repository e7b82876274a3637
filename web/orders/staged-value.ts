import type { Ui } from '../session/ui.ts'
import type { StagedFieldKind } from './transaction.generated.ts'

const secondsOfMinute = 60
const secondsOfHour = 3_600

/** A value as a channel sent it, in the reader's words and formats: by the kind of its field. */
export function stagedValueInWords(
  { t, format }: Pick<Ui, 't' | 'format'>,
  kind: StagedFieldKind,
  text: string,
): string {
  if (text === '') return ''
  if (kind === 'DECIMAL') return format.decimal(text)
  if (kind === 'FLAG') return t(text === 'true' ? 'yes' : 'no')
  if (kind === 'DATE') return format.date(text)
  if (kind === 'INSTANT') return format.exactTime(text)
  if (kind === 'SECONDS') return timeOfDay(Number(text))
  return text
}

function timeOfDay(seconds: number): string {
  return [seconds / secondsOfHour, (seconds / secondsOfMinute) % secondsOfMinute, seconds % secondsOfMinute]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
