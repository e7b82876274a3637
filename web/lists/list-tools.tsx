import { ExplorerLink } from '../components/explorer-link.tsx'
import type { Operation } from '../graphql/asked-operation.ts'
import type { Ui } from '../session/ui.ts'
import { CopyList } from './copy-list.tsx'
import type { ListDefinition } from './list.ts'
import styles from './list-view.module.css'
import { addressWith, type SearchParameters } from './search-parameters.ts'

/** What takes the rows of a list elsewhere: all that its filters leave to the clipboard or a file, or to the explorer. */
export function ListTools<Row>({
  ui,
  list,
  parameters,
  operation,
}: {
  readonly ui: Ui
  readonly list: ListDefinition<Row>
  readonly parameters: SearchParameters
  /** By which the API gave the rows. */
  readonly operation: Operation | undefined
}) {
  const { t } = ui
  const address = addressWith(ui.href(`/export/${list.name}`), parameters, {})
  return (
    <div className={styles.tools}>
      <CopyList
        address={address}
        locale={ui.locale}
        words={{
          copy: t('list.copy'),
          copied: {
            one: t('list.copied', { count: 1, total: '{{total}}' }),
            other: t('list.copied', { count: 2, total: '{{total}}' }),
          },
          failed: t('list.copyFailed'),
        }}
      />
      <a href={address} download>
        {t('list.export')}
      </a>
      {operation && <ExplorerLink ui={ui} operation={operation} />}
    </div>
  )
}
