import type { ArgBuilder } from '@pothos/core'
import type { Id } from '../../database/identifiers.ts'
import type { Types } from '../../graphql/builder.ts'
import { OrganizationHierarchy, OrganizationNode } from '../../organization/schema/types.ts'
import type { ChannelNumber } from '../../organization/tables.ts'
import type { OrganizationSelection } from '../organization-selection.ts'

/** What the parameters of *Synchronize orders* are in an input: a hierarchy with its nodes, and channels. */
export function selectionFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    organizationHierarchyId: t.globalID({
      for: OrganizationHierarchy,
      description: 'The organization hierarchy that the nodes are of, such as “Stores by Region”.',
    }),
    nodeIds: t.globalIDList({
      for: OrganizationNode,
      description:
        'The selected nodes: a store, or a node for all stores below it, as the hierarchy stands at each run.',
    }),
    channelNumbers: t.field({
      type: ['BigInteger'],
      description: 'Numbers of channels, beside the nodes or instead.',
    }),
  }
}

/** The same as arguments of a query. */
export function selectionArguments(arg: ArgBuilder<Types>) {
  return {
    organizationHierarchyId: arg.globalID({
      for: OrganizationHierarchy,
      description: 'The organization hierarchy that the nodes are of, such as “Stores by Region”.',
    }),
    nodeIds: arg.globalIDList({
      for: OrganizationNode,
      description:
        'The selected nodes: a store, or a node for all stores below it, as the hierarchy stands today.',
    }),
    channelNumbers: arg({
      type: ['BigInteger'],
      description: 'Numbers of channels, beside the nodes or instead.',
    }),
  }
}

/** The selection that an input or a query’s arguments name. */
export function selectionOf(values: {
  readonly organizationHierarchyId?: { readonly id: string } | null | undefined
  readonly nodeIds?: readonly { readonly id: string }[] | null | undefined
  readonly channelNumbers?: readonly number[] | null | undefined
}): OrganizationSelection {
  return {
    hierarchyId: (values.organizationHierarchyId?.id as Id<'OrganizationHierarchy'> | undefined) ?? null,
    nodeIds: (values.nodeIds ?? []).map(({ id }) => id as Id<'OrganizationNode'>),
    channelNumbers: (values.channelNumbers ?? []) as readonly ChannelNumber[],
  }
}
