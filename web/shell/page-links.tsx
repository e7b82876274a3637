import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import { pagesBelow } from './navigation.ts'
import styles from './page-links.module.css'

/** The pages of a workspace that the reader may see. Each link's id is the last part of its address. */
export function PageLinks({
  ui,
  workspace,
}: {
  readonly ui: Ui
  /** The workspace's own address, without the language. */
  readonly workspace: string
}) {
  return (
    <ul className={styles.links}>
      {pagesBelow(ui, workspace).map(({ path, label }) => (
        <li key={path}>
          <Link href={ui.href(path)} prefetch={false} id={path.split('/').at(-1)}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
