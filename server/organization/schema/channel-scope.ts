import type { ArgBuilder } from '@pothos/core'
import type { Permission } from '../../graphql/access.ts'
import type { Types } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { problemError } from '../../graphql/problems.ts'
import { readCompany } from '../companies.ts'
import { type HierarchyId, readHierarchy } from '../hierarchy-records.ts'
import { channelsBelow, dayIn } from '../scope.ts'
import type { ChannelNumber, CompanyId } from '../tables.ts'
import { companiesOf } from './companies-of.ts'
import { OrganizationHierarchy, OrganizationNode } from './types.ts'

/** The companies, and within them the channels, that a list is narrowed to. */
export interface ChannelScope {
  readonly companies: 'all' | readonly CompanyId[]
  /** Undefined for all channels. */
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
}

interface ChannelScopeValues {
  readonly companyId?: string | null | undefined
  readonly channelNumbers?: readonly number[] | null | undefined
  readonly organizationHierarchyId?: { readonly id: string } | null | undefined
  readonly nodeIds?: readonly { readonly id: string }[] | null | undefined
}

/** The arguments by which every list of what channels sold is narrowed: `args: { ...channelScopeArguments(t.arg) }`. */
export function channelScopeArguments(arg: ArgBuilder<Types>) {
  return {
    companyId: arg.string({ description: 'Only this company’s, such as `USRT`.' }),
    channelNumbers: arg({
      type: ['BigInteger'],
      description: 'Only of the channels of these numbers; with nodes, also of those below them.',
    }),
    organizationHierarchyId: arg.globalID({
      for: OrganizationHierarchy,
      description: 'The organization hierarchy that the nodes are of, in the version in force today.',
    }),
    nodeIds: arg.globalIDList({
      for: OrganizationNode,
      description:
        'Only of the channels below these nodes of the hierarchy; a channel’s node is the channel.',
    }),
  }
}

/**
 * What the arguments mean for this caller.
 * @throws FORBIDDEN for a company in which the caller may not; ProblemError HIERARCHY_MISSING for nodes of no
 * hierarchy.
 */
export async function readChannelScope(
  values: ChannelScopeValues,
  permission: Permission,
  { database, caller, clock }: RequestContext,
): Promise<ChannelScope> {
  const hierarchy = values.organizationHierarchyId
    ? await readHierarchy(database.kysely, values.organizationHierarchyId.id as HierarchyId)
    : undefined
  const companyId = values.companyId ?? hierarchy?.company_id
  const companies = companiesOf(caller, permission, companyId)
  if (values.nodeIds && !hierarchy) throw problemError('HIERARCHY_MISSING', {}, 'organizationHierarchyId')
  if (!hierarchy || !values.nodeIds)
    return values.channelNumbers
      ? { companies, channelNumbers: values.channelNumbers as readonly ChannelNumber[] }
      : { companies }
  const { time_zone } = await readCompany(database.kysely, hierarchy.company_id)
  const below = await channelsBelow(database.kysely, {
    companyId: hierarchy.company_id,
    hierarchyId: hierarchy.id,
    nodeIds: values.nodeIds.map(({ id }) => id as never),
    on: dayIn(time_zone, clock()),
  })
  const numbers = new Set([...below, ...((values.channelNumbers ?? []) as readonly ChannelNumber[])])
  return { companies, channelNumbers: [...numbers] }
}
