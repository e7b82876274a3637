import type { Ui } from '../session/ui.ts'
import type { Answers } from './answers.ts'

/** Something that an input can be filled with. */
export interface Choice {
  readonly value: string | number
  readonly label: string
  /** What tells it from the others. */
  readonly hint?: string | undefined
  /** Names that recommendations know it by. */
  readonly names: readonly string[]
  /** Of a tree: the node above it. */
  readonly parentId?: string | null
}

/** For whom choices are looked up. */
export interface Choosing {
  readonly ui: Ui
  readonly companyId: string
  /** What was answered so far, with what is preselected; some choices depend on others. */
  readonly answers: Answers
}
