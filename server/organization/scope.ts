import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { ChannelNumber, CompanyId } from './tables.ts'

/** Nodes of a hierarchy, on a day. */
export interface Scope {
  readonly companyId: CompanyId
  readonly hierarchyId: Id<'OrganizationHierarchy'>
  /** Nodes, by the ids that they keep from version to version. */
  readonly nodeIds: readonly Id<'OrganizationNode'>[]
  /** The day in the company's time zone. */
  readonly on: CalendarDate
}

/**
 * The version of a hierarchy in force on a day: of the published ones whose effective date has come, the latest
 * (commerce 3.1).
 * @returns undefined when none is in force yet, or the hierarchy is not the company's.
 */
export async function hierarchyInForce(
  queries: Queries,
  { companyId, hierarchyId, on }: Omit<Scope, 'nodeIds'>,
): Promise<Id<'OrganizationHierarchyVersion'> | undefined> {
  const version = await queries
    .selectFrom('organization_hierarchy_version as version')
    .innerJoin('organization_hierarchy as hierarchy', 'hierarchy.id', 'version.hierarchy_id')
    .select('version.id')
    .where('hierarchy.id', '=', hierarchyId)
    .where('hierarchy.company_id', '=', companyId)
    .where('version.status', '=', 'published')
    .where('version.effective_date', '<=', on)
    .orderBy('version.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return version?.id
}

/** The day it is at a moment in a time zone. */
export function dayIn(timeZone: string, instant: Instant): CalendarDate {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  return day.toString() as CalendarDate
}

/**
 * The channels below some nodes of a hierarchy, in the version in force on the day; a node that stands for a channel
 * counts as itself. Inactive channels are among them: what they sold before is still to be posted. Nodes that the
 * version does not have add nothing (`missingNodes` names them).
 * @returns channel numbers, rising, each once.
 */
export async function channelsBelow(queries: Queries, scope: Scope): Promise<readonly ChannelNumber[]> {
  const versionId = await hierarchyInForce(queries, scope)
  if (versionId === undefined || scope.nodeIds.length === 0) return []
  const { rows } = await sql<{ channel_number: ChannelNumber }>`
    with recursive below (id, channel_number) as (
      select id, channel_number
      from organization_node
      where version_id = ${versionId} and id in (${sql.join(scope.nodeIds)})
      union
      select child.id, child.channel_number
      from below
      join organization_node as child on child.version_id = ${versionId} and child.parent_id = below.id
    )
    select distinct channel_number from below where channel_number is not null order by channel_number
  `.execute(queries)
  return rows.map((row) => row.channel_number)
}

/**
 * Those of a scope's nodes that the version in force on the day does not have: all of them when no version is in
 * force.
 */
export async function missingNodes(
  queries: Queries,
  scope: Scope,
): Promise<readonly Id<'OrganizationNode'>[]> {
  const versionId = await hierarchyInForce(queries, scope)
  if (versionId === undefined || scope.nodeIds.length === 0) return scope.nodeIds
  const present = await queries
    .selectFrom('organization_node')
    .select('id')
    .where('version_id', '=', versionId)
    .where('id', 'in', scope.nodeIds)
    .execute()
  const ids = new Set(present.map(({ id }) => id))
  return scope.nodeIds.filter((id) => !ids.has(id))
}
