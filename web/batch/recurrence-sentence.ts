import type { Ui } from '../session/ui.ts'

/** A recurrence as the API tells it, or as an editor has it so far. */
export interface RecurrenceInWords {
  readonly unit: 'MINUTES' | 'HOURS' | 'DAYS' | 'WEEKDAYS' | 'WEEKS' | 'MONTHS' | 'YEARS'
  readonly count: number
  readonly weekdays?: readonly string[] | null
  readonly dayOfMonth?: number | null
  readonly ordinal?: string | null
  readonly ordinalWeekday?: string | null
  /** 1 to 12. */
  readonly month?: number | null
  readonly end: 'NEVER' | 'AFTER' | 'BY'
  readonly endAfter?: number | null
  /** A day: `2026-12-31`. */
  readonly endBy?: string | null
}

/** A recurrence in words, as the reader would say it: "Every 5 minutes, with no end date." */
export function describeRecurrence(
  ui: Pick<Ui, 't' | 'word' | 'format' | 'locale'>,
  recurrence: RecurrenceInWords,
): string {
  return `${describePattern(ui, recurrence)} ${describeEnd(ui, recurrence)}`
}

function describePattern(
  { t, word, format, locale }: Pick<Ui, 't' | 'word' | 'format' | 'locale'>,
  recurrence: RecurrenceInWords,
): string {
  const { unit, count, weekdays, dayOfMonth, ordinal, ordinalWeekday, month } = recurrence
  const day = dayOfMonth ?? 1
  const nth = ordinal &&
    ordinalWeekday && {
      nth: word.enumValue('RecurrenceOrdinal', ordinal).toLocaleLowerCase(locale),
      weekday: format.weekday(ordinalWeekday),
    }
  const monthName = format.month(month ?? 1)
  switch (unit) {
    case 'MINUTES':
      return t('batch:recurrence.minutes', { count })
    case 'HOURS':
      return t('batch:recurrence.hours', { count })
    case 'DAYS':
      return t('batch:recurrence.days', { count })
    case 'WEEKDAYS':
      return t('batch:recurrence.weekdays')
    case 'WEEKS': {
      const days = (weekdays ?? []).map((one) =>
        t('batch:recurrence.dayOfWeek', { weekday: format.weekday(one) }),
      )
      return days.length > 0
        ? t('batch:recurrence.weeksOn', { count, days: format.list(days) })
        : t('batch:recurrence.weeks', { count })
    }
    case 'MONTHS':
      return nth
        ? t('batch:recurrence.monthsNth', { count, ...nth })
        : t('batch:recurrence.months', { count, day })
    case 'YEARS':
      return nth
        ? t('batch:recurrence.yearsNth', { count, ...nth, month: monthName })
        : t('batch:recurrence.years', { count, day, month: monthName })
  }
}

function describeEnd({ t }: Pick<Ui, 't'>, { end, endAfter, endBy }: RecurrenceInWords): string {
  if (end === 'AFTER') return t('batch:recurrence.after', { count: endAfter ?? 1 })
  if (end === 'BY' && endBy) return t('batch:recurrence.by', { day: endBy })
  return t('batch:recurrence.never')
}
