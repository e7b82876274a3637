import type { Ui } from '../../session/ui.ts'
import { destinations } from '../../shell/navigation.ts'
import type { Control, Step } from '../read-guide.ts'
import styles from '../walk.module.css'

/** Why there are no records of a kind to choose from, by the input that takes them. */
const reasons = {
  'ReleaseOrderHoldInput.id': 'guides:nothing.hold',
  'SynchronizeTransactionInput.id': 'guides:nothing.transaction',
  'RerunUploadSessionInput.session': 'guides:nothing.session',
  'UpdateBatchJobInput.job': 'guides:nothing.job',
  'RegisterChannelDatabaseInput.group': 'guides:nothing.group',
} as const

/** Stands for a choice among records of which there are none: says so, and leads to the page that has them. */
export function NothingToChoose({
  ui,
  control: { bind, label },
  where,
}: {
  readonly ui: Ui
  readonly control: Pick<Control, 'bind' | 'label'>
  readonly where: Step['where']
}) {
  const { t } = ui
  const page = where && pageAt(ui, `/${where.page}`)
  return (
    <p className={styles.quiet}>
      {isKnown(bind) ? t(reasons[bind]) : t('guides:control.nothingToChoose', { label })}{' '}
      {page && <a href={ui.href(page.path)}>{page.label}</a>}
    </p>
  )
}

function isKnown(bind: string): bind is keyof typeof reasons {
  return bind in reasons
}

/** The page of the console that has an address, if the reader may see it. */
function pageAt(ui: Ui, path: string) {
  return destinations(ui)
    .flatMap((page) => [page, ...(page.pages ?? [])])
    .find((page) => page.path === path)
}
