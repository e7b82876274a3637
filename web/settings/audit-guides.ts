import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { AuditedGuidesDocument, type AuditedGuidesQuery, type AuditTrailQuery } from './audit.generated.ts'

type Entry = AuditTrailQuery['auditEntries']['edges'][number]['node']
type Guide = AuditedGuidesQuery['guides'][number]

/**
 * Entries with guides, their screens and steps as the reader's language calls them: the trail keeps their ids, which have
 * titles in every language. What a guide no longer has stays as it is.
 */
export async function withGuideTitles(
  { locale }: Pick<Ui, 'locale'>,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  if (!entries.some(isOfGuide)) return entries
  const { guides } = await query(AuditedGuidesDocument, { locale })
  const byId = new Map(guides.map((guide) => [guide.id, guide]))
  return entries.map((entry) => {
    const guide = isOfGuide(entry) ? byId.get(entry.subjectName ?? '') : undefined
    return guide ? titled(entry, guide) : entry
  })
}

function isOfGuide({ subjectType }: Entry): boolean {
  return subjectType === 'GuideDraft' || subjectType === 'Guide'
}

function titled(entry: Entry, guide: Guide): Entry {
  const changes = entry.changes.map(({ field, from, to }) => ({
    field,
    from: titleOf(guide, field, from),
    to: titleOf(guide, field, to),
  }))
  return { ...entry, subjectName: guide.title, changes }
}

function titleOf(guide: Guide, field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => titleOf(guide, field, one))
  if (field === 'guide' && value === guide.id) return guide.title
  if (field === 'screen') return guide.screens.find(({ id }) => id === value)?.title ?? value
  if (field === 'ticked')
    return guide.screens.flatMap(({ steps }) => steps).find(({ id }) => id === value)?.number ?? value
  return value
}
