import { type ClassifiedStep, classifyStep, styleOf } from './classify-step.ts'
import type { Findings } from './findings.ts'
import { isRefused } from './findings.ts'
import type { Grammar } from './grammar.ts'
import { resolveIncludes, stem } from './includes.ts'
import { printed } from './kept-stops.ts'
import { canonical, grammarOf, type ImportLocale, localeOf } from './locale.ts'
import { type markText, writtenOut } from './marked-text.ts'
import type { Block, Outline, Procedure, Section, Step } from './outline.ts'
import { parseOutline } from './parse-outline.ts'
import { type SourceFile, textOf } from './read-file.ts'
import type { Style } from './reading.ts'
import { splitSides, type TwoSides } from './side-by-side.ts'

/** A page in one language, with every step classified. */
export interface GuideDocument {
  readonly path: string
  readonly locale: ImportLocale
  readonly title: string
  readonly description: string
  readonly origin: Origin
  readonly style: Style
  readonly sections: readonly DocumentSection[]
}

/** Where a page comes from; travels along with everything made of it. */
export interface Origin {
  /** The commit of the original that a translation was made from. */
  readonly commit: string | null
  /** The page's date as `2024-05-28`; of a translation, its original's. */
  readonly date: string | null
  readonly author: string | null
  readonly address: string | null
  readonly licence: string | null
  /** Names of the product's forms that the page speaks of. */
  readonly forms: readonly string[]
}

export interface DocumentSection extends Omit<Section, 'procedures'> {
  readonly procedures: readonly DocumentProcedure[]
}

export interface DocumentProcedure extends Omit<Procedure, 'steps'> {
  readonly steps: readonly DocumentStep[]
}

/** A step with what it says. */
export interface DocumentStep {
  readonly number: string | null
  readonly line: number
  /** The sentence as plain words. */
  readonly text: string
  readonly markdown: string
  readonly says: ClassifiedStep
  readonly blocks: readonly Block[]
  readonly children: readonly DocumentStep[]
}

/** A page as it was given: in one language, or in two side by side. */
export interface Page {
  readonly local: GuideDocument
  /** The original beside the translation; the two have the same outline, step by step. */
  readonly original: GuideDocument | null
}

/**
 * Reads a file into a page.
 * @param texts what includes may name: other files' bodies by their names.
 * @returns null when the file had to be refused; the findings hold the reason.
 */
export function readPage(
  file: SourceFile,
  texts: ReadonlyMap<string, string>,
  findings: Findings,
): Page | null {
  const locale = localeOf(file, findings)
  if (locale === null) return null
  const sides = splitSides(file.body, findings)
  const title = cleanTitle(textOf(file.frontMatter, 'title'))
  const outline = parseOutline(resolveIncludes(sides?.local ?? file.body, texts, findings), title, findings)
  if (!outline) return null
  if (outline.title === '') findings.add('TITLE_MISSING', 1)
  if (outline.sections.every(isBare)) findings.add('CONTENT_MISSING', 1)
  if (isRefused(findings)) return null
  const local = makeDocument(file, locale, outline, findings)
  if (outline.sections.every(({ procedures }) => procedures.length === 0))
    findings.add('PROCEDURE_MISSING', 1)
  return { local, original: sides ? readOriginal(file, sides, texts, local, findings) : null }
}

/** The steps of a page in all of its procedures. */
export function stepsOf(document: GuideDocument): readonly DocumentStep[] {
  return document.sections.flatMap(({ procedures }) => procedures.flatMap(({ steps }) => steps))
}

function isBare({ blocks, procedures }: Section): boolean {
  return blocks.length === 0 && procedures.length === 0
}

/**
 * Findings about the original's side would say everything twice, so that they are dropped. The front matter is the
 * translation's: its description is the original's where it repeats a sentence of the page.
 */
