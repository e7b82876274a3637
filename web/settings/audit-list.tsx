import { query } from '../graphql/request-client.ts'
import { startOfDay } from '../language/day-bounds.ts'
import { createColumns } from '../lists/columns.tsx'
import { dayOf, type ListDefinition, oneValueOf, type SearchParameters, toListPage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { AuditTrailDocument, type AuditTrailQuery } from './audit.generated.ts'
import { type AuditedNode, fieldInWords, isDecimal, nodeIn, textInWords } from './audit-words.ts'
import styles from './settings.module.css'

type Entry = AuditTrailQuery['auditEntries']['edges'][number]['node']
type Change = Entry['changes'][number]

/** Kinds of record that people look changes up by. */
const recordTypes = [
  'User',
  'Company',
  'Channel',
  'ChannelDatabase',
  'OrganizationHierarchy',
  'ValidationRule',
  'NumberSequence',
  'DistributionSchedule',
  'UploadSession',
  'BatchJob',
  'BatchJobRun',
  'ChannelTransaction',
  'OrderHold',
] as const

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
      column.value('subjectType', 'RecordType', ({ subjectType }) => subjectType),
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
  load: async (ui, filters, page) => {
    const data = await query(AuditTrailDocument, { ...filtersOf(ui, filters), ...page })
    return toListPage(data.auditEntries)
  },
  facets: async (ui) => [
    {
      name: 'company',
      label: ui.word.field('AuditEntry', 'companyId'),
      options: ui.companies.map(({ companyId, name }) => ({ value: companyId, label: name })),
    },
    {
      name: 'type',
      label: ui.word.field('AuditEntry', 'subjectType'),
      options: recordTypes.map((type) => ({ value: type, label: ui.word.enumValue('RecordType', type) })),
    },
  ],
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

function Changes({ ui, entry }: { readonly ui: Ui; readonly entry: Entry }) {
  if (entry.changes.length === 0) return <>–</>
  return (
    <ul className={styles.changes}>
      {entry.changes.map((change) => {
        const { name, from, to } = changeInWords(ui, entry.subjectType, change)
        return (
          <li key={change.field}>
            {name}: {from !== null && <del className={styles.old}>{from}</del>} <ins>{to ?? '–'}</ins>
          </li>
        )
      })}
    </ul>
  )
}

function changesInWords(ui: Ui, { changes, subjectType }: Entry): string | null {
  if (changes.length === 0) return null
  return changes
    .map((change) => {
      const { name, from, to } = changeInWords(ui, subjectType, change)
      return `${name}: ${from ?? '–'} → ${to ?? '–'}`
    })
    .join('; ')
}

/** A change of a field, or of a node of a hierarchy, which the trail keeps by its id. */
function changeInWords(ui: Ui, type: string, { field, from, to }: Change) {
  const node = type === 'OrganizationHierarchy' ? (nodeIn(to) ?? nodeIn(from)) : undefined
  return {
    name: node?.name ?? fieldInWords(ui.word, type, field),
    from: valueInWords(ui, type, field, from),
    to: valueInWords(ui, type, field, to),
  }
}

/** A field's value as the trail keeps it: a text, a number, yes or no, or something with parts. Null for nothing. */
function valueInWords(ui: Ui, type: string, field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string')
    return isDecimal(type, field, value) ? ui.format.decimal(value) : textInWords(ui.word, type, field, value)
  if (typeof value === 'boolean') return ui.t(value ? 'yes' : 'no')
  // Whole numbers may be names, such as a channel's: they are not grouped.
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : ui.format.decimal(String(value))
  if (Array.isArray(value))
    return ui.format.list(value.map((one) => valueInWords(ui, type, field, one) ?? '–'))
  const node = nodeIn(value)
  return node ? nodeInWords(ui, node) : JSON.stringify(value)
}

function nodeInWords({ t }: Ui, { name, parent, position }: AuditedNode): string {
  return parent === null
    ? t('settings:audit.rootNode', { name })
    : t('settings:audit.node', { name, parent, place: position + 1 })
}
