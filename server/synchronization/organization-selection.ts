import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import { type Problem, problem, throwProblems } from '../graphql/problems.ts'
import type { AuditValue } from '../identity/audit.ts'
import { namesOfChannels } from '../organization/channels.ts'
import { channelsBelow, dayIn, missingNodes } from '../organization/scope.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/** Whose transactions a run of *Synchronize orders* takes (seed 002, "Manually run order synchronization", step 3). */
export interface OrganizationSelection {
  readonly hierarchyId: Id<'OrganizationHierarchy'> | null
  /** Nodes of that hierarchy: a store, or a node for all stores below it. */
  readonly nodeIds: readonly Id<'OrganizationNode'>[]
  readonly channelNumbers: readonly ChannelNumber[]
}

/** A selection's channels on a day, and what of it is no longer there. */
export interface SelectedChannels {
  readonly channelNumbers: readonly ChannelNumber[]
  readonly missingNodeIds: readonly Id<'OrganizationNode'>[]
}

/** The channels of a selection, by the hierarchy's version in force at the instant in the company's time zone. */
export async function channelsSelected(
  queries: Queries,
  companyId: CompanyId,
  selection: OrganizationSelection,
  at: Instant,
): Promise<SelectedChannels> {
  const own = await channelsOfCompany(queries, companyId, selection.channelNumbers)
  const found = new Set(own.map(({ number }) => number))
  const { hierarchyId, nodeIds } = selection
  if (!hierarchyId || nodeIds.length === 0) return { channelNumbers: [...found], missingNodeIds: nodeIds }
  const scope = { companyId, hierarchyId, nodeIds, on: await today(queries, companyId, at) }
  for (const number of await channelsBelow(queries, scope)) found.add(number)
  return { channelNumbers: [...found], missingNodeIds: await missingNodes(queries, scope) }
}

/**
 * The names of what is selected, for the list of batch jobs.
 * @throws ProblemError with everything that the selection names and the company does not have: HIERARCHY_MISSING,
 *   ORGANIZATION_NODE_UNKNOWN, CHANNEL_UNKNOWN, SYNCHRONIZATION_SCOPE_EMPTY.
 */
export async function nameOrganizationSelection(
  queries: Queries,
  companyId: CompanyId,
  selection: OrganizationSelection,
  at: Instant,
): Promise<readonly string[]> {
  const { hierarchyId, nodeIds, channelNumbers } = selection
  const problems: Problem[] = []
  if (nodeIds.length > 0 && !hierarchyId)
    problems.push(problem('HIERARCHY_MISSING', {}, 'organizationHierarchyId'))
  if (nodeIds.length + channelNumbers.length === 0)
    problems.push(problem('SYNCHRONIZATION_SCOPE_EMPTY', {}, 'nodeIds'))
  throwProblems(problems)

  const channels = await channelsOfCompany(queries, companyId, channelNumbers)
  const known = new Set(channels.map(({ number }) => number))
  for (const number of channelNumbers) {
    if (!known.has(number))
      problems.push(problem('CHANNEL_UNKNOWN', { channelNumber: number }, 'channelNumbers'))
  }
  const { missingNodeIds } = await channelsSelected(queries, companyId, selection, at)
  for (const id of missingNodeIds) problems.push(problem('ORGANIZATION_NODE_UNKNOWN', { id }, 'nodeIds'))
  throwProblems(problems)
  return [...(await namesOfNodes(queries, nodeIds)), ...channels.map(({ name }) => name)]
}

/** What is selected, as the audit trail tells of it: by the names that people know. */
export async function toldSelection(
  queries: Queries,
  { hierarchyId, nodeIds, channelNumbers }: OrganizationSelection,
): Promise<Readonly<Record<string, AuditValue>>> {
  const hierarchy = await queries
    .selectFrom('organization_hierarchy')
    .select('name')
    .where('id', '=', hierarchyId ?? ('' as Id<'OrganizationHierarchy'>))
    .executeTakeFirst()
  return {
    organizationHierarchy: hierarchy?.name ?? null,
    nodes: nodeIds.length > 0 ? await namesOfNodes(queries, nodeIds) : null,
    channels: channelNumbers.length > 0 ? await namesOfChannels(queries, channelNumbers) : null,
  }
}

async function channelsOfCompany(queries: Queries, companyId: CompanyId, numbers: readonly ChannelNumber[]) {
  if (numbers.length === 0) return []
  return queries
    .selectFrom('channel')
    .select(['number', 'name'])
    .where('company_id', '=', companyId)
    .where('number', 'in', numbers)
    .orderBy('number')
    .execute()
}

async function namesOfNodes(
  queries: Queries,
  nodeIds: readonly Id<'OrganizationNode'>[],
): Promise<readonly string[]> {
  if (nodeIds.length === 0) return []
  const rows = await queries
    .selectFrom('organization_node as node')
    .innerJoin('organization_hierarchy_version as version', 'version.id', 'node.version_id')
    .select(['node.id', 'node.name'])
    .where('node.id', 'in', nodeIds)
    .where('version.status', '=', 'published')
    .orderBy('version.version')
    .execute()
  // A node keeps its id from version to version; its latest name is the one people know.
  return [...new Map(rows.map(({ id, name }) => [id, name])).values()]
}

async function today(queries: Queries, companyId: CompanyId, at: Instant): Promise<CalendarDate> {
  const { time_zone } = await queries
    .selectFrom('company')
    .select('time_zone')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  return dayIn(time_zone, at)
}
