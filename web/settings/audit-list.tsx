import { query } from '../graphql/request-client.ts'
import { startOfDay } from '../language/day-bounds.ts'
import { createColumns } from '../lists/columns.tsx'
import { dayOf, type ListDefinition, oneValueOf, type SearchParameters, toListPage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { AuditTrailDocument, type AuditTrailQuery } from './audit.generated.ts'
import { fieldInWords, textInWords } from './audit-words.ts'
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
      column.text('user', ({ user }) => user?.name ?? ui.t('settings:audit.byItself')),
      column.value('action', 'AuditEntry', ({ action }) => action),
      column.value('subjectType', 'RecordType', ({ subjectType }) => subjectType),
      column.text('companyId', ({ companyId }) => companyId),
      {
        ...column.text('changes', (entry) => changesInWords(ui, entry)),
        cell: (entry) => <Changes ui={ui} entry={entry} />,
      },
      column.text('requestId', ({ requestId }) => requestId),
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
  const type = entry.subjectType
  return (
    <ul className={styles.changes}>
      {entry.changes.map(({ field, from, to }) => (
        <li key={field}>
          {fieldInWords(ui.word, type, field)}:{' '}
          {from !== null && (
            <del className={styles.old}>
              <Value ui={ui} type={type} field={field} value={from} />
            </del>
          )}{' '}
          <ins>
            <Value ui={ui} type={type} field={field} value={to} />
          </ins>
        </li>
      ))}
    </ul>
  )
}

/** A value in words; one with parts as the trail keeps it. */
function Value({
  ui,
  type,
  field,
  value,
}: {
  readonly ui: Ui
  readonly type: string
  readonly field: string
  readonly value: unknown
}) {
  const words = valueInWords(ui, type, field, value)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (
    <code>{words}</code>
  ) : (
    <>{words}</>
  )
}

function changesInWords(ui: Ui, { changes, subjectType }: Entry): string | null {
  if (changes.length === 0) return null
  return changes.map((change) => changeInWords(ui, subjectType, change)).join('; ')
}

function changeInWords(ui: Ui, type: string, { field, from, to }: Change): string {
  const name = fieldInWords(ui.word, type, field)
  return `${name}: ${valueInWords(ui, type, field, from)} → ${valueInWords(ui, type, field, to)}`
}

/** A field's value as the trail keeps it: a text, a number, yes or no, or something with parts. */
function valueInWords(ui: Ui, type: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'string') return textInWords(ui.word, type, field, value)
  if (typeof value === 'boolean') return ui.t(value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return ui.format.list(value.map((one) => valueInWords(ui, type, field, one)))
  return JSON.stringify(value)
}
