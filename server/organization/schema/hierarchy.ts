import { encodeGlobalID } from '@pothos/plugin-relay'
import type { CalendarDate } from '../../database/instant.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { User } from '../../identity/schema/types.ts'
import type { HierarchyId, HierarchyRow, HierarchyVersionRow } from '../hierarchy-records.ts'
import { dayIn } from '../scope.ts'
import type { CompanyId } from '../tables.ts'
import { HierarchyPurposeType, HierarchyVersionStatusType } from './enums.ts'
import {
  Channel,
  Company,
  OrganizationHierarchy,
  OrganizationHierarchyVersion,
  OrganizationNode,
  treeOf,
  versionsOf,
} from './types.ts'

OrganizationHierarchy.implement({
  description: 'How a company’s channels hang together for a purpose, such as “Stores by Region”.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose hierarchy it is.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    purpose: t.field({
      type: HierarchyPurposeType,
      description: 'What it is for.',
      resolve: ({ purpose }) => purpose,
    }),
    versions: t.field({
      type: [OrganizationHierarchyVersion],
      description: 'Its versions, the latest first, a draft included.',
      resolve: ({ id }, _args, context) => versionsOf(context).load(id),
    }),
    draft: t.field({
      type: OrganizationHierarchyVersion,
      nullable: true,
      description: 'The version that is being edited; null when there is none.',
      resolve: async ({ id }, _args, context) => {
        const versions = await versionsOf(context).load(id)
        return versions.find(({ status }) => status === 'draft') ?? null
      },
    }),
    versionInForce: t.field({
      type: OrganizationHierarchyVersion,
      nullable: true,
      description: 'The version that holds on a day; null when none does yet.',
      args: {
        on: t.arg({
          type: 'CalendarDate',
          description: 'The day, in the company’s time zone; today when left out.',
        }),
      },
      resolve: (hierarchy, { on }, context) => versionInForce(hierarchy, on, context),
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was created.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When it was last changed or published.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

builder.node(OrganizationHierarchyVersion, {
  description: 'A version of a hierarchy: a draft, or published with the day from which it holds.',
  id: { description: 'Global id of the version.', resolve: ({ id }) => id },
  fields: (t) => ({
    hierarchy: t.field({
      type: OrganizationHierarchy,
      description: 'The hierarchy whose version it is.',
      resolve: ({ hierarchy_id }) => hierarchy_id,
    }),
    version: t.exposeInt('version', { description: 'Number of the version, from 1.' }),
    status: t.field({
      type: HierarchyVersionStatusType,
      description: 'Whether it is still being edited.',
      resolve: ({ status }) => status,
    }),
    revision: t.exposeInt('revision', {
      description: 'How often the draft has been saved; give it back with the next save.',
    }),
    effectiveDate: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'First day on which it holds, in the company’s time zone; null for a draft.',
      resolve: ({ effective_date }) => effective_date,
    }),
    publishedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was published; null for a draft.',
      resolve: ({ published_at }) => published_at,
    }),
    publishedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who published it; null for a draft, and where headquarters did it by itself.',
      resolve: ({ published_by }) => published_by,
    }),
    root: t.field({
      type: OrganizationNode,
      description: 'The top of its tree.',
      resolve: async ({ id }, _args, context) => {
        const [root] = await treeOf(context).load(id)
        if (!root) throw new Error(`The version ${id} has no nodes`)
        return root
      },
    }),
    nodes: t.field({
      type: [OrganizationNode],
      description: 'All its nodes, each before those below it, siblings in their order.',
      resolve: ({ id }, _args, context) => treeOf(context).load(id),
    }),
  }),
})

OrganizationNode.implement({
  description: 'A node of a version’s tree: a group of channels, or one channel.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the node, the same in every version of the hierarchy.',
      resolve: ({ id }) => encodeGlobalID('OrganizationNode', id),
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel that it stands for; null for a group.',
      resolve: ({ channelNumber }) => (channelNumber === null ? null : String(channelNumber)),
    }),
    depth: t.exposeInt('depth', { description: 'How many nodes lie above it: 0 for the top.' }),
    path: t.exposeStringList('path', { description: 'Names from the top to the node itself.' }),
    parent: t.field({
      type: OrganizationNode,
      nullable: true,
      description: 'The node above it; null for the top.',
      resolve: ({ parent }) => parent,
    }),
    children: t.field({
      type: [OrganizationNode],
      description: 'The nodes directly below it, in their order.',
      resolve: ({ children }) => children,
    }),
    channelCount: t.exposeInt('channelCount', {
      description: 'How many channels lie below it; one that stands for a channel counts as one.',
    }),
  }),
})

builder.queryField('organizationHierarchies', (t) =>
  t.field({
    type: [OrganizationHierarchy],
    description: 'A company’s organization hierarchies, by name.',
    authScopes: { may: 'organization.read' },
    args: {
      companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
      purpose: t.arg({ type: HierarchyPurposeType, description: 'Only hierarchies for this purpose.' }),
    },
    resolve: (_root, { companyId, purpose }, { database, caller }) => {
      caller.require('organization.read', companyId)
      let query = database.kysely
        .selectFrom('organization_hierarchy')
        .selectAll()
        .where('company_id', '=', companyId as CompanyId)
        .orderBy('name')
      if (purpose) query = query.where('purpose', '=', purpose)
      return query.execute()
    },
  }),
)

builder.queryField('organizationHierarchy', (t) =>
  t.field({
    type: OrganizationHierarchy,
    nullable: true,
    description: 'One organization hierarchy; null when there is none of that id.',
    authScopes: { may: 'organization.read' },
    args: {
      id: t.arg.globalID({ required: true, for: OrganizationHierarchy, description: 'The hierarchy.' }),
    },
    resolve: async (_root, { id }, { database, caller }) => {
      const hierarchy = await database.kysely
        .selectFrom('organization_hierarchy')
        .selectAll()
        .where('id', '=', id.id as HierarchyId)
        .executeTakeFirst()
      if (!hierarchy) return null
      caller.require('organization.read', hierarchy.company_id)
      return hierarchy
    },
  }),
)

async function versionInForce(
  { id, company_id }: HierarchyRow,
  on: CalendarDate | null | undefined,
  context: RequestContext,
): Promise<HierarchyVersionRow | null> {
  const versions = await versionsOf(context).load(id)
  const company = await Company.getDataloader(context).load(company_id)
  const day = on ?? dayIn(company.time_zone, context.clock())
  const inForce = versions.find(
    ({ status, effective_date }) =>
      status === 'published' && effective_date !== null && effective_date <= day,
  )
  return inForce ?? null
}
