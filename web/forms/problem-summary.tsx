'use client'

import type { RefObject } from 'react'
import styles from './action-form.module.css'
import type { FieldProblem } from './action-state.ts'

/** What is wrong with a form, summed up on top of it, with links to the inputs; nothing when nothing is wrong. */
export function ProblemSummary({
  place,
  title,
  problems,
  scope = '',
  level: Heading = 'h3',
}: {
  /** Takes the focus when something went wrong. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly title: string
  readonly problems: readonly FieldProblem[]
  /** Goes before the ids of the form's inputs. */
  readonly scope?: string
  readonly level?: 'h2' | 'h3'
}) {
  if (problems.length === 0) return null
  return (
    <div ref={place} tabIndex={-1} role="alert" className={styles.summary}>
      <Heading>{title}</Heading>
      <ul>
        {problems.map(({ field, text, summary = text, link }) => (
          <li key={`${field} ${summary}`}>
            {field ? <a href={`#${scope}${field}`}>{summary}</a> : summary}{' '}
            {/* Loaded by the browser, not by Next: what is typed on the page does not stay. */}
            {link && <a href={link.address}>{link.label}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
