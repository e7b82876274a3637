import type { GuideLocale } from './locales.ts'

/** A guide's words in one language. Every text is Markdown. */
export interface Prose {
  readonly locale: GuideLocale | string
  /** Where it was read, for messages. */
  readonly file: string
  readonly title: string
  readonly description: string
  /** What the wizard's screens are called, by their ids; an imported guide has one screen without a name. */
  readonly screens: Readonly<Record<string, string>>
  readonly introduction: string
  /** Empty for a page. */
  readonly steps: readonly ProseStep[]
  readonly conclusion: string
  /** A page's headings by their ids, in order. */
  readonly headings: readonly ProseHeading[]
  /** Of a translation: the hashes of the source's parts that it was made from (hash-prose.ts). */
  readonly translatedFrom: Readonly<Record<string, string>> | null
  /** Of an imported guide: the words on the controls that the steps speak of. */
  readonly controls: Readonly<Record<string, ControlWords>>
}

export interface ProseStep {
  readonly id: string
  /** As printed, which may come twice. */
  readonly number: string
  readonly line: number
  readonly text: string
  /** Bullets, alerts, pictures and paragraphs below the step. */
  readonly notes: readonly string[]
  readonly substeps: readonly string[]
}

export interface ProseHeading {
  readonly id: string
  readonly title: string
  readonly line: number
}

export interface ControlWords {
  readonly label?: string | undefined
  readonly value?: string | undefined
  readonly path?: readonly string[] | undefined
  /** Of a step that nobody could read: the labels that its writer set in bold. */
  readonly mentions?: readonly string[] | undefined
}
