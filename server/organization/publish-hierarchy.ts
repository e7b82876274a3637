import type { Transaction } from '../database/database.ts'
import { type CalendarDate, parseCalendarDate } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { type Deed, recordDeed } from './deed.ts'
import { type HierarchyId, type HierarchyVersionId, lockHierarchy, readDraft } from './hierarchy-records.ts'

/**
 * Publishes a hierarchy's draft: from the effective date on it is the version in force. Versions follow each other in
 * time, so the date is not before that of the version published last; on the same day, the later version holds.
 * @param input effectiveDate: the first day on which the version holds, in the company's time zone.
 * @returns the version published.
 * @throws ProblemError HIERARCHY_NOT_FOUND, HIERARCHY_DRAFT_NOT_FOUND, VALUE_MISSING, EFFECTIVE_DATE_INVALID,
 *   EFFECTIVE_DATE_TOO_EARLY.
 */
export async function publishHierarchy(
  trx: Transaction,
  input: { readonly hierarchyId: HierarchyId; readonly effectiveDate: CalendarDate },
  deed: Deed,
): Promise<HierarchyVersionId> {
  const { hierarchyId, effectiveDate } = input
  if (effectiveDate === '') throw problemError('VALUE_MISSING', { field: 'effectiveDate' }, 'effectiveDate')
  if (!parseCalendarDate(effectiveDate))
    throw problemError('EFFECTIVE_DATE_INVALID', { effectiveDate }, 'effectiveDate')
  const hierarchy = await lockHierarchy(trx, hierarchyId)
  const draft = await readDraft(trx, hierarchyId)
  const earliest = await lastEffectiveDate(trx, hierarchyId)
  if (earliest && effectiveDate < earliest)
    throw problemError('EFFECTIVE_DATE_TOO_EARLY', { effectiveDate, earliest }, 'effectiveDate')
  await trx
    .updateTable('organization_hierarchy_version')
    .set({
      status: 'published',
      effective_date: effectiveDate,
      published_at: deed.at,
      published_by: deed.userId,
    })
    .where('id', '=', draft.id)
    .execute()
  await trx
    .updateTable('organization_hierarchy')
    .set({ updated_at: deed.at })
    .where('id', '=', hierarchyId)
    .execute()
  await recordDeed(trx, deed, {
    companyId: hierarchy.company_id,
    action: 'publishOrganizationHierarchy',
    subjectType: 'OrganizationHierarchy',
    subjectId: hierarchyId,
    subjectName: hierarchy.name,
    changes: {
      publishedVersion: { from: null, to: draft.version },
      effectiveDate: { from: earliest ?? null, to: effectiveDate },
    },
  })
  return draft.id
}

async function lastEffectiveDate(
  trx: Transaction,
  hierarchyId: HierarchyId,
): Promise<CalendarDate | undefined> {
  const last = await trx
    .selectFrom('organization_hierarchy_version')
    .select('effective_date')
    .where('hierarchy_id', '=', hierarchyId)
    .where('status', '=', 'published')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.effective_date ?? undefined
}
