import type { Heading, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Findings } from './findings.ts'
import { indentStrays } from './indent-strays.ts'
import { plain } from './marked-text.ts'
import type { Outline, Section } from './outline.ts'
import { lineOf, type Source } from './parse-blocks.ts'
import { readContent } from './read-content.ts'
import { restoreSeparators } from './restore-separators.ts'
import { restoreStars } from './restore-stars.ts'
import { slugOf } from './slug.ts'

const processor = unified().use(remarkParse).use(remarkGfm)

/** Block quotes or lists nested deeper than this are an attack or a broken file, and take the parser too long. */
const deepestNesting = 60

/** Lines longer than any paragraph, likewise. */
const longestLine = 20_000

/**
 * Takes a page apart: headings, procedures, steps, and everything beside them.
 * @param title what the front matter calls the page, for one without a heading.
 * @returns null when the page cannot be read; the findings then hold an error with its line.
 */
export function parseOutline(body: string, title: string | null, findings: Findings): Outline | null {
  const lines = indentStrays(prepare(body).split('\n').map(restoreSeparators).map(restoreStars))
  const deep = lines.findIndex((line) => line.length > longestLine || nestingOf(line) > deepestNesting)
  if (deep >= 0) {
    findings.add('MARKDOWN_UNREADABLE', deep + 1)
    return null
  }
  const source: Source = { lines, findings }
  const parts = splitAtHeadings(processor.parse(lines.join('\n')))
  const sections = parts.flatMap(({ heading, content }) => readSection(heading, content, title, source))
  const top = sections.find(({ level, title: own }) => level === 1 && own !== '')
  return {
    title: top?.title ?? title ?? sections.find(({ title: own }) => own !== '')?.title ?? '',
    sections,
  }
}

/**
 * A comment: with a line of its own, up to its end, wherever that is; amid a paragraph, no further than the paragraph. One
 * that is never closed hides the rest of its line alone, so that no step is lost in it.
 */
const comment = /^[ \t]*<!--[\s\S]*?-->|<!--(?:(?!\n[ \t]*\n)[\s\S])*?-->|<!--.*$/gm

/** Turns what only the publishing tool understands into Markdown, without moving a line. */
function prepare(body: string): string {
  return body
    .replace(comment, (hidden) => hidden.replace(/[^\n]/g, ''))
    .replace(
      /^( *):::image\b([^\n]*?):::.*$/gm,
      (_, indentation: string, attributes: string) => `${indentation}${pictureOf(attributes)}`,
    )
    .replace(/:::image\b([^\n]*?):::/g, (_, attributes: string) => pictureOf(attributes))
    .replace(/^ *:::.*$/gm, '')
}

/** `:::image type="icon" source="media/search.png":::` as Markdown; an icon without words bears those of its file. */
function pictureOf(attributes: string): string {
  const address = /source="([^"]*)"/.exec(attributes)?.[1] ?? ''
  const file = attributes.includes('type="icon"') ? (/([^/]*?)(?:\.\w+)?$/.exec(address)?.[1] ?? '') : ''
  const alternative = /alt-text="([^"]*)"/.exec(attributes)?.[1] ?? file.replace(/[-_]/g, ' ')
  return `![${alternative.replace(/[[\]]/g, '')}](<${address}>)`
}

function nestingOf(line: string): number {
  return (/^(?:\s*(?:>|[-*+]\s|\d+[.)]\s))*/.exec(line)?.[0].match(/[>*+-]|\d+[.)]/g) ?? []).length
}

interface Part {
  readonly heading: Heading | null
  readonly content: readonly RootContent[]
}

function splitAtHeadings({ children }: Root): readonly Part[] {
  const parts: { heading: Heading | null; content: RootContent[] }[] = [{ heading: null, content: [] }]
  for (const node of children) {
    if (node.type === 'heading') parts.push({ heading: node, content: [] })
    else parts.at(-1)?.content.push(node)
  }
  return parts.filter(
    ({ heading, content }) => heading !== null || content.some(({ type }) => type !== 'html'),
  )
}

function readSection(
  heading: Heading | null,
  content: readonly RootContent[],
  pageTitle: string | null,
  source: Source,
): readonly Section[] {
  const { title, anchor } = heading ? readHeading(heading) : { title: pageTitle ?? '', anchor: null }
  const { blocks, procedures } = readContent(content, source)
  if (!heading && blocks.length === 0 && procedures.length === 0) return []
  return [
    {
      title,
      anchor: anchor ?? slugOf(title),
      hasOwnAnchor: anchor !== null,
      level: heading?.depth ?? 1,
      line: heading ? lineOf(heading) : (content[0] && lineOf(content[0])) || 1,
      blocks,
      procedures,
    },
  ]
}

/** `## <a name="run-the-p-job"></a>Run the P-job`, `## Run the P-job {#run-the-p-job}` or the bare words. */
function readHeading(heading: Heading): { title: string; anchor: string | null } {
  const html = heading.children.map((node) => (node.type === 'html' ? node.value : '')).join('')
  const words = heading.children.map(plain).join('').replace(/\s+/g, ' ').trim()
  const [, title = words, braced = null] = /^(.*?)\s*\{#([\w-]+)\}$/.exec(words) ?? []
  const named = /<a\s+(?:name|id)\s*=\s*["']?([^"'\s>]+)/i.exec(html)?.[1] ?? null
  return { title, anchor: named ?? braced }
}