function readOriginal(
  file: SourceFile,
  sides: TwoSides,
  texts: ReadonlyMap<string, string>,
  local: GuideDocument,
  findings: Findings,
): GuideDocument | null {
  const locale = canonical(textOf(file.frontMatter, 'ms.sourcelocale') ?? 'en') ?? 'en'
  const silent: Findings = { path: file.path, all: [], add: () => undefined }
  const outline = parseOutline(resolveIncludes(sides.original, texts, silent), null, silent)
  const original = outline && makeDocument(file, locale, outline, silent)
  if (original && shapeOf(original) === shapeOf(local))
    return { ...original, description: sides.originals.get(local.description.trim()) ?? '' }
  findings.add('SIDE_BY_SIDE_UNEQUAL', 1)
  return null
}

/** A page's skeleton: two sides of a page must have the same. */
function shapeOf({ sections }: GuideDocument): string {
  const step = ({ children }: DocumentStep): unknown[] => children.map(step)
  return JSON.stringify(
    sections.map(({ level, procedures }) => [level, procedures.map(({ steps }) => steps.map(step))]),
  )
}

function makeDocument(
  { path, frontMatter }: SourceFile,
  locale: ImportLocale,
  outline: Outline,
  findings: Findings,
): GuideDocument {
  const grammar = grammarOf(locale)
  const texts = outline.sections.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps }) => steps.map(({ text }) => text)),
  )
  const style = grammar ? styleOf(texts, grammar) : { saysClick: false }
  const classify = (step: Step): DocumentStep => classifyWithChildren(step, grammar, style)
  const sections = outline.sections.map((section) => ({
    ...section,
    title: section.title || cleanTitle(outline.title) || stem(path),
    procedures: section.procedures.map((procedure) => ({
      ...procedure,
      steps: procedure.steps.map(classify),
    })),
  }))
  const document: GuideDocument = {
    path,
    locale,
    title: cleanTitle(outline.title) || stem(path),
    description: textOf(frontMatter, 'description') ?? '',
    origin: originOf(frontMatter),
    style,
    sections,
  }
  for (const step of stepsOf(document))
    if (step.says.kind === 'manual' && grammar)
      findings.add('STEP_MANUAL', step.line, { number: step.number ?? '', text: step.text.slice(0, 120) })
  return document
}

function classifyWithChildren(step: Step, grammar: Grammar | null, style: Style): DocumentStep {
  const { number, line, markdown, blocks, text } = step
  return {
    number,
    line,
    markdown,
    blocks,
    text: wordsOf(text),
    says: classifyStep(text, grammar, style),
    children: step.children.map((child) => classifyWithChildren(child, grammar, style)),
  }
}

/** The words of a step; pictures behind its last sentence illustrate it and say nothing. */
function wordsOf(text: ReturnType<typeof markText>): string {
  let words = text.words
  for (;;) {
    const last = words.trimEnd().at(-1) ?? ''
    const index = last.charCodeAt(0) - 0xe000
    if (text.marks[index]?.kind !== 'picture')
      return printed(writtenOut(text, words)).replace(/\s+/g, ' ').trim()
    words = words.trimEnd().slice(0, -1)
  }
}

function originOf(frontMatter: SourceFile['frontMatter']): Origin {
  return {
    commit: textOf(frontMatter, 'ms.sourcegitcommit', 'sourceCommit'),
    date: isoDate(textOf(frontMatter, 'ms.date', 'date')),
    author: textOf(frontMatter, 'author', 'ms.author'),
    address: textOf(frontMatter, 'source', 'original_content_git_url', 'canonicalUrl', 'canonical_url'),
    licence: textOf(frontMatter, 'licence', 'license'),
    forms: (textOf(frontMatter, 'ms.search.form') ?? '')
      .split(',')
      .map((form) => form.trim())
      .filter((form) => form !== ''),
  }
}

/** `05/28/2024` and `2024-05-28` are the same day. */
function isoDate(text: string | null): string | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '') ?? []
  if (year !== undefined && month !== undefined && day !== undefined)
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null
}

/** `Dynamics 365 Sales | Some Docs` bears the site's name behind its own. */
function cleanTitle(title: string | null): string | null {
  return title === null ? null : title.replace(/\s+\|\s+[^|]*$/, '').trim()
}

/** The sections of a page that are not its title and have no procedure. */
export function pageSections({ sections }: GuideDocument): readonly DocumentSection[] {
  return sections.filter(
    ({ procedures, blocks }, index) => index > 0 && procedures.length === 0 && blocks.length > 0,
  )
}
