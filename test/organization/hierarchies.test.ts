import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { CalendarDate, Instant } from '../../server/database/instant.ts'
import type { NodeInput } from '../../server/organization/draft-tree.ts'
import { createHierarchy, updateHierarchy } from '../../server/organization/hierarchies.ts'
import { discardHierarchyDraft, saveHierarchyDraft } from '../../server/organization/hierarchy-drafts.ts'
import {
  type HierarchyId,
  type HierarchyVersionId,
  latestVersion,
} from '../../server/organization/hierarchy-records.ts'
import { publishHierarchy } from '../../server/organization/publish-hierarchy.ts'
import { readHierarchyTrees } from '../../server/organization/read-hierarchy-trees.ts'
import { channelsBelow, dayIn, hierarchyInForce, missingNodes } from '../../server/organization/scope.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { auditOf, createOrganization, deed, refusalOf, usrt } from './organization.ts'

const day = (text: string): CalendarDate => text as CalendarDate

const regions: NodeInput = {
  name: 'Stores by Region',
  children: [
    { name: 'Nordics', children: [{ channelNumber: 1001 }, { channelNumber: 1002 }] },
    { name: 'Elsewhere', children: [{ name: 'Islands', children: [{ channelNumber: 1003 }] }] },
  ],
}

async function createStoresByRegion(database: Database): Promise<HierarchyId> {
  await createOrganization(database)
  return inTransaction(database, (trx) =>
    createHierarchy(trx, { companyId: usrt, name: 'Stores by Region', purpose: 'retailReporting' }, deed),
  )
}

async function saveAndPublish(
  database: Database,
  hierarchyId: HierarchyId,
  root: NodeInput,
  effectiveDate: string,
): Promise<void> {
  await inTransaction(database, async (trx) => {
    await saveHierarchyDraft(trx, { hierarchyId, root }, deed)
    await publishHierarchy(trx, { hierarchyId, effectiveDate: day(effectiveDate) }, deed)
  })
}

async function treeOf(database: Database, hierarchyId: HierarchyId, on = '2026-11-21') {
  const versionId = await hierarchyInForce(database.kysely, { companyId: usrt, hierarchyId, on: day(on) })
  if (!versionId) throw new Error('No version is in force')
  return (await readHierarchyTrees(database.kysely, [versionId])).get(versionId) ?? []
}

async function channelsOf(
  database: Database,
  hierarchyId: HierarchyId,
  names: readonly string[],
  on?: string,
) {
  const tree = await treeOf(database, hierarchyId, on)
  const nodeIds = tree.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  return channelsBelow(database.kysely, {
    companyId: usrt,
    hierarchyId,
    nodeIds,
    on: day(on ?? '2026-11-21'),
  })
}

