import type { GuideDraft } from './draft.ts'
import { type Finding, type Findings, findingsOf, isRefused } from './findings.ts'
import { groupPages } from './group-pages.ts'
import { stem } from './includes.ts'
import { joinDocuments } from './join-documents.ts'
import type { ImportLocale } from './locale.ts'
import { type Attribution, makeDraft } from './make-draft.ts'
import { type Page, readPage, stepsOf } from './read-document.ts'
import { type ImportFile, readFile, type SourceFile } from './read-file.ts'
import { uniqueNames } from './slug.ts'

/** What became of one file. */
export interface ImportReport {
  readonly path: string
  /** `page`: imported. `text`: only used where others include it. `licence`: read for its name. `refused`: see the errors. */
  readonly outcome: 'page' | 'text' | 'licence' | 'refused'
  /** The languages found in the file, its own first. */
  readonly locales: readonly ImportLocale[]
  readonly title: string
  readonly procedures: number
  readonly steps: number
  /** Steps that no sentence pattern took. */
  readonly manualSteps: number
  /** What there is to say, by line. */
  readonly findings: readonly Finding[]
}

export interface GuideImport {
  readonly drafts: readonly GuideDraft[]
  readonly reports: readonly ImportReport[]
}

/**
 * Reads task guides as product documentation publishes them, and makes drafts of guides: one a document, in every
 * language found. Pure: it reads and writes no files. A file that cannot be read is refused with its line, and the
 * others are imported all the same.
 * @param files texts with their paths; paths tell languages and neighbours (`docs.sv-se/tasks/post.md`).
 * @param attribution licence and address of files that do not give their own.
 */
export function importGuides(files: readonly ImportFile[], attribution: Attribution = {}): GuideImport {
  const findings = new Map<string, Findings>()
  const sources: SourceFile[] = []
  const reports: ImportReport[] = []
  const licences = licencesOf(files)
  for (const file of files) {
    if (findings.has(file.path)) {
      const repeated = findingsOf(file.path)
      repeated.add('FILE_REPEATED', 1)
      reports.push(reportOf(file.path, 'refused', null, repeated))
      continue
    }
    const own = findingsOf(file.path)
    findings.set(file.path, own)
    if (isLicence(file)) {
      reports.push(reportOf(file.path, 'licence', null, own))
      continue
    }
    const source = readFile(file, own)
    if (source) sources.push(source)
    else reports.push(reportOf(file.path, 'refused', null, own))
  }
  const about = (path: string): Findings => findings.get(path) ?? findingsOf(path)
  const texts = textsOf(sources)
  const pages: Page[] = []
  for (const source of sources) {
    const own = about(source.path)
    if (isText(source)) {
      reports.push(reportOf(source.path, 'text', null, own))
      continue
    }
    const page = tryToReadPage(source, texts, own)
    if (page) pages.push(page)
    else reports.push(reportOf(source.path, 'refused', null, own))
  }
  const attributionOf = (path: string): Attribution => ({
    licence: attribution.licence ?? licences.find(({ folder }) => path.startsWith(folder))?.licence,
    address: attribution.address,
  })
  for (const { local } of pages)
    if (!local.origin.licence && !attributionOf(local.path).licence)
      about(local.path).add('LICENCE_UNKNOWN', 1)
  const uniqueName = uniqueNames()
  const drafts = groupPages(pages)
    .map((group) => makeDraft(joinDocuments(group, about), attributionOf, uniqueName))
    .filter((draft) => draft !== null)
  // Joining has its own things to say about a page, so that its report comes last.
  reports.push(...pages.map((page) => reportOf(page.local.path, 'page', page, about(page.local.path))))
  const order = new Map(files.map(({ path }, index) => [path, index]))
  return {
    drafts,
    reports: reports.sort((one, other) => (order.get(one.path) ?? 0) - (order.get(other.path) ?? 0)),
  }
}

/** No file may keep the others from being imported, not even one that the Markdown parser itself cannot stand. */
function tryToReadPage(
  source: SourceFile,
  texts: ReadonlyMap<string, string>,
  findings: Findings,
): Page | null {
  try {
    return readPage(source, texts, findings)
  } catch (error) {
    findings.add('MARKDOWN_UNREADABLE', 1, { error: error instanceof Error ? error.message : String(error) })
    return null
  }
}

function reportOf(
  path: string,
  outcome: ImportReport['outcome'],
  page: Page | null,
  findings: Findings,
): ImportReport {
  const steps = page ? stepsOf(page.local) : []
  return {
    path,
    outcome: isRefused(findings) ? 'refused' : outcome,
    locales: page ? [page.local.locale, ...(page.original ? [page.original.locale] : [])] : [],
    title: page?.local.title ?? '',
    procedures: page
      ? page.local.sections.reduce((count, { procedures }) => count + procedures.length, 0)
      : 0,
    steps: steps.length,
    manualSteps: steps.filter(({ says }) => says.kind === 'manual').length,
    findings: [...findings.all].sort((one, other) => one.line - other.line),
  }
}

/** Texts that only serve where others include them: they stand in a folder of that name. */
function isText({ path }: SourceFile): boolean {
  return /(?:^|[\\/])_?includes?[\\/]/i.test(path)
}

function textsOf(sources: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(
    sources
      .filter(isText)
      .map(({ path, body }) => [stem(path), body.replace(/\s+/g, ' ').trim()] as const)
      .filter(([, text]) => text !== '' && text.length < 500),
  )
}

function isLicence({ path }: ImportFile): boolean {
  return /^licen[cs]e$/.test(stem(path))
}

/** Licence files among the import, for the files of their folders; the nearest first. */
function licencesOf(files: readonly ImportFile[]): readonly { folder: string; licence: string }[] {
  return files
    .filter(isLicence)
    .map(({ path, text }) => ({ folder: path.replace(/[^\\/]*$/, ''), licence: nameOfLicence(text) }))
    .filter((found): found is { folder: string; licence: string } => found.licence !== null)
    .sort((one, other) => other.folder.length - one.folder.length)
}

function nameOfLicence(text: string): string | null {
  const [, attribution, version] =
    /\b(Attribution(?:-[A-Za-z]+)*) (\d\.\d) International/.exec(text.replace(/\s+/g, ' ')) ?? []
  if (attribution !== undefined && version !== undefined) {
    const terms = attribution.replace('Attribution', 'BY').replace('-NonCommercial', '-NC')
    return `CC-${terms.replace('-NoDerivatives', '-ND').replace('-ShareAlike', '-SA')}-${version}`
  }
  if (/Permission is hereby granted, free of charge/.test(text)) return 'MIT'
  if (/Apache License,?\s+Version 2\.0/.test(text)) return 'Apache-2.0'
  return null
}
