import { parseDocument } from 'yaml'
import type { Findings } from './findings.ts'

/** A file as it is handed to the importer: its path only serves to name it, and to find its language and neighbours. */
export interface ImportFile {
  readonly path: string
  readonly text: string
}

/** A file taken apart: what its front matter says, and its body with the lines where they were. */
export interface SourceFile {
  readonly path: string
  readonly frontMatter: Readonly<Record<string, unknown>>
  /** As many lines as the file has; those of the front matter are empty. */
  readonly body: string
}

const largestFile = 500_000

/**
 * Takes a file apart: byte order mark, line ends, no-break spaces, front matter.
 * @returns null when nothing can be made of it; the findings then hold an error with its line.
 */
export function readFile({ path, text }: ImportFile, findings: Findings): SourceFile | null {
  const lines = normalize(text).split('\n')
  if (text.length > largestFile) return refuse(findings, 'FILE_TOO_LARGE', 1, { maximum: largestFile })
  const broken = lines.findIndex((line) => unprintable.test(line) || isUndecodable(line))
  if (broken >= 0) return refuse(findings, 'FILE_NOT_TEXT', broken + 1)
  if (lines.every((line) => line.trim() === '')) return refuse(findings, 'FILE_EMPTY', 1)
  const opening = lines.findIndex((line) => line.trim() !== '')
  if (lines[opening]?.trimEnd() !== '---') return { path, frontMatter: {}, body: lines.join('\n') }
  const closing = lines.findIndex((line, index) => index > opening && /^(---|\.\.\.)\s*$/.test(line))
  if (closing < 0) return refuse(findings, 'FRONT_MATTER_UNCLOSED', opening + 1)
  const frontMatter = readFrontMatter(lines.slice(opening + 1, closing), opening + 2, findings)
  if (!frontMatter) return null
  const body = lines.map((line, index) => (index <= closing ? '' : line)).join('\n')
  return { path, frontMatter, body }
}

/** A word of the front matter; numbers and dates as they are written. */
export function textOf(frontMatter: SourceFile['frontMatter'], ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = frontMatter[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return null
}

const unprintable = /[^\P{Cc}\t\n\v\f\u0085]|[\uFFFE\uFFFF]/u

/** Bytes that are no UTF-8 were replaced one by one when the file was decoded; one or two are a slip of a tool. */
function isUndecodable(line: string): boolean {
  return (line.match(/\uFFFD/g) ?? []).length > 4
}

/** Word processors and translation tools leave these behind; none of them means anything to a reader. */
function normalize(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u202F\u2007]/g, ' ')
    .replace(/[\u200B\u200E\u200F\u2060\u00AD]/g, '')
}

function refuse(
  findings: Findings,
  code: 'FILE_EMPTY' | 'FILE_NOT_TEXT' | 'FILE_TOO_LARGE' | 'FRONT_MATTER_UNCLOSED',
  line: number,
  parameters: Readonly<Record<string, number>> = {},
): null {
  findings.add(code, line, parameters)
  return null
}

function readFrontMatter(
  lines: readonly string[],
  firstLine: number,
  findings: Findings,
): SourceFile['frontMatter'] | null {
  const document = parseDocument(lines.join('\n'), { uniqueKeys: false, schema: 'core', logLevel: 'silent' })
  const value: unknown = document.errors.length === 0 ? document.toJS({ maxAliasCount: 0 }) : null
  if (isRecord(value)) return value
  if (document.errors.length === 0 && value === null) return {}
  const lenient = readLineByLine(lines)
  if ('unreadable' in lenient) {
    findings.add('FRONT_MATTER_UNREADABLE', firstLine + lenient.unreadable, { text: lenient.text })
    return null
  }
  const [error] = document.errors
  const line = error?.linePos?.[0].line ?? 1
  findings.add('FRONT_MATTER_LENIENT', firstLine + line - 1)
  return lenient.values
}

/** Titles are written by hand, and a colon in one breaks the YAML: then every line `key: value` is taken as it stands. */
function readLineByLine(
  lines: readonly string[],
): { values: Record<string, string> } | { unreadable: number; text: string } {
  const values: Record<string, string> = {}
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#|$)/.test(line) || /^\s+|^- /.test(line)) continue
    const [, key, value = ''] = /^([A-Za-z][\w.-]*)\s*:\s*(.*)$/.exec(line) ?? []
    if (key === undefined) return { unreadable: index, text: line.slice(0, 80) }
    values[key] = value.trim().replace(/^(['"])(.*)\1$/, '$2')
  }
  return { values }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
