import { type CalendarInput, parseCalendarInput } from '../language/calendar-input.ts'

/** What a form sends of an input: days and times as every language sends them where they can be read, else the text. */
export function sentText({ value, dataset }: HTMLInputElement): string {
  const kind = dataset.calendarInput as CalendarInput | undefined
  return (kind && parseCalendarInput(kind, value)) ?? value
}
