import { Empty, Section } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { SynchronizePreviewDocument, type SynchronizePreviewQuery } from './synchronize.generated.ts'

type Total = SynchronizePreviewQuery['previewSynchronizeOrders']['posted'][number]

/** What order synchronization would post below a node, and what it would leave out and why. Changes nothing. */
export async function SynchronizationPreview({
  ui,
  scope: { hierarchyId, nodeId },
}: {
  readonly ui: Ui
  /** A node, by global ids. */
  readonly scope: { readonly hierarchyId: string; readonly nodeId: string }
}) {
  const { t, word, format } = ui
  const { previewSynchronizeOrders: preview } = await query(SynchronizePreviewDocument, {
    companyId: ui.company.companyId,
    organizationHierarchyId: hierarchyId,
    nodeIds: [nodeId],
  })
  const column = createColumns<Total>(ui, 'SynchronizationPreviewTotal')
  const totals = [
    column.words('channel', ({ channel, channelNumber }) => channel?.name ?? String(channelNumber)),
    column.value('postedAs', 'PostedAs', ({ postedAs }) => postedAs),
    column.number('transactions', ({ transactions }) => transactions),
    column.money('grossAmount', ({ grossAmount }) => grossAmount),
  ]
  const keyOf = ({ channelNumber, postedAs, grossAmount }: Total) =>
    `${channelNumber} ${postedAs} ${grossAmount.currency}`
  return (
    <>
      <p>{t('orders:synchronize.examined', { count: preview.total, examined: preview.examined })}</p>
      <Section id="posted" title={t('orders:synchronize.posted')}>
        {preview.posted.length === 0 ? (
          <Empty>
            <p>{t('orders:synchronize.nothing')}</p>
          </Empty>
        ) : (
          <Table
            ui={ui}
            caption={t('orders:synchronize.posted')}
            columns={totals}
            rows={preview.posted}
            rowKey={keyOf}
          />
        )}
      </Section>
      {preview.causes.length > 0 && (
        <Section id="refused" title={t('orders:synchronize.refused')}>
          <ul>
            {preview.causes.map(({ code, transactions }) => (
              <li key={code}>
                {word.cause(code, null).title}: {format.number(transactions)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview.leftOut.length > 0 && (
        <Section id="left-out" title={t('orders:synchronize.leftOut')}>
          <ul>
            {preview.leftOut.map(({ reason, transactions }) => (
              <li key={reason}>
                {word.cause(reason, null).title}: {format.number(transactions)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
