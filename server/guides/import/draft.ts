import type { GuideSource, StepKind } from '../guide.ts'
import type { ControlWords } from '../prose.ts'
import type { ImportLocale } from './locale.ts'

/** What the importer makes of one document: guides and perhaps a page, in every language that was found. */
export interface GuideDraft {
  /** The document's address, and the folder that the draft is written into. */
  readonly id: string
  /** The title in the leading language. */
  readonly title: string
  readonly locales: readonly ImportLocale[]
  readonly sources: readonly GuideSource[]
  readonly guides: readonly DraftGuide[]
  /** What is no procedure: the overview, and sections such as tables of jobs and lists of tiles. */
  readonly page: DraftPage | null
}

/** One procedure of the document; a checklist until somebody binds its steps. */
export interface DraftGuide {
  readonly id: string
  readonly locales: readonly ImportLocale[]
  readonly steps: readonly DraftStep[]
  readonly words: Readonly<Record<ImportLocale, DraftWords>>
}

/** A step as every language has it. */
export interface DraftStep {
  readonly id: string
  readonly kind: StepKind
  readonly value: string | boolean | null
  readonly range: { readonly from: number; readonly to: number } | null
  readonly optional: boolean
}

/** A procedure's words in one language; every text is Markdown. */
export interface DraftWords {
  readonly title: string
  readonly description: string
  readonly introduction: readonly string[]
  /** At the same places as the guide's steps. */
  readonly steps: readonly DraftStepWords[]
  readonly conclusion: readonly string[]
}

export interface DraftStepWords {
  /** As printed. */
  readonly number: string
  /** The line of the source. */
  readonly line: number
  readonly text: string
  readonly notes: readonly string[]
  readonly substeps: readonly string[]
  readonly says: ControlWords
}

/** A document's page in every language whose sections agree with the leading one's. */
export interface DraftPage {
  readonly id: string
  readonly locales: readonly ImportLocale[]
  readonly words: Readonly<Record<ImportLocale, DraftPageWords>>
}

export interface DraftPageWords {
  readonly title: string
  readonly description: string
  readonly introduction: readonly string[]
  readonly sections: readonly DraftSection[]
}

export interface DraftSection {
  readonly id: string
  readonly title: string
  readonly level: number
  readonly blocks: readonly string[]
}
