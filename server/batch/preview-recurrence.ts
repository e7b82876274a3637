import type { Queries } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import type { CompanyId } from '../organization/tables.ts'
import { defineActivePeriod, defineRecurrence, type RecurrenceChoices } from './define-recurrence.ts'
import { zonedTime } from './local-time.ts'
import { type Occurrence, occurrences } from './occurrences.ts'
import type { ActivePeriod, Recurrence } from './recurrence.ts'

/** An occurrence as a dialog shows it: also by the clocks of the recurrence's time zone. */
export interface PreviewedOccurrence extends Occurrence {
  /** `YYYY-MM-DDTHH:MM:SS` */
  readonly localTime: string
  /** `+01:00` */
  readonly utcOffset: string
  /** The clocks have been changed since the occurrence before it: the same local time is another distance away. */
  readonly isOffsetChanged: boolean
}

/** What a dialog asks for before it saves. */
export interface PreviewRequest {
  readonly choices: RecurrenceChoices
  readonly activePeriod: Parameters<typeof defineActivePeriod>[0] | null
  /** Whose time zone is meant where none is chosen; null for UTC. */
  readonly companyId: string | null
  readonly count: number
  readonly now: Instant
}

/**
 * The next occurrences of a recurrence as it would be if it were saved now.
 * @throws ProblemError with what is wrong with the choices.
 */
export async function previewRecurrence(
  queries: Queries,
  { choices, activePeriod, companyId, count, now }: PreviewRequest,
): Promise<{ recurrence: Recurrence; occurrences: PreviewedOccurrence[] }> {
  const timeZone = companyId ? await timeZoneOf(queries, companyId as CompanyId) : 'UTC'
  const { recurrence, after } = defineRecurrence(choices, { now, timeZone })
  const period = activePeriod ? defineActivePeriod(activePeriod, { timeZone: recurrence.timeZone }) : null
  return {
    recurrence,
    occurrences: showOccurrences(recurrence, { after, count, activePeriod: period, occurred: 0 }),
  }
}

/** Occurrences of a recurrence, as a dialog shows them. */
export function showOccurrences(
  recurrence: Recurrence,
  request: { after: Instant; count: number; activePeriod: ActivePeriod | null; occurred: number },
): PreviewedOccurrence[] {
  const { after, count: limit, activePeriod, occurred } = request
  let offsetBefore = zonedTime(Date.parse(after), recurrence.timeZone).offset
  return occurrences(recurrence, { after, limit, activePeriod, occurred }).map((occurrence) => {
    const shown = zonedTime(Date.parse(occurrence.at), recurrence.timeZone)
    const isOffsetChanged = shown.offset !== offsetBefore
    offsetBefore = shown.offset
    return {
      ...occurrence,
      localTime: shown.toPlainDateTime().toString({ smallestUnit: 'second' }),
      utcOffset: shown.offset,
      isOffsetChanged,
    }
  })
}

async function timeZoneOf(queries: Queries, companyId: CompanyId): Promise<string> {
  const company = await queries
    .selectFrom('company')
    .select('time_zone')
    .where('id', '=', companyId)
    .executeTakeFirst()
  if (!company) throw problemError('COMPANY_NOT_FOUND', { id: companyId }, 'companyId')
  return company.time_zone
}