describeOnBothDatabases('organization hierarchies', (open) => {
  test('a hierarchy begins as a draft of one node and is in force only once published', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    const scope = { companyId: usrt, hierarchyId, on: day('2026-11-21') }
    expect(await hierarchyInForce(database.kysely, scope)).toBeUndefined()
    await inTransaction(database, (trx) =>
      publishHierarchy(trx, { hierarchyId, effectiveDate: day('2026-11-21') }, deed),
    )
    const tree = await treeOf(database, hierarchyId)
    expect(tree).toMatchObject([{ name: 'Stores by Region', depth: 0, channelCount: 0, channelNumber: null }])
  })

  test('names are unique in a company, not among companies', async () => {
    const database = await open()
    await createStoresByRegion(database)
    const same = { name: ' Stores by Region', purpose: 'retailAssortment' } as const
    expect(
      await refusalOf(database, (trx) => createHierarchy(trx, { ...same, companyId: usrt }, deed)),
    ).toEqual(['HIERARCHY_NAME_TAKEN name'])
    await inTransaction(database, (trx) =>
      createHierarchy(trx, { ...same, companyId: 'DEMF' as CompanyId }, deed),
    )
  })

  test('name and purpose can change', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await inTransaction(database, (trx) =>
      updateHierarchy(trx, hierarchyId, { name: 'Butikker etter område' }, deed),
    )
    expect(await auditOf(database, 'updateOrganizationHierarchy')).toMatchObject([
      { changes: { name: { from: 'Stores by Region', to: 'Butikker etter område' } } },
    ])
  })

  test('a picker sees each node with its path and the channels below it', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    const tree = await treeOf(database, hierarchyId)
    expect(tree.map(({ path, depth, channelCount }) => [path.join(' / '), depth, channelCount])).toEqual([
      ['Stores by Region', 0, 3],
      ['Stores by Region / Nordics', 1, 2],
      ['Stores by Region / Nordics / Nettbutikk 1001', 2, 1],
      ['Stores by Region / Nordics / Nettbutikk 1002', 2, 1],
      ['Stores by Region / Elsewhere', 1, 1],
      ['Stores by Region / Elsewhere / Islands', 2, 1],
      ['Stores by Region / Elsewhere / Islands / Nettbutikk 1003', 3, 1],
    ])
  })

  test('the channels below nodes are found, a channel’s node counting as itself, each once', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    expect(await channelsOf(database, hierarchyId, ['Stores by Region'])).toEqual([1001, 1002, 1003])
    expect(await channelsOf(database, hierarchyId, ['Nordics'])).toEqual([1001, 1002])
    expect(await channelsOf(database, hierarchyId, ['Nettbutikk 1003'])).toEqual([1003])
    expect(await channelsOf(database, hierarchyId, ['Nordics', 'Nettbutikk 1002', 'Islands'])).toEqual([
      1001, 1002, 1003,
    ])
    expect(await channelsOf(database, hierarchyId, [])).toEqual([])
  })

  test('a version holds from its effective date until the next one’s', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    const moved = (await treeOf(database, hierarchyId)).find(({ name }) => name === 'Nordics')
    const nordics = { id: moved?.id ?? null, name: 'Nordics', children: [{ channelNumber: 1001 }] }
    await saveAndPublish(
      database,
      hierarchyId,
      { name: 'Stores by Region', children: [nordics] },
      '2026-12-01',
    )
    expect(await channelsOf(database, hierarchyId, ['Nordics'], '2026-11-30')).toEqual([1001, 1002])
    expect(await channelsOf(database, hierarchyId, ['Nordics'], '2026-12-01')).toEqual([1001])
    const on = { companyId: usrt, hierarchyId, on: day('2026-10-31') }
    expect(await hierarchyInForce(database.kysely, on)).toBeUndefined()
  })

  test('of two versions published for one day the later holds', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    await saveAndPublish(
      database,
      hierarchyId,
      { name: 'All', children: [{ channelNumber: 1003 }] },
      '2026-11-01',
    )
    expect(await channelsOf(database, hierarchyId, ['All'])).toEqual([1003])
  })

  test('a version does not become effective before the last one', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-10')
    await inTransaction(database, (trx) => saveHierarchyDraft(trx, { hierarchyId, root: regions }, deed))
    const publish = (effectiveDate: string) =>
      refusalOf(database, (trx) =>
        publishHierarchy(trx, { hierarchyId, effectiveDate: day(effectiveDate) }, deed),
      )
    expect(await publish('2026-11-09')).toEqual(['EFFECTIVE_DATE_TOO_EARLY effectiveDate'])
    expect(await publish('2026-02-30')).toEqual(['EFFECTIVE_DATE_INVALID effectiveDate'])
  })

  test('there is one draft at a time, and nothing to publish without it', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-10')
    const effectiveDate = day('2026-11-11')
    expect(
      await refusalOf(database, (trx) => publishHierarchy(trx, { hierarchyId, effectiveDate }, deed)),
    ).toEqual(['HIERARCHY_DRAFT_NOT_FOUND hierarchy'])
    await inTransaction(database, async (trx) => {
      await saveHierarchyDraft(trx, { hierarchyId, root: { name: 'One' } }, deed)
      await saveHierarchyDraft(trx, { hierarchyId, root: { name: 'Two' } }, deed)
    })
    const versions = await database.kysely
      .selectFrom('organization_hierarchy_version')
      .select(['version', 'status', 'revision', 'effective_date', 'published_by'])
      .orderBy('version')
      .execute()
    expect(versions).toEqual([
      { version: 1, status: 'published', revision: 2, effective_date: '2026-11-10', published_by: 'user-1' },
      { version: 2, status: 'draft', revision: 2, effective_date: null, published_by: null },
    ])
  })

  test('a published version never changes: edits go into the draft, which can be thrown away', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    await inTransaction(database, (trx) =>
      saveHierarchyDraft(trx, { hierarchyId, root: { name: 'Empty' } }, deed),
    )
    expect(await channelsOf(database, hierarchyId, ['Stores by Region'])).toEqual([1001, 1002, 1003])
    await inTransaction(database, (trx) => discardHierarchyDraft(trx, { hierarchyId }, deed))
    expect(await refusalOf(database, (trx) => discardHierarchyDraft(trx, { hierarchyId }, deed))).toEqual([
      'HIERARCHY_DRAFT_NOT_FOUND hierarchy',
    ])
    expect(await channelsOf(database, hierarchyId, ['Stores by Region'])).toEqual([1001, 1002, 1003])
  })

  test('an editor who started from an older draft does not overwrite a newer one', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await inTransaction(database, (trx) =>
      saveHierarchyDraft(trx, { hierarchyId, root: regions, revision: 1 }, deed),
    )
    expect(
      await refusalOf(database, (trx) =>
        saveHierarchyDraft(trx, { hierarchyId, root: { name: 'Mine' }, revision: 1 }, deed),
      ),
    ).toEqual(['HIERARCHY_DRAFT_CHANGED revision'])
  })

  test('an editor who started from a draft that was published or begun anew since overwrites nothing', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    const save = (revision: number, basis?: HierarchyVersionId) =>
      inTransaction(database, (trx) =>
        saveHierarchyDraft(trx, { hierarchyId, root: regions, revision, basis }, deed),
      )
    const refused = (revision: number, basis: HierarchyVersionId) =>
      refusalOf(database, (trx) =>
        saveHierarchyDraft(trx, { hierarchyId, root: { name: 'Mine' }, revision, basis }, deed),
      )
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    const published = (await latestVersion(database.kysely, hierarchyId))?.id
    if (!published) throw new Error('A version was published')
    await saveAndPublish(database, hierarchyId, regions, '2026-11-02')
    expect(await refused(0, published)).toEqual(['HIERARCHY_DRAFT_CHANGED basis'])
    const begun = await save(0)
    await inTransaction(database, (trx) => discardHierarchyDraft(trx, { hierarchyId }, deed))
    const begunAnew = await save(0)
    expect(await refused(1, begun)).toEqual(['HIERARCHY_DRAFT_CHANGED basis'])
    expect(await save(1, begunAnew)).toBe(begunAnew)
  })

  test('a draft that has become another since is not thrown away', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    const save = () =>
      inTransaction(database, (trx) => saveHierarchyDraft(trx, { hierarchyId, root: regions }, deed))
    const seen = await save()
    await inTransaction(database, (trx) => discardHierarchyDraft(trx, { hierarchyId }, deed))
    const basis = await save()
    const refused = (draft: { readonly revision?: number; readonly basis?: HierarchyVersionId }) =>
      refusalOf(database, (trx) => discardHierarchyDraft(trx, { hierarchyId, ...draft }, deed))
    expect(await refused({ revision: 1, basis: seen })).toEqual(['HIERARCHY_DRAFT_CHANGED basis'])
    await save()
    expect(await refused({ revision: 1, basis })).toEqual(['HIERARCHY_DRAFT_CHANGED revision'])
    await inTransaction(database, (trx) =>
      discardHierarchyDraft(trx, { hierarchyId, revision: 2, basis }, deed),
    )
    expect(await refused({ revision: 2, basis })).toEqual(['HIERARCHY_DRAFT_CHANGED revision'])
  })

  test('nodes keep their ids when they are moved and renamed, and the audit tells of each that changed', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    const tree = await treeOf(database, hierarchyId)
    const idOf = (name: string) => tree.find((node) => node.name === name)?.id ?? null
    const root: NodeInput = {
      id: idOf('Stores by Region'),
      name: 'Stores by Region',
      children: [
        {
          id: idOf('Nordics'),
          name: 'Norden',
          children: [
            { id: idOf('Nettbutikk 1001'), channelNumber: 1001 },
            { id: idOf('Nettbutikk 1003'), channelNumber: 1003 },
          ],
        },
      ],
    }
    await saveAndPublish(database, hierarchyId, root, '2026-11-02')
    const changes = (await auditOf(database, 'saveOrganizationHierarchyDraft')).at(-1)?.changes ?? {}
    expect(Object.keys(changes).sort()).toEqual(
      ['Nordics', 'Nettbutikk 1002', 'Nettbutikk 1003', 'Elsewhere', 'Islands'].map(idOf).sort(),
    )
    expect(changes[String(idOf('Nettbutikk 1003'))]).toMatchObject({
      from: { parent: 'Islands', position: 0 },
      to: { parent: 'Norden', position: 1 },
    })
    const scope = { companyId: usrt, hierarchyId, nodeIds: tree.map(({ id }) => id), on: day('2026-11-21') }
    expect(await missingNodes(database.kysely, scope)).toEqual(
      ['Nettbutikk 1002', 'Elsewhere', 'Islands'].map(idOf),
    )
    expect(await channelsBelow(database.kysely, scope)).toEqual([1001, 1003])
  })

  test('another company’s hierarchy has no channels for this one', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    await saveAndPublish(database, hierarchyId, regions, '2026-11-01')
    const nodeIds = (await treeOf(database, hierarchyId)).map(({ id }) => id)
    const scope = { companyId: 'DEMF' as CompanyId, hierarchyId, nodeIds, on: day('2026-11-21') }
    expect(await channelsBelow(database.kysely, scope)).toEqual([])
    expect(await missingNodes(database.kysely, scope)).toEqual(nodeIds)
  })

  test('a tree of thousands of nodes is saved and read', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    const children = Array.from({ length: 50 }, (_, region) => ({
      name: `Region ${region}`,
      children: Array.from({ length: 50 }, (_, area) => ({ name: `Area ${area}` })),
    }))
    await saveAndPublish(database, hierarchyId, { name: 'All', children }, '2026-11-01')
    expect(await treeOf(database, hierarchyId)).toHaveLength(2551)
  })

  test('whatever the tree and the nodes chosen, the channels are those that a walk through the tree finds', async () => {
    const database = await open()
    const hierarchyId = await createStoresByRegion(database)
    let effective = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 3, maxLength: 12 }),
        fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 4 }),
        async (parents, chosen) => {
          const root = treeFrom(parents)
          const date = new Date(Date.UTC(2026, 0, 1 + effective++)).toISOString().slice(0, 10)
          await saveAndPublish(database, hierarchyId, root, date)
          const tree = await treeOf(database, hierarchyId, date)
          const nodes = chosen.flatMap((index) => tree[index] ?? [])
          const walk = (node: (typeof tree)[number]): readonly number[] =>
            node.channelNumber === null ? node.children.flatMap(walk) : [node.channelNumber]
          const found = await channelsBelow(database.kysely, {
            companyId: usrt,
            hierarchyId,
            nodeIds: nodes.map(({ id }) => id),
            on: day(date),
          })
          expect(found).toEqual([...new Set(nodes.flatMap(walk))].sort((a, b) => a - b))
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** A tree of groups, each below one that came before it, with the three channels below the last three. */
function treeFrom(parents: readonly number[]): NodeInput {
  const groups: { name: string; children: NodeInput[] }[] = [{ name: 'All', children: [] }]
  for (const [index, parent] of parents.entries()) {
    const group = { name: `Group ${index}`, children: [] }
    groups[parent % groups.length]?.children.push(group)
    groups.push(group)
  }
  for (const [index, number] of [1001, 1002, 1003].entries())
    groups[groups.length - 1 - index]?.children.push({ channelNumber: number })
  return groups[0] ?? { name: 'All' }
}

test('the day is the company’s, not UTC’s', () => {
  const lateEvening = '2026-11-20T23:30:00.000Z' as Instant
  expect(dayIn('Europe/Stockholm', lateEvening)).toBe('2026-11-21')
  expect(dayIn('America/New_York', lateEvening)).toBe('2026-11-20')
})
