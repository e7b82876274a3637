import type { GuideSource } from '../guide.ts'
import { wholeMarkdown } from '../read-prose.ts'
import type {
  DraftGuide,
  DraftPage,
  DraftPageWords,
  DraftSection,
  DraftStep,
  DraftStepWords,
  DraftWords,
  GuideDraft,
} from './draft.ts'
import type { JoinedDocument, JoinedProcedure } from './join-documents.ts'
import type { Block } from './outline.ts'
import { escapeStart } from './parse-blocks.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { type DocumentStep, type GuideDocument, pageSections } from './read-document.ts'
import { slugOf, uniqueNames } from './slug.ts'

/** What is known of a whole import, where the files themselves do not say it. */
export interface Attribution {
  readonly licence?: string | undefined
  readonly address?: string | undefined
}

/**
 * Makes a draft of a joined document.
 * @param uniqueName gives every draft of an import a name of its own.
 */
export function makeDraft(
  joined: JoinedDocument,
  attributionOf: (path: string) => Attribution,
  uniqueName: (name: string) => string,
): GuideDraft | null {
  const [leading] = joined.versions
  if (!leading) return null
  const id = uniqueName(addressOf(leading.sections[0]?.anchor ?? leading.title))
  const nameOfGuide = uniqueNames()
  const page = makePage(joined, id, nameOfGuide)
  const isAlone = joined.procedures.length === 1 && !page
  const guides = joined.procedures.map((procedure) =>
    makeGuide(procedure, nameOfGuide(isAlone ? id : [id, ...partOf(procedure)].join('-')), isAlone),
  )
  return {
    id,
    title: leading.title,
    locales: joined.versions.map(({ locale }) => locale),
    sources: joined.versions.map((version) => sourceOf(version, attributionOf(version.path))),
    guides,
    page,
  }
}

/** What a procedure's address adds to its document's: nothing for the one under the title itself. */
function partOf({ versions }: JoinedProcedure): readonly string[] {
  const [first] = versions
  if (!first || first.section === first.document.sections[0]) return []
  return [addressOf(first.section.anchor)]
}

/** An address begins with a letter. */
function addressOf(words: string): string {
  const slug = slugOf(words, 60)
  return /^[a-z]/.test(slug) ? slug : `guide-${slug}`.replace(/-$/, '')
}

function sourceOf({ locale, title, path, origin }: GuideDocument, attribution: Attribution): GuideSource {
  const { commit, date, author } = origin
  const address = origin.address ?? attribution.address
  const licence = origin.licence ?? attribution.licence
  return {
    locale,
    title,
    path,
    ...(address ? { address } : {}),
    ...(licence ? { licence } : {}),
    ...(author ? { author } : {}),
    ...(date ? { date } : {}),
    ...(commit ? { commit } : {}),
  }
}

/** @param isAlone whether the document is this procedure and nothing else: the guide then bears its title. */
function makeGuide({ versions }: JoinedProcedure, id: string, isAlone: boolean): DraftGuide {
  const nameOfStep = uniqueNames()
  const [leading] = versions
  const steps = (leading?.steps ?? []).map((_, index) => {
    const translations = versions.map((version) => version.steps[index]).filter((step) => step !== undefined)
    return makeStep(translations, index, nameOfStep)
  })
  return {
    id,
    locales: versions.map(({ document }) => document.locale),
    steps,
    words: Object.fromEntries(
      versions.map((version) => [version.document.locale, makeWords(version, versions, isAlone)]),
    ),
  }
}

/** What a step is, by the translation that says it most plainly. */
function makeStep(
  translations: readonly DocumentStep[],
  index: number,
  nameOfStep: (name: string) => string,
): DraftStep {
  const plainest = translations.find(({ says }) => says.kind !== 'manual') ?? translations[0]
  const label = translations.find(({ says }) => says.label !== null)?.says.label ?? ''
  const slug = slugOf(label, 40)
  const { kind = 'manual', value = null } = plainest?.says ?? {}
  return {
    id: nameOfStep(/^[a-z]/.test(slug) ? slug : `step-${slug || index + 1}`),
    kind,
    value,
    range: translations.find(({ says }) => says.range !== null)?.says.range ?? null,
    optional: translations.some(({ says }) => says.optional),
  }
}

