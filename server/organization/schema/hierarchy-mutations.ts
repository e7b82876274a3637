import type { Transaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import type { CalendarDate } from '../../database/instant.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import type { SealingDeed } from '../deed.ts'
import type { NodeInput } from '../draft-tree.ts'
import { createHierarchy, updateHierarchy } from '../hierarchies.ts'
import { discardHierarchyDraft, saveHierarchyDraft } from '../hierarchy-drafts.ts'
import {
  type HierarchyId,
  type HierarchyRow,
  type HierarchyVersionId,
  readHierarchy,
} from '../hierarchy-records.ts'
import { publishHierarchy } from '../publish-hierarchy.ts'
import type { CompanyId } from '../tables.ts'
import { kept, perform } from './deed-of.ts'
import { HierarchyPurposeType } from './enums.ts'
import { OrganizationHierarchy, OrganizationHierarchyVersion, OrganizationNode } from './types.ts'

interface NodeShape {
  id?: { typename: string; id: string } | null | undefined
  name?: string | null | undefined
  channelNumber?: number | null | undefined
  children?: NodeShape[] | null | undefined
}

const OrganizationNodeInput = builder.inputRef<NodeShape>('OrganizationNodeInput')

OrganizationNodeInput.implement({
  description: 'A node of a draft’s tree with everything below it.',
  fields: (t) => ({
    id: t.globalID({
      for: OrganizationNode,
      description: 'The node, when an earlier version has it; left out for a new one.',
    }),
    name: t.string({
      description:
        'What it is called, at most 60 characters. Left out for a channel, it is the channel’s name.',
    }),
    channelNumber: t.field({
      type: 'BigInteger',
      description: 'The channel that it stands for; such a node has none below it.',
    }),
    children: t.field({
      type: [OrganizationNodeInput],
      description: 'The nodes directly below it, in their order.',
    }),
  }),
})

mutation('createOrganizationHierarchy', {
  description: 'Creates an organization hierarchy with a draft of one node, to be edited and published.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    name: t.string({ required: true, description: 'Unique in the company, such as `Stores by Region`.' }),
    purpose: t.field({ type: HierarchyPurposeType, required: true, description: 'What it is for.' }),
  }),
  resolve: ({ companyId, ...input }, context) => {
    context.caller.require('organization.manage', companyId)
    return perform(context, async (trx, deed) => {
      const id = await createHierarchy(trx, { ...input, companyId: companyId as CompanyId }, deed)
      return readHierarchy(trx, id)
    })
  },
  payload: (t) => ({
    organizationHierarchy: t.field({
      type: OrganizationHierarchy,
      nullable: true,
      description: 'The new hierarchy.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateOrganizationHierarchy', {
  description: 'Changes a hierarchy’s name or purpose; what is left out stays.',
  permission: 'organization.manage',
  input: (t) => ({
    hierarchy: t.globalID({ required: true, for: OrganizationHierarchy, description: 'The hierarchy.' }),
    name: t.string({ description: 'Unique in the company.' }),
    purpose: t.field({ type: HierarchyPurposeType, description: 'What it is for.' }),
  }),
  resolve: ({ hierarchy, name, purpose }, context) =>
    change(hierarchy.id, context, (trx, id, deed) =>
      updateHierarchy(trx, id, { name: kept(name), purpose: kept(purpose) }, deed),
    ),
  payload: (t) => ({
    organizationHierarchy: t.field({
      type: OrganizationHierarchy,
      nullable: true,
      description: 'The hierarchy as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('saveOrganizationHierarchyDraft', {
  description:
    'Makes a tree the draft of a hierarchy: nodes are added, moved, renamed and removed by giving the whole tree as it ' +
    'shall be. Without a draft one is begun; the versions published stay as they are.',
  permission: 'organization.manage',
  input: (t) => ({
    hierarchy: t.globalID({ required: true, for: OrganizationHierarchy, description: 'The hierarchy.' }),
    root: t.field({ type: OrganizationNodeInput, required: true, description: 'The top of the tree.' }),
    revision: t.int({
      description:
        'The revision of the draft that was edited, 0 for none: what somebody else has saved since is then not overwritten.',
    }),
    basis: t.globalID({
      for: OrganizationHierarchyVersion,
      description:
        'The version that was edited, a draft or, without one, the latest published: one that was begun or published ' +
        'since is then not passed over.',
    }),
  }),
  resolve: ({ hierarchy, root, revision, basis }, context) =>
    change(hierarchy.id, context, (trx, hierarchyId, deed) =>
      saveHierarchyDraft(
        trx,
        { hierarchyId, root: toNode(root), revision, basis: basis && (basis.id as HierarchyVersionId) },
        deed,
      ),
    ),
  payload: (t) => ({
    organizationHierarchy: t.field({
      type: OrganizationHierarchy,
      nullable: true,
      description: 'The hierarchy, with the draft as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('publishOrganizationHierarchy', {
  description: 'Publishes a hierarchy’s draft: it is the version in force from the effective date on.',
  permission: 'organization.manage',
  input: (t) => ({
    hierarchy: t.globalID({ required: true, for: OrganizationHierarchy, description: 'The hierarchy.' }),
    effectiveDate: t.string({
      required: true,
      description:
        'First day on which the version holds, `2026-11-21`, in the company’s time zone; not before the last published one’s.',
    }),
  }),
  resolve: ({ hierarchy, effectiveDate }, context) =>
    change(hierarchy.id, context, (trx, hierarchyId, deed) =>
      publishHierarchy(trx, { hierarchyId, effectiveDate: effectiveDate as CalendarDate }, deed),
    ),
  payload: (t) => ({
    organizationHierarchy: t.field({
      type: OrganizationHierarchy,
      nullable: true,
      description: 'The hierarchy, with the version published.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('discardOrganizationHierarchyDraft', {
  description: 'Throws a hierarchy’s draft away; the versions published stay as they are.',
  permission: 'organization.manage',
  input: (t) => ({
    hierarchy: t.globalID({ required: true, for: OrganizationHierarchy, description: 'The hierarchy.' }),
    revision: t.int({
      description:
        'The revision of the draft that was seen: what somebody else has saved since is then kept.',
    }),
    basis: t.globalID({
      for: OrganizationHierarchyVersion,
      description: 'The draft that was seen: one that was begun since is then kept.',
    }),
  }),
  resolve: ({ hierarchy, revision, basis }, context) =>
    change(hierarchy.id, context, (trx, hierarchyId, deed) =>
      discardHierarchyDraft(
        trx,
        { hierarchyId, revision, basis: basis && (basis.id as HierarchyVersionId) },
        deed,
      ),
    ),
  payload: (t) => ({
    organizationHierarchy: t.field({
      type: OrganizationHierarchy,
      nullable: true,
      description: 'The hierarchy, without a draft.',
      resolve: ({ result }) => result,
    }),
  }),
})

async function change(
  id: string,
  context: RequestContext,
  work: (trx: Transaction, id: HierarchyId, deed: SealingDeed) => Promise<unknown>,
): Promise<HierarchyRow> {
  return perform(context, async (trx, deed) => {
    const hierarchy = await readHierarchy(trx, id as HierarchyId)
    context.caller.require('organization.manage', hierarchy.company_id)
    await work(trx, hierarchy.id, deed)
    return readHierarchy(trx, hierarchy.id)
  })
}

function toNode({ id, children, ...node }: NodeShape): NodeInput {
  return { ...node, id: id ? (id.id as Id<'OrganizationNode'>) : null, children: children?.map(toNode) }
}
