import { Link } from '../components/link.tsx'
import { query } from '../graphql/request-client.ts'
import { startOfDay } from '../language/day-bounds.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { dayOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { AuditTrailCountsDocument, AuditTrailDocument, type AuditTrailQuery } from './audit.generated.ts'
import { withGuideTitles } from './audit-guides.ts'
import { subjectInWords, subjectPath } from './audit-subject.ts'
import { nodeNameIn, valueInWords } from './audit-values.ts'
import { fieldInWords } from './audit-words.ts'
import styles from './settings.module.css'

type Entry = AuditTrailQuery['auditEntries']['edges'][number]['node']
type Change = Entry['changes'][number]

/** Who did what and when, the newest first, with the old and new value of each field. */
export const auditList: ListDefinition<Entry> = {
  name: 'audit-trail',
  path: '/settings/audit-trail',
  title: ({ t }) => t('navigation:auditTrail.label'),
  hasPeriod: true,
  columns: (ui) => {
    const column = createColumns<Entry>(ui, 'AuditEntry')
    return [
      column.moment('occurredAt', ({ occurredAt }) => occurredAt),
      column.words('user', ({ user }) => user?.name ?? ui.t('settings:audit.byItself')),
      column.value('action', 'AuditEntry', ({ action }) => action),
      // On the page the action and the record's name say as much.
      { ...column.value('subjectType', 'RecordType', ({ subjectType }) => subjectType), isForFiles: true },
      {
        ...column.words('subjectName', (entry) => subjectInWords(ui, entry)),
        cell: (entry) => <Subject ui={ui} entry={entry} />,
      },
      column.text('companyId', ({ companyId }) => companyId),
      {
        ...column.text('changes', (entry) => changesInWords(ui, entry)),
        wraps: 'sentence',
        cell: (entry) => <Changes ui={ui} entry={entry} />,
      },
      {
        ...column.text('requestId', ({ requestId }) => requestId),
        cell: ({ requestId }) => (requestId ? <code title={requestId}>{requestId.slice(-8)}</code> : '–'),
      },
    ]
  },
  key: ({ id }) => id,
  load: async (ui, filters, place) => {
    const data = await query(AuditTrailDocument, { ...filtersOf(ui, filters), ...place })
    const page = toListPage(data.auditEntries)
    return { ...page, rows: await withGuideTitles(ui, page.rows) }
  },
  facets: async (ui, filters) => {
    const { auditEntries, auditEntryCounts } = await query(AuditTrailCountsDocument, filtersOf(ui, filters))
    const ofCompany = new Map(auditEntries.companies.map(({ companyId, count }) => [companyId, count]))
    return [
      {
        name: 'company',
        label: ui.word.field('AuditEntry', 'companyId'),
        options: ui.companies.map(({ companyId, name }) => ({
          value: companyId,
          label: name,
          count: ofCompany.get(companyId) ?? 0,
        })),
      },
      {
        name: 'type',
        label: ui.word.field('AuditEntry', 'subjectType'),
        options: auditEntryCounts.map(({ subjectType, count }) => ({
          value: subjectType,
          label: ui.word.enumValue('RecordType', subjectType),
          count,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('settings:audit.none')}</p>,
}

function filtersOf(ui: Ui, filters: SearchParameters) {
  const { timeZone } = ui.company
  const from = dayOf(filters, 'from')
  const to = dayOf(filters, 'to')
  return {
    companyId: oneValueOf(filters, 'company') ?? null,
    user: oneValueOf(filters, 'user') ?? null,
    subject: oneValueOf(filters, 'subject') ?? null,
    subjectType: oneValueOf(filters, 'type') ?? null,
    from: (from && startOfDay(from, timeZone)) ?? null,
    to: (to && startOfDay(to, timeZone, 1)) ?? null,
  }
}

function Subject({ ui, entry }: { readonly ui: Ui; readonly entry: Entry }) {
  const name = subjectInWords(ui, entry)
  const path = subjectPath(ui, entry)
  if (name === null || path === undefined) return <>{name ?? '–'}</>
  return (
    <Link href={ui.href(path)} prefetch={false}>
      {name}
    </Link>
  )
}

function Changes({ ui, entry }: { readonly ui: Ui; readonly entry: Entry }) {
  const changes = changesOf(ui, entry)
  if (changes.length === 0) return <>–</>
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, name, from, to }) => (
        <li key={field}>
          {name}: {from !== null && <del className={styles.old}>{from}</del>} <ins>{to ?? '–'}</ins>
        </li>
      ))}
    </ul>
  )
}

function changesInWords(ui: Ui, entry: Entry): string | null {
  const changes = changesOf(ui, entry)
  if (changes.length === 0) return null
  return changes.map(({ name, from, to }) => `${name}: ${from ?? '–'} → ${to ?? '–'}`).join('; ')
}

/** What an entry changed; what came from nothing to nothing, such as an empty list, is not worth a line. */
function changesOf(ui: Ui, { changes, subjectType }: Entry) {
  return changes
    .map((change) => changeInWords(ui, subjectType, change))
    .filter(({ from, to }) => from !== null || to !== null)
}

/** A change of a field, or of a node of a hierarchy, which the trail keeps by its id. */
function changeInWords(ui: Ui, type: string, { field, from, to }: Change) {
  const node = type === 'OrganizationHierarchy' ? (nodeNameIn(to) ?? nodeNameIn(from)) : undefined
  return {
    field,
    name: node ?? fieldInWords(ui.word, type, field),
    from: valueInWords(ui, { type, field }, from),
    to: valueInWords(ui, { type, field }, to),
  }
}
