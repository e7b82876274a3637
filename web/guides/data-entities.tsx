import { Link } from '../components/link.tsx'
import { Notice, Section } from '../components/page.tsx'
import { ApiError, query } from '../graphql/request-client.ts'
import type { Column } from '../lists/list.ts'
import { Table } from '../lists/table.tsx'
import { stagedRowsPath } from '../orders/staged-row-list.tsx'
import type { Ui } from '../session/ui.ts'
import { columnWords } from './column-words.ts'
import { DataEntitiesDocument, type DataEntitiesQuery } from './data-entities.generated.ts'
import styles from './walk.module.css'

type Entity = DataEntitiesQuery['channelTables'][number]
type Count = Entity['counts'][number]
type EntityColumn = Entity['columns'][number]

/** The tables of a channel database with what has come of each: rows by channel, with a way to them, and columns. */
export async function DataEntities({ ui }: { readonly ui: Ui }) {
  const { t, word } = ui
  if (!ui.may('ORDERS_READ')) {
    return (
      <Notice>
        <p>{t('forbidden.text', { permission: word.enumValue('Permission', 'ORDERS_READ') })}</p>
      </Notice>
    )
  }
  const entities = await ask(ui.company.companyId)
  if (!entities) {
    return (
      <Notice tone="warning">
        <p>{t('guides:entities.unknown')}</p>
      </Notice>
    )
  }
  return (
    <Section id="entities" title={t('guides:entities.title')}>
      {entities.map((entity) => (
        <EntityRows key={entity.name} ui={ui} entity={entity} />
      ))}
    </Section>
  )
}

function EntityRows({ ui, entity }: { readonly ui: Ui; readonly entity: Entity }) {
  const { t, format } = ui
  return (
    <details className={styles.more}>
      <summary>
        {t(entity.isOptional ? 'guides:entities.optional' : 'guides:entities.table', {
          name: entity.name,
          rows: t('list.total', { count: entity.rows, total: format.number(entity.rows) }),
        })}
      </summary>
      <div className={styles.controls}>
        <Table
          ui={ui}
          caption={t('guides:entities.byChannel', { name: entity.name })}
          columns={countColumns(ui, entity.name)}
          rows={entity.counts}
          rowKey={({ channelNumber }) => String(channelNumber)}
        />
        <Table
          ui={ui}
          caption={t('guides:entities.columns', { name: entity.name })}
          columns={columnsOf(ui, entity)}
          rows={entity.columns}
          rowKey={({ name }) => name}
        />
      </div>
    </details>
  )
}

function countColumns({ t, format, href }: Ui, table: string): readonly Column<Count>[] {
  return [
    {
      id: 'channel',
      header: t('guides:entities.channel'),
      cell: ({ channel, channelNumber }) => (
        <Link href={href(`${stagedRowsPath}?table=${table}&channel=${channelNumber}`)} prefetch={false}>
          {channel?.name ?? String(channelNumber)}
        </Link>
      ),
      text: ({ channel, channelNumber }) => channel?.name ?? String(channelNumber),
    },
    {
      id: 'rows',
      header: t('guides:entities.rows'),
      align: 'end',
      cell: ({ rows }) => format.number(rows),
      text: ({ rows }) => format.number(rows),
    },
  ]
}

function columnsOf({ t, word }: Ui, entity: Entity): readonly Column<EntityColumn>[] {
  const column = (id: string, header: string, text: (one: EntityColumn) => string): Column<EntityColumn> => ({
    id,
    header,
    cell: text,
    text,
  })
  return [
    column('column', t('guides:entities.column'), ({ channelColumn }) => channelColumn),
    column('meaning', t('guides:entities.meaning'), ({ name }) => columnWords(word, entity.type, name)),
    column('kind', t('guides:entities.kind'), ({ kind }) => word.enumValue('StagedFieldKind', kind)),
    column('must', t('guides:entities.required'), ({ isKey, isRequired }) =>
      isKey || isRequired ? t('yes') : t('no'),
    ),
  ]
}

async function ask(companyId: string): Promise<readonly Entity[] | undefined> {
  try {
    return (await query(DataEntitiesDocument, { companyId })).channelTables
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