function makeWords(
  version: ProcedureVersion,
  versions: readonly ProcedureVersion[],
  isAlone: boolean,
): DraftWords {
  const { document, section, procedure, steps } = version
  const place = section.procedures.indexOf(procedure)
  const isOnly = document.sections.reduce((count, { procedures }) => count + procedures.length, 0) === 1
  const overview = isOnly && document.sections[0] !== section ? (document.sections[0]?.blocks ?? []) : []
  const isNumbered = steps.map((_, index) =>
    areSubsteps(versions.map((other) => other.steps[index]?.children ?? [])),
  )
  return {
    title: isAlone ? document.title : place > 0 ? `${section.title} (${place + 1})` : section.title,
    description: document.description || document.title,
    introduction: markdownOf([
      ...overview,
      ...(place === 0 ? section.blocks : []),
      ...procedure.introduction,
    ]),
    steps: steps.map((step, index) => makeStepWords(step, isNumbered[index] ?? false)),
    conclusion: markdownOf(procedure.conclusion),
  }
}

/** Bullets in one language are numbered sub-steps in another: where one has them numbered, and all have as many. */
function areSubsteps(translations: readonly (readonly DocumentStep[])[]): boolean {
  const [first] = translations
  return (
    translations.every(({ length }) => length === first?.length) &&
    translations.some((children) => children.some(({ number }) => number !== null))
  )
}

function makeStepWords(step: DocumentStep, isNumbered: boolean): DraftStepWords {
  const children = step.children.map((child) => ({ ...child, markdown: withoutIds(wholeMarkdown(child)) }))
  const blocks = markdownOf(step.blocks)
  const { label, value, path, kind, mentions } = step.says
  return {
    number: step.number ?? '',
    line: step.line,
    text: withoutIds(oneLine(step.markdown)),
    notes: [...(isNumbered ? [] : children.map(({ markdown }) => markdown)), ...blocks].filter(
      (note) => note !== '',
    ),
    substeps: isNumbered ? children.map(({ markdown }) => markdown) : [],
    says: {
      ...(label === null ? {} : { label }),
      ...(typeof value === 'string' && value !== label ? { value } : {}),
      ...(path.length > 1 ? { path: [...path] } : {}),
      ...(kind === 'manual' && mentions.length > 0 ? { mentions: [...mentions] } : {}),
    },
  }
}

function makePage(
  { versions, procedures }: JoinedDocument,
  id: string,
  nameOfGuide: (name: string) => string,
): DraftPage | null {
  const withPage = versions.filter((version) => hasPage(version, procedures))
  const [leading] = withPage
  if (!leading) return null
  const sections = pageSections(leading)
  const nameOfSection = uniqueNames()
  const ids = sections.map(({ anchor }) => nameOfSection(slugOf(anchor) || 'section'))
  const agreeing = withPage.filter((version) => pageSections(version).length === sections.length)
  return {
    id: nameOfGuide(procedures.length === 0 ? id : `${id}-overview`),
    locales: agreeing.map(({ locale }) => locale),
    words: Object.fromEntries(agreeing.map((version) => [version.locale, makePageWords(version, ids)])),
  }
}

/** A page of a single procedure and nothing else is that procedure's introduction. */
function hasPage(document: GuideDocument, procedures: readonly JoinedProcedure[]): boolean {
  if (pageSections(document).length > 0 || procedures.length === 0) return true
  const own = document.sections.reduce((count, section) => count + section.procedures.length, 0)
  const [top] = document.sections
  return own > 1 && (top?.blocks.length ?? 0) > 0 && top?.procedures.length === 0
}

function makePageWords(document: GuideDocument, ids: readonly string[]): DraftPageWords {
  const [top] = document.sections
  return {
    title: document.title,
    description: document.description || document.title,
    introduction: markdownOf(top && top.procedures.length === 0 ? top.blocks : []),
    sections: pageSections(document).map(
      ({ title, level, blocks }, index): DraftSection => ({
        id: ids[index] ?? `section-${index + 1}`,
        title,
        level: Math.max(2, level),
        blocks: markdownOf(blocks),
      }),
    ),
  }
}

function markdownOf(blocks: readonly Block[]): readonly string[] {
  return blocks.map(({ markdown }) => withoutIds(markdown)).filter((markdown) => markdown !== '')
}

/** `{#name}` would be taken for a step's id where the text is put. */
function withoutIds(markdown: string): string {
  return markdown.replace(/(?<!\\)\{#/g, '\\{#')
}

/** A step's paragraph as one line that Markdown takes for nothing else, wherever its lines were broken. */
function oneLine(markdown: string): string {
  return escapeStart(markdown.replace(/[ \t]*\\?\n\s*/g, ' ').trim())
}
