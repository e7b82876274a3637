import type { ReactNode } from 'react'
import { Link } from '../components/link.tsx'
import { Empty } from '../components/page.tsx'
import { drawOrExplain } from '../components/part.tsx'
import { notingOperation, type Operation } from '../graphql/asked-operation.ts'
import type { Ui } from '../session/ui.ts'
import { type BulkAct, isSelected, writeFilters } from './bulk.ts'
import { BulkBar } from './bulk-bar.tsx'
import { bulkInputs, everyRow } from './bulk-names.ts'
import { Facets } from './facets.tsx'
import type { Column, ListDefinition, ListPage } from './list.ts'
import { ListTools } from './list-tools.tsx'
import styles from './list-view.module.css'
import { loadPage } from './load-page.ts'
import { RowChanges } from './row-changes.tsx'
import { digestRows } from './rows-digest.ts'
import { SearchForm } from './search-form.tsx'
import { addressWith, type SearchParameters, valuesOf } from './search-parameters.ts'
import { sortOf, sortParameter } from './sorting.ts'
import { type RowBoxes, Table, type TableSorting } from './table.tsx'

/**
 * A list with its filters, its rows, its pages, and its CSV. All of its state is in the address. Filters and sum whose
 * data do not come say so in their places, and the rows stand.
 */
export async function ListView<Row>({
  ui,
  list,
  parameters,
  page: pagePath = list.path,
}: {
  readonly ui: Ui
  readonly list: ListDefinition<Row>
  readonly parameters: SearchParameters
  /** The page that shows the list, without the language, where it is not the list's own. */
  readonly page?: string
}) {
  const path = ui.href(pagePath)
  // First, so that what is asked for the columns is not taken for the operation that gives the rows.
  const columns = await list.columns(ui, parameters)
  const [{ outcome: page, operation }, facets, sum] = await Promise.all([
    notingOperation(() => loadPage(ui, list, parameters)),
    drawOrExplain(ui, async () => (
      <Facets
        ui={ui}
        facets={(await list.facets?.(ui, parameters)) ?? []}
        parameters={parameters}
        path={path}
      />
    )),
    drawOrExplain(ui, async () => {
      const words = await list.sum?.(ui, parameters)
      return words && <p className={styles.sum}>{words}</p>
    }),
  ])
  return (
    <div className={styles.list}>
      <SearchForm ui={ui} list={list} parameters={parameters} path={path} />
      {facets}
      {page ? (
        <LoadedPage
          ui={ui}
          list={list}
          columns={columns}
          parameters={parameters}
          path={path}
          page={page}
          sum={sum}
          operation={operation}
        />
      ) : (
        <Empty>
          <p>
            {ui.t('list.noSuchPage')}{' '}
            <Link href={addressWith(path, parameters, {})}>{ui.t('list.beginning')}</Link>
          </p>
        </Empty>
      )}
    </div>
  )
}

/** The rows of a page with what can be done with them, and the ways to its neighbours. */
function LoadedPage<Row>({
  ui,
  list,
  columns,
  parameters,
  path,
  page,
  sum,
  operation,
}: {
  readonly ui: Ui
  readonly list: ListDefinition<Row>
  readonly columns: readonly Column<Row>[]
  readonly parameters: SearchParameters
  /** Address of the page that shows the list. */
  readonly path: string
  readonly page: ListPage<Row>
  /** What the rows come to. */
  readonly sum: ReactNode
  /** By which the API gave the rows. */
  readonly operation: Operation | undefined
}) {
  const { pageInfo, rows, totalCount } = page
  const { t, format } = ui
  const { after, before } = parameters
  const bulk = rows.length > 0 ? list.bulk?.(ui, parameters) : undefined
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.count} data-total={totalCount}>
          {t('list.total', { count: totalCount, total: format.number(totalCount) })}
        </p>
        {sum}
        <RowChanges
          address={addressWith(ui.href(`/rows/${list.name}`), parameters, { after, before })}
          locale={ui.locale}
          since={ui.eventPosition}
          shown={digestRows(ui, list, columns, page)}
          isFirstPage={!pageInfo.hasPreviousPage}
          words={{
            isNew: {
              one: t('list.newRows', { count: 1, total: '{{total}}' }),
              other: t('list.newRows', { count: 2, total: '{{total}}' }),
            },
            hasChanged: t('list.changedRows'),
          }}
        />
        <ListTools ui={ui} list={list} parameters={parameters} operation={operation} />
      </div>
      {bulk && (
        <BulkBar
          id={formOf(list)}
          action={bulk.action}
          locale={ui.locale}
          filters={writeFilters(parameters)}
          total={totalCount}
          areAllSelected={valuesOf(parameters, bulkInputs.selected)?.includes(everyRow) ?? false}
          words={{
            ...bulk.words,
            all: t('list.selectAll', { count: totalCount, total: format.number(totalCount) }),
            selected: t('list.selected', { total: '{{total}}' }),
            cancel: t('cancel'),
            problem: t('problem'),
          }}
        >
          {bulk.inputs}
        </BulkBar>
      )}
      {rows.length === 0 ? (
        <Empty>
          {hasFilters(parameters) ? (
            <p>
              {t('list.nothingMatches')} <Link href={path}>{t('list.clear')}</Link>
            </p>
          ) : (
            list.empty(ui, parameters)
          )}
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={list.title(ui)}
          columns={columns.filter(({ isForFiles }) => !isForFiles)}
          rows={rows}
          rowKey={list.key}
          pathOf={list.pathOf}
          boxes={bulk && boxesOf(ui, list, bulk, parameters)}
          sorting={sortingOf(list, parameters, path)}
        />
      )}
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <nav aria-label={t('list.pages')} className={styles.pages}>
          {pageInfo.hasPreviousPage && pageInfo.startCursor && (
            <Link
              rel="prev"
              prefetch={false}
              href={addressWith(path, parameters, { before: pageInfo.startCursor })}
            >
              {t('list.previous')}
            </Link>
          )}
          {pageInfo.hasNextPage && pageInfo.endCursor && (
            <Link
              rel="next"
              prefetch={false}
              href={addressWith(path, parameters, { after: pageInfo.endCursor })}
            >
              {t('list.next')}
            </Link>
          )}
        </nav>
      )}
    </>
  )
}

function formOf<Row>(list: ListDefinition<Row>): string {
  return `${list.name}-bulk`
}

function boxesOf<Row>(
  { t }: Ui,
  list: ListDefinition<Row>,
  { takes, nameOf }: BulkAct<Row>,
  parameters: SearchParameters,
): RowBoxes<Row> {
  return {
    form: formOf(list),
    header: t('list.select'),
    labelOf: (row) => (takes(row) ? t('list.selectRow', { row: nameOf(row) }) : undefined),
    isSelected: (row) => isSelected(parameters, list.key(row)),
  }
}

function sortingOf<Row>(
  { sorting }: ListDefinition<Row>,
  parameters: SearchParameters,
  path: string,
): TableSorting | undefined {
  if (!sorting) return undefined
  return {
    columns: sorting.columns,
    usual: sorting.usual,
    sort: sortOf(sorting, parameters),
    addressOf: (sort) => addressWith(path, parameters, { [sortParameter]: sort }),
  }
}

const notFilters = new Set<string>([sortParameter, 'after', 'before', bulkInputs.selected])

function hasFilters(parameters: SearchParameters): boolean {
  return Object.entries(parameters).some(
    ([name, value]) => !notFilters.has(name) && value !== undefined && value !== '',
  )
}
