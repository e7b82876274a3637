import type { ReactNode } from 'react'
import type { Operation } from '../graphql/asked-operation.ts'
import { PageCompany } from '../session/company-scope.tsx'
import type { Ui } from '../session/ui.ts'
import { ExplorerLink } from './explorer-link.tsx'
import { Link } from './link.tsx'
import { OtherCompany } from './other-company.tsx'
import styles from './page.module.css'

interface Crumb {
  readonly label: string
  /** Console address without the language, such as `/batch-jobs`. */
  readonly path: string
}

/** The top of a page: where it stands, what it is, what can be done here. */
export function PageHeader({
  ui,
  title,
  lead,
  of,
  crumbs = [],
  operation,
  children,
}: {
  readonly ui: Ui
  readonly title: string
  /** Id of the company whose record the page shows, where it need not be the one that the reader works in. */
  readonly of?: string
  readonly lead?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** By which the API gave what the page shows: the explorer opens with it. */
  readonly operation?: Operation
  /** Actions. */
  readonly children?: ReactNode
}) {
  return (
    <>
      <PageCompany companyId={ui.company.companyId} />
      {of && <OtherCompany ui={ui} companyId={of} />}
      <header className={styles.header}>
        <div className={styles.heading}>
          {crumbs.length > 0 && (
            <nav aria-label={ui.t('breadcrumbs')} className={styles.crumbs}>
              <ol>
                {crumbs.map(({ label, path }) => (
                  <li key={path}>
                    <Link href={ui.href(path)} prefetch={false}>
                      {label}
                    </Link>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {(children || operation) && (
          <div className={styles.actions}>
            {children}
            {operation && <ExplorerLink ui={ui} operation={operation} />}
          </div>
        )}
      </header>
    </>
  )
}

/** A part of a page under a heading of its own. */
export function Section({
  id,
  title,
  actions,
  children,
}: {
  /** Also the address that *Show me where* leads to. */
  readonly id: string
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className={styles.section}>
      <div className={styles.sectionHeader}>
        <h2 id={`${id}-heading`}>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** What stands where there is nothing: why, and what to do next. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>
}

/** Something to know before reading on. */
export function Notice({
  tone = 'neutral',
  children,
}: {
  readonly tone?: 'neutral' | 'good' | 'warning' | 'bad'
  readonly children: ReactNode
}) {
  return (
    <div
      className={`${styles.notice} ${tone === 'neutral' ? '' : styles[tone]}`}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      {children}
    </div>
  )
}

/** Names and values of one record. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A row of tiles. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.tiles}>{children}</ul>
}

/** A count that opens the list of what it counts. */
export function Tile({
  href,
  value,
  label,
}: {
  readonly href: string
  readonly value: string
  readonly label: string
}) {
  return (
    <li>
      <Link href={href} prefetch={false} className={styles.tile}>
        <span className={styles.tileValue}>{value}</span>
        <span className={styles.tileLabel}>{label}</span>
      </Link>
    </li>
  )
}
