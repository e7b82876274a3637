import { parametersOf } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'
import styles from './group-words.module.css'

interface Group {
  readonly code: string
  /** What its failures share beside the rule: an item, a tender type; nothing where each order has its own fault. */
  readonly parameters: unknown
}

/** What the failures of a group have in common beside their rule, as a sentence; undefined when there is nothing. */
export function sharedFault({ word }: Ui, { code, parameters }: Group): string | undefined {
  return Object.keys(parametersOf(parameters)).length > 0 ? word.cause(code, parameters).text : undefined
}

/** What a group of failures is called, and what tells it from others of the same rule. */
export function GroupTitle({ ui, group }: { readonly ui: Ui; readonly group: Group }) {
  const shared = sharedFault(ui, group)
  return (
    <>
      {ui.word.cause(group.code, group.parameters).title}
      {shared && <span className={styles.shared}> {shared}</span>}
    </>
  )
}
