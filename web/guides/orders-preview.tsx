import { Link } from '../components/link.tsx'
import { ApiError, query } from '../graphql/request-client.ts'
import type { Column } from '../lists/list.ts'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { type Answers, answersUnder } from './answers.ts'
import { PreviewSynchronizeOrdersDocument, type PreviewSynchronizeOrdersQuery } from './previews.generated.ts'
import type { Draft } from './read-guide.ts'
import styles from './walk.module.css'

type Preview = PreviewSynchronizeOrdersQuery['previewSynchronizeOrders']
type Total = Preview['posted'][number]
type Previewed = Preview['firstPosted'][number]

/** What order synchronization would do now: by channel and currency, the first of each, what stays out and why. */
export async function OrdersPreview({
  ui,
  draft,
  answers,
}: {
  readonly ui: Ui
  readonly draft: Draft
  readonly answers: Answers
}) {
  const { t, format } = ui
  const preview = await ask(draft, answers)
  return (
    <section className={styles.preview} aria-labelledby="orders-preview">
      <h2 id="orders-preview">{t('guides:orders.title')}</h2>
      {preview === undefined ? (
        <p>{t('guides:orders.unknown')}</p>
      ) : (
        <>
          <p>{t('guides:orders.total', { count: preview.total })}</p>
          {preview.examined < preview.total && (
            <p>{t('guides:orders.examined', { examined: format.number(preview.examined) })}</p>
          )}
          <Totals ui={ui} title={t('guides:orders.posted')} totals={preview.posted} />
          <Totals ui={ui} title={t('guides:orders.refused')} totals={preview.refused} />
          <Causes ui={ui} preview={preview} />
          <FirstRows ui={ui} title={t('guides:orders.firstPosted')} rows={preview.firstPosted} />
          <FirstRows ui={ui} title={t('guides:orders.firstRefused')} rows={preview.firstRefused} />
        </>
      )}
    </section>
  )
}

function Totals({
  ui,
  title,
  totals,
}: {
  readonly ui: Ui
  readonly title: string
  readonly totals: readonly Total[]
}) {
  const { t, word, format } = ui
  if (totals.length === 0) return null
  const columns: readonly Column<Total>[] = [
    column(
      'channel',
      t('guides:orders.channel'),
      ({ channel, channelNumber }) => channel?.name ?? String(channelNumber),
    ),
    column('postedAs', t('guides:orders.postedAs'), ({ postedAs }) =>
      postedAs === null ? '–' : word.enumValue('PostedAs', postedAs),
    ),
    column(
      'transactions',
      t('guides:orders.transactions'),
      ({ transactions }) => format.number(transactions),
      'end',
    ),
    column('amount', t('guides:orders.amount'), ({ grossAmount }) => format.money(grossAmount), 'end'),
  ]
  return (
    <>
      <h3>{title}</h3>
      <Table
        ui={ui}
        caption={title}
        columns={columns}
        rows={totals}
        rowKey={({ channelNumber, postedAs, grossAmount }) =>
          `${channelNumber} ${postedAs} ${grossAmount.currency}`
        }
      />
    </>
  )
}

function Causes({ ui, preview }: { readonly ui: Ui; readonly preview: Preview }) {
  const { t, word, format } = ui
  const reasons = [
    ...preview.causes.map(({ code, transactions }) => ({
      key: code,
      words: word.cause(code, null).title,
      transactions,
    })),
    ...preview.leftOut.map(({ reason, transactions }) => ({
      key: reason,
      words: word.cause(reason, null).title,
      transactions,
    })),
  ]
  if (reasons.length === 0) return null
  return (
    <>
      <h3>{t('guides:orders.reasons')}</h3>
      <ul>
        {reasons.map(({ key, words, transactions }) => (
          <li key={key}>
            {t('guides:orders.reason', { reason: words, total: format.number(transactions) })}
          </li>
        ))}
      </ul>
    </>
  )
}

function FirstRows({
  ui,
  title,
  rows,
}: {
  readonly ui: Ui
  readonly title: string
  readonly rows: readonly Previewed[]
}) {
  const { format, word } = ui
  if (rows.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>{title}</summary>
      <ul>
        {rows.map(({ channelTransaction, grossAmount, causes, customerAccount }) => (
          <li key={channelTransaction.id}>
            <Link
              href={ui.href(`/store-financials/transactions/${encodeURIComponent(channelTransaction.id)}`)}
              prefetch={false}
            >
              {channelTransaction.channelReferenceId ?? channelTransaction.transactionId}
            </Link>{' '}
            {[
              format.money(grossAmount),
              customerAccount,
              ...causes.map(({ code }) => word.cause(code, null).title),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

function column(id: string, header: string, text: (total: Total) => string, align?: 'end'): Column<Total> {
  return { id, header, cell: text, text, ...(align ? { align } : {}) }
}

async function ask(draft: Draft, answers: Answers): Promise<Preview | undefined> {
  if (draft.companyId === null) return undefined
  const { organizationHierarchyId, nodeIds, channelNumbers } = answersUnder('SynchronizeOrdersInput', answers)
  try {
    const { previewSynchronizeOrders } = await query(PreviewSynchronizeOrdersDocument, {
      companyId: draft.companyId,
      organizationHierarchyId: typeof organizationHierarchyId === 'string' ? organizationHierarchyId : null,
      nodeIds: Array.isArray(nodeIds) ? nodeIds.map(String) : null,
      channelNumbers: Array.isArray(channelNumbers) ? channelNumbers.map(Number) : null,
    })
    return previewSynchronizeOrders
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}
