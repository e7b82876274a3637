import type { Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import { throwProblems } from '../graphql/problems.ts'
import { changesBetween } from '../identity/audit.ts'
import { readCompany } from './companies.ts'
import { type Deed, recordDeed } from './deed.ts'
import { Faults, trimmed } from './field-values.ts'
import { type HierarchyId, insertDraft, readHierarchy } from './hierarchy-records.ts'
import type { CompanyId, HierarchyPurpose } from './tables.ts'

export interface NewHierarchy {
  readonly companyId: CompanyId
  /** Such as `Stores by Region`; unique in the company. */
  readonly name: string
  readonly purpose: HierarchyPurpose
}

const longestName = 60

/**
 * Creates an organization hierarchy with a first draft that has one node, the root, of the hierarchy's name. It is in
 * force only once a draft is published.
 * @throws ProblemError with all of COMPANY_NOT_FOUND, VALUE_MISSING, VALUE_TOO_LONG, HIERARCHY_NAME_TAKEN that apply.
 */
export async function createHierarchy(
  trx: Transaction,
  input: NewHierarchy,
  deed: Deed,
): Promise<HierarchyId> {
  const { companyId, purpose } = input
  const name = trimmed(input.name)
  await readCompany(trx, companyId)
  await checkName(trx, companyId, name)
  const id = newId<'OrganizationHierarchy'>()
  await trx
    .insertInto('organization_hierarchy')
    .values({ id, company_id: companyId, name, purpose, created_at: deed.at, updated_at: deed.at })
    .execute()
  await insertDraft(trx, id, 1, [
    { id: newId<'OrganizationNode'>(), parentId: null, name, channelNumber: null, position: 0 },
  ])
  await recordDeed(trx, deed, {
    companyId,
    action: 'createOrganizationHierarchy',
    subjectType: 'OrganizationHierarchy',
    subjectId: id,
    subjectName: name,
    changes: changesBetween(undefined, { name, purpose }),
  })
  return id
}

/**
 * Changes a hierarchy's name or purpose; what the input leaves out stays.
 * @throws ProblemError HIERARCHY_NOT_FOUND and those of `createHierarchy`.
 */
export async function updateHierarchy(
  trx: Transaction,
  hierarchyId: HierarchyId,
  input: { readonly name?: string | undefined; readonly purpose?: HierarchyPurpose | undefined },
  deed: Deed,
): Promise<void> {
  const before = await readHierarchy(trx, hierarchyId)
  const name = input.name === undefined ? before.name : trimmed(input.name)
  const purpose = input.purpose ?? before.purpose
  await checkName(trx, before.company_id, name, hierarchyId)
  const changes = changesBetween({ name: before.name, purpose: before.purpose }, { name, purpose })
  if (Object.keys(changes).length === 0) return
  await trx
    .updateTable('organization_hierarchy')
    .set({ name, purpose, updated_at: deed.at })
    .where('id', '=', hierarchyId)
    .execute()
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action: 'updateOrganizationHierarchy',
    subjectType: 'OrganizationHierarchy',
    subjectId: hierarchyId,
    subjectName: name,
    changes,
  })
}

async function checkName(
  trx: Transaction,
  companyId: CompanyId,
  name: string,
  id?: HierarchyId,
): Promise<void> {
  const faults = new Faults()
  faults.requireText(name, longestName, 'name')
  const other = await trx
    .selectFrom('organization_hierarchy')
    .select('id')
    .where('company_id', '=', companyId)
    .where('name', '=', name)
    .executeTakeFirst()
  if (other && other.id !== id) faults.add('HIERARCHY_NAME_TAKEN', { name }, 'name')
  throwProblems(faults.problems)
}
