import { Link } from '../components/link.tsx'
import { Empty, Facts, Notice, Section } from '../components/page.tsx'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { failureInWords } from './failure-words.ts'
import { mendingGuide } from './mending-guide.ts'
import { MendingPlaces } from './mending-places.tsx'
import { sectionTypes } from './section-types.ts'
import { stagedValueInWords } from './staged-value.ts'
import type { TransactionPageQuery } from './transaction.generated.ts'

export type Transaction = NonNullable<TransactionPageQuery['channelTransaction']>

/** Why it failed, each cause with what it says of this transaction and what to do next. */
export function OpenFailures({ ui, transaction }: { readonly ui: Ui; readonly transaction: Transaction }) {
  const { t, word } = ui
  if (transaction.openFailures.length === 0) return null
  // Items, customers and settings are shown of the company that is chosen.
  const isOfChosenCompany = transaction.company.companyId === ui.company.companyId
  return (
    <Section id="failures" title={t('orders:transaction.failures')}>
      {transaction.openFailures.map(({ id, code, parameters, lineNumber }) => {
        const words = word.cause(code, parameters)
        const guide = mendingGuide(ui, code, transaction.id)
        return (
          <Notice key={id} tone="bad">
            <h3>{words.title}</h3>
            <p>{failureInWords(ui, { code, parameters, lineNumber }, transaction.total.currency)}</p>
            <p>
              {words.mend}{' '}
              <Link href={ui.href(guide.path)} prefetch={false}>
                {guide.label}
              </Link>
            </p>
            {isOfChosenCompany && (
              <MendingPlaces ui={ui} breach={{ code, parameters, channels: [transaction.channel] }} />
            )}
          </Notice>
        )
      })}
    </Section>
  )
}

/** One row of more columns than this is read downwards: beside each other they would not fit on a page. */
const columnsAtMost = 8

type StagedRow = Transaction['sections'][number]['rows'][number]

/** The staged rows, section by section, each value as the channel sent it or as it was corrected. */
export function Sections({ ui, transaction }: { readonly ui: Ui; readonly transaction: Transaction }) {
  return (
    <>
      {transaction.sections
        .filter(({ rows }) => rows.length > 0)
        .map(({ section, fields, rows }) => {
          const type = sectionTypes[section]
          const title = ui.word.enumValue('TransactionSection', section)
          const seen = fields.filter(({ name }) =>
            rows.some(({ values }) => values.some(({ field, value }) => field === name && value)),
          )
          const columns = seen.map(({ name, kind }) => {
            const shown = ({ values }: StagedRow) => {
              const held = values.find(({ field }) => field === name)
              return stagedValueInWords(ui, { type, name, kind, currency: held?.currency }, held?.value ?? '')
            }
            const isNumber = kind === 'DECIMAL' || kind === 'INTEGER'
            return {
              id: name,
              header: ui.word.field(type, name),
              ...(isNumber ? { align: 'end' as const } : {}),
              cell: (row: StagedRow) => shown(row) || '–',
              text: shown,
            }
          })
          const [first] = rows
          return (
            <Section key={section} id={`section-${section.toLowerCase()}`} title={title}>
              {first && rows.length === 1 && columns.length > columnsAtMost ? (
                <Facts facts={columns.map(({ header, cell }) => [header, cell(first)])} />
              ) : (
                <Table ui={ui} caption={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
              )}
            </Section>
          )
        })}
    </>
  )
}

/** Who changed what, field by field, version by version. */
export function AuditTrail({ ui, transaction }: { readonly ui: Ui; readonly transaction: Transaction }) {
  const { t, word, format } = ui
  const changes = transaction.versions.flatMap((version) =>
    version.changes.map((change) => ({ ...change, made: version })),
  )
  if (changes.length === 0) {
    return (
      <Empty>
        <p>{t('orders:transaction.neverChanged')}</p>
      </Empty>
    )
  }
  type Change = (typeof changes)[number]
  const column = createColumns<Change>(ui, 'ChannelTransactionChange')
  const columnOfVersion = createColumns<Change>(ui, 'ChannelTransactionVersion')
  const inWords = ({ section, row, field }: Change, value: string | null) => {
    const content = transaction.sections.find((one) => one.section === section)
    const kind = content?.fields.find(({ name }) => name === field)?.kind ?? 'TEXT'
    const held = content?.rows.find(({ key }) => key === row)?.values.find((one) => one.field === field)
    const named = { type: sectionTypes[section], name: field, kind, currency: held?.currency }
    return value && stagedValueInWords(ui, named, value)
  }
  return (
    <Table
      ui={ui}
      caption={t('orders:transaction.audit')}
      columns={[
        columnOfVersion.moment('createdAt', ({ made }) => made.createdAt),
        column.value('section', 'TransactionSection', ({ section }) => section),
        column.words('row', ({ row }) => row),
        column.words('field', ({ section, field }) => word.field(sectionTypes[section], field)),
        column.words('oldValue', (change) => inWords(change, change.oldValue)),
        column.words('newValue', (change) => inWords(change, change.newValue)),
        columnOfVersion.words('createdBy', ({ made }) => made.createdBy?.name),
        columnOfVersion.words('undoneAt', ({ made }) =>
          made.undoneAt ? `${format.dateTime(made.undoneAt)} ${made.undoneBy?.name ?? ''}` : null,
        ),
      ]}
      rows={changes}
      rowKey={({ made, section, row, field }) => `${made.version} ${section} ${row} ${field}`}
    />
  )
}
