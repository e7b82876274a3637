import type { PreviewDistributionQuery } from './previews.generated.ts'

type Schedule = Pick<NonNullable<PreviewDistributionQuery['distributionSchedule']>, 'groups' | 'company'>
export type RunDatabase = Schedule['company']['channelDatabaseGroups'][number]['channelDatabases'][number]

/** What a run of a distribution schedule takes. */
export interface RunScope {
  readonly hasGroups: boolean
  /** The channel databases that it pulls from, by name. */
  readonly pulled: readonly RunDatabase[]
  /** Those that it passes over. */
  readonly paused: readonly RunDatabase[]
}

/**
 * Which channel databases a run takes.
 * @param chosen ids of the groups that were chosen for it; none for the schedule's own.
 */
export function runScope({ groups, company }: Schedule, chosen: readonly string[]): RunScope {
  const wanted = new Set(chosen.length > 0 ? chosen : groups.map(({ id }) => id))
  const databases = company.channelDatabaseGroups
    .filter(({ id }) => wanted.has(id))
    .flatMap(({ channelDatabases }) => channelDatabases)
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return {
    hasGroups: wanted.size > 0,
    pulled: databases.filter(({ isPaused }) => !isPaused),
    paused: databases.filter(({ isPaused }) => isPaused),
  }
}
