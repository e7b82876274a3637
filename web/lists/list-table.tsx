import { Empty } from '../components/page.tsx'
import { notingOperation } from '../graphql/asked-operation.ts'
import type { Ui } from '../session/ui.ts'
import type { Column, ListDefinition } from './list.ts'
import { ListTools } from './list-tools.tsx'
import styles from './list-view.module.css'
import type { SearchParameters } from './search-parameters.ts'
import { Table } from './table.tsx'

const mostShown = 100

/**
 * A list that stands beside something else on its page, without filters and pages of its own: its first rows, and what
 * takes all of them elsewhere.
 */
export async function ListTable<Row>({
  ui,
  list,
  parameters = {},
  columnsOf,
}: {
  readonly ui: Ui
  readonly list: ListDefinition<Row>
  readonly parameters?: SearchParameters
  /** The columns on the page, where they depend on what stands in them. */
  readonly columnsOf?: (rows: readonly Row[]) => readonly Column<Row>[]
}) {
  const { outcome, operation } = await notingOperation(() => list.load(ui, parameters, { first: mostShown }))
  const { rows, totalCount } = outcome
  if (rows.length === 0) return <Empty>{list.empty(ui, parameters)}</Empty>
  const columns = columnsOf?.(rows) ?? (await list.columns(ui, parameters))
  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        <p className={styles.count}>
          {ui.t('list.total', { count: totalCount, total: ui.format.number(totalCount) })}
        </p>
        <ListTools ui={ui} list={list} parameters={parameters} operation={operation} />
      </div>
      <Table
        ui={ui}
        caption={list.title(ui)}
        columns={columns.filter(({ isForFiles }) => !isForFiles)}
        rows={rows}
        rowKey={list.key}
        pathOf={list.pathOf}
      />
    </div>
  )
}
