import type { DraftGuide } from '../../server/guides/import/draft.ts'
import {
  type GuideImport,
  type ImportReport,
  importGuides,
} from '../../server/guides/import/import-guides.ts'
import type { Attribution } from '../../server/guides/import/make-draft.ts'

/** Imports texts, by their paths. */
export function imported(files: Readonly<Record<string, string>>, attribution?: Attribution): GuideImport {
  return importGuides(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    attribution ?? { licence: 'CC-BY-4.0' },
  )
}

/** Imports one text as a page in English, and gives its only draft. */
export function draftOf(text: string, path = 'docs/en/page.md') {
  const { drafts, reports } = imported({ [path]: text })
  const [draft] = drafts
  if (!draft) throw new Error(`refused: ${JSON.stringify(reports)}`)
  return { draft, report: reports[0], guides: draft.guides }
}

/** The codes of a report's findings with their lines: `NUMBER_REPEATED@7`. */
export function codesOf(report: ImportReport | undefined): readonly string[] {
  return (report?.findings ?? []).map(({ code, line }) => `${code}@${line}`)
}

/** Lines as a text. */
export function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`
}

/** The words of a guide's only language. */
export function wordsOf(guide: DraftGuide | undefined, locale = 'en') {
  const words = guide?.words[locale]
  if (!words) throw new Error(`no words in ${locale}`)
  return words
}

/** The printed numbers of a guide's steps. */
export function numbersOf(guide: DraftGuide | undefined, locale = 'en'): readonly string[] {
  return wordsOf(guide, locale).steps.map(({ number }) => number)
}
