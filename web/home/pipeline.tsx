import type { ReactNode } from 'react'
import { Ago } from '../components/ago.tsx'
import { Link } from '../components/link.tsx'
import { type ChannelLag, furthestBehindFirst } from '../distribution/lag.ts'
import { readLags } from '../distribution/read-lags.ts'
import { WaitingLink } from '../distribution/waiting-link.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { PipelineDocument, type PipelineQuery } from './home.generated.ts'
import styles from './pipeline.module.css'

interface Stage {
  readonly path: string
  readonly label: string
  readonly count: number
  readonly notes: readonly Note[]
}

/** What stands at a stage, and where it is to be seen. */
interface Note {
  readonly key: string
  readonly words: ReactNode
  readonly path: string
  readonly isBad: boolean
  /** What else is said beside it. */
  readonly more?: ReactNode
}

/** So many channels are told of here, those that headquarters is furthest behind; their workspace shows all. */
const mostChannels = 6

/** The way of an order through headquarters, with what stands at each stage now. */
export async function Pipeline({ ui }: { readonly ui: Ui }) {
  const { t, format, company } = ui
  const [data, lags] = await Promise.all([
    query(PipelineDocument, { companyId: company.companyId }),
    readLags(company.companyId),
  ])
  return (
    <ol className={styles.pipeline}>
      {stagesOf(ui, data, lags).map(({ path, label, count, notes }) => (
        <li key={path} className={styles.stage}>
          <Link href={ui.href(path)} prefetch={false} className={styles.name}>
            <strong>{format.number(count)}</strong> {label}
          </Link>
          {notes.length > 0 && (
            <ul>
              {notes.map((note) => (
                <li key={note.key} className={note.isBad ? styles.bad : undefined}>
                  <Link href={ui.href(note.path)} prefetch={false}>
                    {note.words}
                  </Link>
                  {note.more && <> · {note.more}</>}
                </li>
              ))}
            </ul>
          )}
          {notes.length === 0 && <p className={styles.calm}>{t('home:pipeline.calm')}</p>}
        </li>
      ))}
    </ol>
  )
}

function stagesOf(ui: Ui, data: PipelineQuery, lags: readonly ChannelLag[]): readonly Stage[] {
  const { t } = ui
  const countOf = (...statuses: readonly string[]) =>
    data.channelTransactions.facets.statuses
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { count }) => sum + count, 0)
  const waiting = countOf('PENDING_SYNCHRONIZATION', 'CREATING')
  const incomplete = countOf('NONE')
  const failed = countOf('FAILED')
  const editing = countOf('EDITING')
  const held = data.orderHolds.totalCount
  const note = (count: number, words: string, path: string, isBad = false): readonly Note[] =>
    count > 0 ? [{ key: path, words, path, isBad }] : []
  return [
    {
      path: '/settings/channels',
      label: t('home:pipeline.channels', { count: data.channels.totalCount }),
      count: data.channels.totalCount,
      notes: furthestBehindFirst(lags)
        .slice(0, mostChannels)
        .map((lag) => channelNote(ui, lag)),
    },
    {
      path: '/store-financials/transactions',
      label: t('home:pipeline.transactions', { count: data.channelTransactions.totalCount }),
      count: data.channelTransactions.totalCount,
      notes: [
        ...note(
          waiting,
          t('home:pipeline.waiting', { count: waiting }),
          '/store-financials/transactions?status=PENDING_SYNCHRONIZATION&status=CREATING',
        ),
        ...note(
          incomplete,
          t('home:pipeline.incomplete', { count: incomplete }),
          '/store-financials/transactions?status=NONE',
        ),
        ...note(failed, t('home:pipeline.failed', { count: failed }), '/store-financials/failures', true),
        ...note(
          editing,
          t('home:pipeline.editing', { count: editing }),
          '/store-financials/transactions?status=EDITING',
        ),
      ],
    },
    {
      path: '/store-financials/orders',
      label: t('home:pipeline.orders', { count: data.salesOrders.totalCount }),
      count: data.salesOrders.totalCount,
      notes: note(held, t('home:pipeline.held', { count: held }), '/store-financials/holds'),
    },
    {
      path: '/store-financials/payments',
      label: t('home:pipeline.payments', { count: data.payments.totalCount }),
      count: data.payments.totalCount,
      notes: [],
    },
  ]
}

/** How far headquarters is behind a channel: since when it has not been heard of, and what of it is not posted yet. */
function channelNote(ui: Ui, lag: ChannelLag): Note {
  return {
    key: String(lag.number),
    words: <ContactOfChannel ui={ui} lag={lag} />,
    path: `/settings/channel-databases/${encodeURIComponent(lag.channelDatabaseId)}`,
    isBad: lag.hasProblem,
    more: lag.waiting && <WaitingLink ui={ui} channelNumber={lag.number} waiting={lag.waiting} />,
  }
}

function ContactOfChannel({ ui, lag }: { readonly ui: Ui; readonly lag: ChannelLag }) {
  const { t } = ui
  const { name, lastContactAt, isPaused, hasProblem } = lag
  if (isPaused) return <>{t('home:pipeline.paused', { name })}</>
  if (lastContactAt === null) return <>{t('home:pipeline.neverHeard', { name })}</>
  const sentence = (when: string) =>
    hasProblem ? t('home:pipeline.broken', { name, when }) : t('home:pipeline.lag', { name, when })
  return <Ago ui={ui} at={lastContactAt} sentence={sentence} />
}
