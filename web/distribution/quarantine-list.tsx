import { ConfirmAction } from '../forms/confirm-action.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { JobName } from '../lists/job-name.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { dismissRow, dismissRows } from './actions.ts'
import {
  QuarantinedRowFacetsDocument,
  QuarantinedRowListDocument,
  type QuarantinedRowListQuery,
} from './quarantine.generated.ts'
import { quarantineFilterOf } from './quarantine-filter.ts'

type Row = QuarantinedRowListQuery['quarantinedRows']['edges'][number]['node']

/** Rows that broke the channel database's contract: which, where, and why. */
export const quarantineList: ListDefinition<Row> = {
  name: 'quarantined-rows',
  path: '/retail-and-commerce-it/quarantine',
  title: ({ t }) => t('distribution:quarantine.title'),
  search: ({ word }) => word.field('QuarantinedRow', 'transactionId'),
  columns: (ui) => {
    const column = createColumns<Row>(ui, 'QuarantinedRow')
    return [
      column.text('transactionId', ({ transactionId }) => transactionId),
      column.technical('channelTable', ({ channelTable }) => channelTable),
      column.technical('column', (row) => row.column),
      column.words('value', ({ value }) => value),
      {
        ...column.text('reason', (row) => ui.word.cause(row.reason, parametersOf(row)).title),
        wraps: 'sentence',
        cell: (row) => (
          <>
            {ui.word.cause(row.reason, parametersOf(row)).title}
            <br />
            <small>{ui.word.cause(row.reason, parametersOf(row)).mend}</small>
          </>
        ),
      },
      ...(ui.may('DISTRIBUTION_MANAGE')
        ? [
            {
              id: 'dismiss',
              header: ui.t('distribution:quarantine.action'),
              cell: (row: Row) =>
                row.resolvedAt ? ui.t('distribution:quarantine.settled') : <Dismiss ui={ui} row={row} />,
            },
          ]
        : []),
      {
        ...column.words('channelDatabase', ({ channelDatabase }) => channelDatabase.name),
        header: ui.t('distribution:quarantine.database'),
      },
      {
        ...column.number('replicationCounter', ({ replicationCounter }) => replicationCounter),
        header: ui.t('distribution:quarantine.counter'),
      },
      { ...column.moment('quarantinedAt', ({ quarantinedAt }) => quarantinedAt), wraps: 'words' },
    ]
  },
  key: ({ id }) => id,
  load: async (ui, filters, page) => {
    const data = await query(QuarantinedRowListDocument, {
      ...quarantineFilterOf(ui, filters),
      isResolved: oneValueOf(filters, 'resolved') === 'yes' ? null : false,
      ...page,
    })
    return toListPage(data.quarantinedRows)
  },
  facets: async (ui, filters) => {
    const { quarantinedRows } = await query(QuarantinedRowFacetsDocument, quarantineFilterOf(ui, filters))
    return [
      {
        name: 'resolved',
        label: ui.t('distribution:session.show'),
        options: [
          {
            value: 'yes',
            label: ui.t('distribution:quarantine.alsoSettled'),
            count: quarantinedRows.totalCount,
          },
        ],
      },
    ]
  },
  bulk: (ui) =>
    ui.may('DISTRIBUTION_MANAGE')
      ? {
          action: dismissRows,
          takes: ({ resolvedAt }) => resolvedAt === null,
          // Not the table and the column, whose names are nobody's words.
          nameOf: (row) =>
            [row.transactionId, ui.word.cause(row.reason, parametersOf(row)).title, row.replicationCounter]
              .filter((part) => part !== null)
              .join(', '),
          words: {
            open: ui.t('distribution:quarantine.dismissMany'),
            title: ui.t('distribution:quarantine.dismissManyTitle'),
            text: ui.t('distribution:quarantine.dismissManyText'),
            confirm: ui.t('distribution:quarantine.dismiss'),
          },
          inputs: <JobName ui={ui} />,
        }
      : undefined,
  empty: ({ t }) => <p>{t('distribution:quarantine.none')}</p>,
}

/** The words of a reason speak of the row's own fields. */
function parametersOf(row: Row): Readonly<Record<string, unknown>> {
  return { ...row }
}

function Dismiss({ ui, row }: { readonly ui: Ui; readonly row: Row }) {
  const { t, locale } = ui
  return (
    <ConfirmAction
      action={dismissRow}
      locale={locale}
      values={{ row: row.id }}
      words={{
        open: t('distribution:quarantine.dismiss'),
        title: t('distribution:quarantine.dismissTitle'),
        text: t('distribution:quarantine.dismissText'),
        confirm: t('distribution:quarantine.dismiss'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    />
  )
}
