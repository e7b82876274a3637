import type { Operation } from '../graphql/asked-operation.ts'
import { explorerAddress } from '../graphql/explorer-address.ts'
import type { Ui } from '../session/ui.ts'
import styles from './explorer-link.module.css'

/** Leads to the explorer with an operation filled in; nothing for who may not use it. */
export function ExplorerLink({ ui, operation }: { readonly ui: Ui; readonly operation: Operation }) {
  if (!ui.may('EXPLORER_USE')) return null
  return (
    <a href={explorerAddress(operation)} target="_blank" rel="noreferrer" className={styles.link}>
      {ui.t('explorer.open')}
      <span className="visually-hidden"> {ui.t('newTab')}</span>
    </a>
  )
}
