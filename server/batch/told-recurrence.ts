import { enumName } from '../graphql/enum-name.ts'
import type { AuditValue } from '../identity/audit.ts'
import type { DayOfMonth, Recurrence } from './recurrence.ts'

/** A recurrence as the audit trail keeps it: in the form of the API's `Recurrence`, but for what it leaves empty. */
export function toldRecurrence({ pattern, end, startAt, timeZone }: Recurrence): AuditValue {
  return {
    unit: enumName(pattern.unit),
    count: 'count' in pattern ? pattern.count : 1,
    ...(pattern.unit === 'weeks' ? { weekdays: pattern.weekdays.map(enumName) } : {}),
    ...('on' in pattern ? toldDay(pattern.on) : {}),
    ...(pattern.unit === 'years' ? { month: pattern.month } : {}),
    end: enumName(end.kind),
    ...(end.kind === 'after' ? { endAfter: end.count } : {}),
    ...(end.kind === 'by' ? { endBy: end.date } : {}),
    startDate: startAt.slice(0, 10),
    startTime: startAt.slice(11),
    timeZone,
  }
}

function toldDay(on: DayOfMonth): { readonly [name: string]: AuditValue } {
  return on.kind === 'day'
    ? { dayOfMonth: on.day }
    : { ordinal: enumName(on.ordinal), ordinalWeekday: enumName(on.weekday) }
}
