import type { Tone } from '../components/status-badge.tsx'
import type { FieldProblem } from '../forms/action-state.ts'

/** What an import came to, in the reader's words. */
export interface ImportReport {
  readonly guides: readonly { readonly href: string; readonly title: string }[]
  readonly files: readonly ImportedFile[]
  /** Documents that were left out, and why. */
  readonly faults: readonly string[]
}

export interface ImportedFile {
  readonly path: string
  readonly title: string
  readonly outcome: string
  readonly tone: Tone
  /** What was found in it. */
  readonly summary: string
  readonly findings: readonly {
    readonly key: string
    readonly text: string
    readonly severity: string
    readonly tone: Tone
  }[]
}

export interface ImportState {
  readonly tries: number
  readonly problems: readonly FieldProblem[]
  readonly report: ImportReport | null
}

export const nothingImported: ImportState = { tries: 0, problems: [], report: null }
