import type { ReactNode } from 'react'
import { Ago } from '../components/ago.tsx'
import { Link } from '../components/link.tsx'
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
}

/** The way of an order through headquarters, with what stands at each stage now. */
export async function Pipeline({ ui }: { readonly ui: Ui }) {
  const data = await query(PipelineDocument, { companyId: ui.company.companyId })
  const { t, format } = ui
  return (
    <ol className={styles.pipeline}>
      {stagesOf(ui, data).map(({ path, label, count, notes }) => (
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

function stagesOf(ui: Ui, data: PipelineQuery): readonly Stage[] {
  const { t } = ui
  const databases = data.channelDatabases.edges.map(({ node }) => node)
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
      path: '/retail-and-commerce-it/channel-databases',
      label: t('home:pipeline.channelDatabases', { count: data.channelDatabases.totalCount }),
      count: data.channelDatabases.totalCount,
      notes: databases.map((database) => ({
        key: database.name,
        words: <Lag ui={ui} database={database} />,
        path: '/retail-and-commerce-it/channel-databases',
        isBad: database.lastContactProblem !== null,
      })),
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

type Database = PipelineQuery['channelDatabases']['edges'][number]['node']

/** How long ago a channel database was last heard of. */
function Lag({ ui, database }: { readonly ui: Ui; readonly database: Database }) {
  const { t } = ui
  const { name, lastContactAt, isPaused } = database
  if (isPaused) return <>{t('home:pipeline.paused', { name })}</>
  if (lastContactAt === null) return <>{t('home:pipeline.neverHeard', { name })}</>
  return <Ago ui={ui} at={lastContactAt} sentence={(when) => t('home:pipeline.lag', { name, when })} />
}
