import { stringify } from 'yaml'
import type { Guide, GuideSource } from '../guide.ts'
import { hashProse } from '../hash-prose.ts'
import type { ControlWords, Prose } from '../prose.ts'
import { readProse } from '../read-prose.ts'
import type { DraftGuide, DraftPage, DraftStepWords, DraftWords, GuideDraft } from './draft.ts'

/** A file of a draft: its path below the draft's folder, and its text. */
export interface DraftFile {
  readonly path: string
  readonly text: string
}

/** Writes a draft out as the files that the guide compiler reads: YAML for its structure, Markdown for its words. */
export function renderDraft(draft: GuideDraft): readonly DraftFile[] {
  const { guides, page, sources, id } = draft
  const count = guides.length + (page ? 1 : 0)
  const part = (index: number) => (count > 1 ? { document: { id, part: index + 1, of: count } } : {})
  const first = page ? 1 : 0
  return [
    ...(page ? renderPage(page, sources, part(0)) : []),
    ...guides.flatMap((guide, index) => renderGuide(guide, sources, part(index + first))),
  ]
}

type Part = Pick<Guide, 'document'> | Record<string, never>

function renderGuide(guide: DraftGuide, sources: readonly GuideSource[], part: Part): readonly DraftFile[] {
  const structure: Guide = {
    kind: 'procedure',
    version: 1,
    locales: [...guide.locales],
    ...part,
    sources: sourcesFor(guide.locales, sources),
    screens: [
      {
        id: 'checklist',
        steps: guide.steps.map(({ id, kind, value, range, optional }) => ({
          id,
          kind,
          ...(value === null ? {} : { value }),
          ...(range ? { range } : {}),
          ...(optional ? { optional } : {}),
        })),
      },
    ],
  }
  const ids = guide.steps.map(({ id }) => id)
  const render = (words: DraftWords, hashes?: Prose['translatedFrom']): string =>
    renderProcedure(legible(words, ids), ids, hashes ?? null)
  return renderFiles(guide, structure, render)
}

function renderPage(page: DraftPage, sources: readonly GuideSource[], part: Part): readonly DraftFile[] {
  const structure: Guide = {
    kind: 'page',
    version: 1,
    locales: [...page.locales],
    ...part,
    sources: sourcesFor(page.locales, sources),
  }
  return renderFiles(page, structure, ({ title, description, introduction, sections }, hashes) => {
    const body = sections.map(
      ({ id, title: heading, level, blocks }) =>
        `${'#'.repeat(level)} ${heading} {#${id}}\n\n${joinBlocks(blocks)}`,
    )
    return `${frontMatter(title, description, hashes ?? null)}\n${joinBlocks([joinBlocks(introduction), ...body])}\n`
  })
}

/** The leading language is the source of the others: they keep the hashes of what they stand beside. */
function renderFiles<Words>(
  { id, locales, words }: { id: string; locales: readonly string[]; words: Readonly<Record<string, Words>> },
  structure: Guide,
  render: (words: Words, hashes?: Prose['translatedFrom']) => string,
): readonly DraftFile[] {
  const source = locales.find((locale) => locale === 'en') ?? locales[0]
  const sourceWords = source === undefined ? undefined : words[source]
  const prose = sourceWords && readProse(structure.kind, source ?? '', '', render(sourceWords))
  const hashes = prose && 'steps' in prose ? hashProse(prose) : null
  return [
    { path: `guides/${id}.yaml`, text: stringify(structure, { lineWidth: 110 }) },
    ...locales.flatMap((locale) => {
      const own = words[locale]
      return own
        ? [{ path: `${locale}/guides/${id}.md`, text: render(own, locale === source ? null : hashes) }]
        : []
    }),
  ]
}

/**
 * Words that are read back as the steps they are. A file can be put together so that no rewriting of it keeps its
 * blocks apart: of such a one the words are kept, and its signs shown as they are.
 */
function legible(words: DraftWords, ids: readonly string[]): DraftWords {
  const prose = readProse('procedure', '', '', renderProcedure(words, ids, null))
  const isLegible = 'steps' in prose && prose.steps.map(({ id }) => id).join() === ids.join()
  if (isLegible) return words
  return {
    ...words,
    introduction: words.introduction.map(escapeSigns),
    conclusion: words.conclusion.map(escapeSigns),
    steps: words.steps.map((step) => ({
      ...step,
      text: escapeSigns(step.text),
      notes: step.notes.map(escapeSigns),
      substeps: step.substeps.map(escapeSigns),
    })),
  }
}

function escapeSigns(markdown: string): string {
  return markdown
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, '\\$&')
}

function renderProcedure(
  { title, description, introduction, steps, conclusion }: DraftWords,
  ids: readonly string[],
  hashes: Prose['translatedFrom'],
): string {
  const controls = Object.fromEntries(
    steps.flatMap(({ says }, index): [string, ControlWords][] =>
      Object.keys(says).length > 0 ? [[ids[index] ?? '', says]] : [],
    ),
  )
  const list = steps.map((step, index) => renderStep(step, ids[index] ?? '')).join('\n')
  return `${frontMatter(title, description, hashes, controls)}\n${joinBlocks([...introduction, ...separator(introduction.at(-1)), list, ...(conclusion.length > 0 ? separator(list) : []), ...conclusion])}\n`
}

function renderStep({ number, text, notes, substeps }: DraftStepWords, id: string): string {
  const marker = `${/^\d+$/.test(number) ? number : '1'}.`
  const indent = ' '.repeat(marker.length + 1)
  const below = [
    ...notes.map((note) => (isBlock(note) ? `\n${note}\n` : listItem('-', note))),
    ...substeps.map((substep, index) => listItem(`${index + 1}.`, substep)),
  ]
  const lines = below
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .split('\n')
  const indented = lines.map((line) => (line === '' ? '' : indent + line)).join('\n')
  return `${marker} ${[text, `{#${id}}`].filter((word) => word !== '').join(' ')}${indented === '' ? '' : `\n${indented}`}`
}

/** Notes that are more than a sentence stand as what they are: an alert, a picture, a table, a list. */
function isBlock(note: string): boolean {
  return /^(?:>|\||!\[|\[!\[|```|~~~|[-*+] |\d+[.)] )/.test(note)
}

function listItem(marker: string, text: string): string {
  return `${marker} ${text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length + 1)}`)}`
}

/** A list right before or behind the steps would be taken for more of them: a comment keeps the two apart. */
function separator(before: string | undefined): readonly string[] {
  return before !== undefined && /^\s*\d+[.)] /m.test(before) ? ['<!-- -->'] : []
}

function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n')
}

function sourcesFor(locales: readonly string[], sources: readonly GuideSource[]): GuideSource[] {
  return sources.filter(({ locale }) => locales.includes(locale))
}

function frontMatter(
  title: string,
  description: string,
  translatedFrom: Prose['translatedFrom'],
  controls: Readonly<Record<string, ControlWords>> = {},
): string {
  const content = {
    title,
    description,
    ...(translatedFrom ? { translatedFrom } : {}),
    ...(Object.keys(controls).length > 0 ? { controls } : {}),
  }
  return `---\n${stringify(content, { lineWidth: 110 })}---\n`
}
