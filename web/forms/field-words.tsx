'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** Stands in words for the label, until a field fills it in. */
const labelGap = '{{label}}'

/** Words of fields of every form. */
interface Words {
  /** Of a field that may be left empty: `{{label}} (optional)`. */
  readonly optional: string
  readonly calendar: CalendarWords
}

/** Words of fields in which a day or a time is typed. */
export interface CalendarWords {
  /** How a day is written: `dd/mm/yyyy`. */
  readonly day: string
  readonly time: string
  readonly moment: string
  /** What the button of a field's calendar does: `Choose in a calendar: {{label}}`. */
  readonly choose: string
}

const WordsOfFields = createContext<Words>({
  optional: labelGap,
  calendar: { day: '', time: '', moment: '', choose: labelGap },
})

/** Gives the fields within their words; those about one field have a gap where its label goes: `{{label}}`. */
export function FieldWords({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  return <WordsOfFields value={words}>{children}</WordsOfFields>
}

/** What stands beside an input: its label, and that it may be left empty, unless it has to be filled in. */
export function useShownLabel(label: string, isRequired: boolean): string {
  const { optional } = useContext(WordsOfFields)
  return isRequired ? label : optional.replace(labelGap, () => label)
}

/** The words of a field of a day or a time. */
export function useCalendarWords(label: string): CalendarWords {
  const { calendar } = useContext(WordsOfFields)
  return { ...calendar, choose: calendar.choose.replace(labelGap, () => label) }
}
