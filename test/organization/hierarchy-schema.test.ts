import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { permissions } from '../../server/graphql/access.ts'
import { createUser } from '../../server/identity/users.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { mutate, present } from './mutate.ts'
import { createOrganization } from './organization.ts'

interface Created {
  readonly organizationHierarchy: {
    readonly id: string
    readonly draft: { readonly id: string; readonly root: { readonly id: string } }
  }
}

describeOnBothDatabases('organization hierarchies over GraphQL', (open) => {
  test('a hierarchy is drafted, published and picked from', async () => {
    const database = await open()
    await createOrganization(database)
    const person = { name: 'Astrid', email: 'astrid@example.org' }
    const publisher = await inTransaction(database, (trx) => createUser(trx, person, { userId: null }))
    const { organizationHierarchy: hierarchy } = await mutate<Created>(
      database,
      'createOrganizationHierarchy',
      { companyId: 'USRT', name: 'Stores by Region', purpose: 'RETAIL_REPORTING' },
      'organizationHierarchy { id draft { id version revision root { id name } } versionInForce { id } }',
    )
    expect(hierarchy).toMatchObject({
      draft: { version: 1, revision: 1, root: { name: 'Stores by Region' } },
      versionInForce: null,
    })
    const nordics = {
      name: 'Nordics',
      children: [{ channelNumber: 1001 }, { channelNumber: 1002, name: 'Web' }],
    }
    const root = { id: hierarchy.draft.root.id, name: 'Stores by Region', children: [nordics] }
    const saved = await mutate(
      database,
      'saveOrganizationHierarchyDraft',
      { hierarchy: hierarchy.id, root, revision: 1 },
      'organizationHierarchy { draft { revision root { id children { children { channel { number } } } } } }',
    )
    expect(saved.organizationHierarchy).toEqual({
      draft: {
        revision: 2,
        root: {
          id: hierarchy.draft.root.id,
          children: [{ children: [{ channel: { number: 1001 } }, { channel: { number: 1002 } }] }],
        },
      },
    })
    const stale = await mutate(
      database,
      'saveOrganizationHierarchyDraft',
      { hierarchy: hierarchy.id, root, revision: 1 },
      'organizationHierarchy { id }',
    )
    expect(stale.problems).toMatchObject([{ code: 'HIERARCHY_DRAFT_CHANGED', field: 'revision' }])
    const discarded = await mutate(
      database,
      'discardOrganizationHierarchyDraft',
      { hierarchy: hierarchy.id, revision: 1, basis: hierarchy.draft.id },
      'organizationHierarchy { id }',
    )
    expect(discarded.problems).toMatchObject([{ code: 'HIERARCHY_DRAFT_CHANGED', field: 'revision' }])
    await mutate(
      database,
      'publishOrganizationHierarchy',
      { hierarchy: hierarchy.id, effectiveDate: '2026-11-21' },
      'organizationHierarchy { id }',
      { caller: callerWith(permissions, 'all', publisher) },
    )
    const { organizationHierarchies } = await operate(
      schema,
      database,
      `{ organizationHierarchies(companyId: "USRT", purpose: RETAIL_REPORTING) {
        name draft { id } versions { version status effectiveDate publishedAt publishedBy { name } }
        yesterday: versionInForce(on: "2026-11-20") { version }
        versionInForce { version nodes { name depth path channelCount parent { name } channel { name } } }
      } }`,
      { now: present },
    )
    expect(organizationHierarchies).toMatchObject([
      {
        name: 'Stores by Region',
        draft: null,
        versions: [
          {
            version: 1,
            status: 'PUBLISHED',
            effectiveDate: '2026-11-21',
            publishedAt: present,
            publishedBy: { name: 'Astrid' },
          },
        ],
        yesterday: null,
        versionInForce: {
          version: 1,
          nodes: [
            { name: 'Stores by Region', depth: 0, channelCount: 2, parent: null, channel: null },
            { name: 'Nordics', depth: 1, path: ['Stores by Region', 'Nordics'], channelCount: 2 },
            { name: 'Nettbutikk 1001', depth: 2, channel: { name: 'Nettbutikk 1001' } },
            { name: 'Web', depth: 2, parent: { name: 'Nordics' }, channel: { name: 'Nettbutikk 1002' } },
          ],
        },
      },
    ])
  })

  test('faults of a tree come back by the paths of their nodes', async () => {
    const database = await open()
    await createOrganization(database)
    const { organizationHierarchy } = await mutate<Created>(
      database,
      'createOrganizationHierarchy',
      { companyId: 'USRT', name: 'Stores by Region', purpose: 'RETAIL_REPORTING' },
      'organizationHierarchy { id }',
    )
    const { problems } = await mutate(
      database,
      'saveOrganizationHierarchyDraft',
      {
        hierarchy: organizationHierarchy.id,
        root: {
          name: 'All',
          children: [{ channelNumber: 1001 }, { name: 'B', channelNumber: 1001 }, { name: ' ' }],
        },
      },
      'organizationHierarchy { id }',
    )
    expect(problems).toMatchObject([
      { code: 'CHANNEL_TWICE_IN_HIERARCHY', field: 'root.children.1.channelNumber' },
      { code: 'VALUE_MISSING', field: 'root.children.2.name' },
    ])
  })
})
