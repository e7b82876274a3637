/**
 * What the importer has to say about a file, as codes and parameters: a reader's language puts them into words.
 *
 * An `error` means that nothing was made of the file. A `warning` means that something of it was lost, or could not be
 * made sure of, and wants a person. A `note` means that the importer saw an oddity and knew what to do.
 */
export type Severity = 'error' | 'warning' | 'note'

/** Every code the importer knows, with its severity. What each means stands beside it. */
export const findingSeverities = {
  /** The file has no text. */
  FILE_EMPTY: 'error',
  /** The file holds bytes that no text has. */
  FILE_NOT_TEXT: 'error',
  /** The file is larger than `maximum` bytes, which no procedure is. */
  FILE_TOO_LARGE: 'error',
  /** A file of this path was given before. */
  FILE_REPEATED: 'error',
  /** The front matter that line 1 opens is never closed. */
  FRONT_MATTER_UNCLOSED: 'error',
  /** A line of the front matter is neither `key: value` nor a continuation of one. */
  FRONT_MATTER_UNREADABLE: 'error',
  /** The front matter is no YAML by the letter (a colon in an unquoted title, say), but can be told line by line. */
  FRONT_MATTER_LENIENT: 'note',
  /** The file has neither a title nor a heading. */
  TITLE_MISSING: 'warning',
  /** The file has a title and nothing under it. */
  CONTENT_MISSING: 'error',
  /** Headings stand deeper than any page needs, or the Markdown could not be read at all. */
  MARKDOWN_UNREADABLE: 'error',
  /** Neither the front matter, nor the path, nor the words tell the language. */
  LOCALE_UNKNOWN: 'error',
  /** The language was told by its words. */
  LOCALE_DETECTED: 'note',
  /** There are no sentence patterns for the language: every step becomes a manual one. */
  LOCALE_WITHOUT_PATTERNS: 'warning',
  /** A side-by-side segment is not closed, or its two sides have different ids. */
  SIDE_BY_SIDE_BROKEN: 'warning',
  /** The two sides do not have the same headings and steps: only the translation is kept. */
  SIDE_BY_SIDE_UNEQUAL: 'warning',
  /** An included text is neither among the files nor a known word: its name stands in its place. */
  INCLUDE_UNRESOLVED: 'warning',
  /** Such a text was all that a line held, often a heading: nothing stands in its place. */
  INCLUDE_LEFT_OUT: 'warning',
  /** Neither the file, nor a licence file, nor whoever imports it names its licence, which a published guide must show. */
  LICENCE_UNKNOWN: 'warning',
  /** A printed number comes twice. */
  NUMBER_REPEATED: 'note',
  /** A printed number is left out. */
  NUMBER_SKIPPED: 'note',
  /** A list does not begin at 1. */
  NUMBER_STARTS_LATE: 'note',
  /** A picture, a note or a paragraph stood between two parts of one list. */
  LIST_SPLIT: 'note',
  /** Under one heading a list begins anew: taken as a further procedure. */
  LIST_RESTARTS: 'warning',
  /** Children of a step were not indented as far as its text. */
  LIST_MISINDENTED: 'note',
  /** A numbered list before the procedure is an enumeration, not steps. */
  LIST_IS_ENUMERATION: 'note',
  /** An item of a list has no words. */
  STEP_EMPTY: 'warning',
  /** No sentence pattern takes the step: it becomes a manual one. */
  STEP_MANUAL: 'note',
  /** A text of the product's own resources (`@SYS…`) was left in the sentence. */
  RESOURCE_LEAKED: 'warning',
  /** The file has no procedure: it becomes a page. */
  PROCEDURE_MISSING: 'note',
  /** Two files have the same document in one language; the older one only serves to join. */
  LOCALE_SUPERSEDED: 'note',
  /** A procedure of this file has no counterpart in that language. */
  PROCEDURE_UNMATCHED: 'warning',
  /** A procedure has a counterpart, but their steps cannot all be joined: it stays a guide of its own. */
  PROCEDURE_DIFFERS: 'warning',
  /** A step has no counterpart in that language. */
  STEP_UNMATCHED: 'warning',
  /** Two joined steps do not say quite the same: another kind, label, path or value. */
  STEP_DIFFERS: 'warning',
  /** A page's section has no counterpart in that language. */
  SECTION_UNMATCHED: 'warning',
} as const satisfies Record<string, Severity>

export type FindingCode = keyof typeof findingSeverities

/** One thing to say about one line of one file. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly path: string
  /** Counted from 1, in the file as given. */
  readonly line: number
  readonly parameters: Readonly<Record<string, string | number>>
}

/** Collects what is to be said about one file. */
export interface Findings {
  readonly path: string
  readonly all: readonly Finding[]
  add(code: FindingCode, line: number, parameters?: Finding['parameters']): void
}

/** An empty collection for the file of that path. */
export function findingsOf(path: string): Findings {
  const all: Finding[] = []
  return {
    path,
    all,
    add(code, line, parameters = {}) {
      all.push({ code, severity: findingSeverities[code], path, line, parameters })
    },
  }
}

/** Whether nothing can be made of the file. */
export function isRefused(findings: Findings): boolean {
  return findings.all.some(({ severity }) => severity === 'error')
}
