import type { Heading, List, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Fault } from './fault.ts'
import type { Findings } from './import/findings.ts'
import type { Step } from './import/outline.ts'
import { lineOf, readSteps, type Source } from './import/parse-blocks.ts'
import type { Prose, ProseHeading, ProseStep } from './prose.ts'

const processor = unified().use(remarkParse).use(remarkGfm)

const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  screens: z.record(z.string(), z.string().min(1)).optional(),
  translatedFrom: z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/)).optional(),
  controls: z
    .record(
      z.string(),
      z.strictObject({
        label: z.string().optional(),
        value: z.string().optional(),
        path: z.array(z.string()).optional(),
        mentions: z.array(z.string()).optional(),
      }),
    )
    .optional(),
})

/**
 * Reads a guide's Markdown file: front matter with the title, the description and what the screens are called, an
 * introduction, and one numbered list whose items end in their step's
 * id, `{#step-id}`. Bullets below an item are its notes, numbered children its sub-steps. A page has headings with ids
 * and no steps.
 * @returns the words, or what is wrong with the file's lines.
 */
export function readProse(
  kind: 'procedure' | 'page',
  locale: string,
  file: string,
  text: string,
): Prose | readonly Fault[] {
  const faults: Fault[] = []
  const fault = (line: number, message: string): void => {
    faults.push({ file, line, rule: 'form', message })
  }
  const { frontMatter, body } = splitFrontMatter(text, fault)
  const lines = body.split('\n')
  const { children } = processor.parse(body)
  const words = kind === 'page' ? readPage(children, lines, fault) : readProcedure(children, lines, fault)
  if (!frontMatter || faults.length > 0) return faults
  const { title, description, screens = {}, translatedFrom = null, controls = {} } = frontMatter
  return { locale, file, title, description, screens, translatedFrom, controls, ...words }
}

type Report = (line: number, message: string) => void
type Words = Pick<Prose, 'introduction' | 'steps' | 'conclusion' | 'headings'>

function splitFrontMatter(
  text: string,
  fault: Report,
): { frontMatter: z.infer<typeof frontMatterSchema> | null; body: string } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const closing = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || closing < 0) {
    fault(1, 'Begin the file with front matter: ---, title, description, ---.')
    return { frontMatter: null, body: lines.join('\n') }
  }
  const document = parseDocument(lines.slice(1, closing).join('\n'), { prettyErrors: true })
  for (const { message, linePos } of document.errors) fault((linePos?.[0].line ?? 1) + 1, message)
  const parsed = frontMatterSchema.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      fault(1, `${path.join('.') || 'front matter'}: ${message}`)
  const body = lines.map((line, index) => (index <= closing ? '' : line)).join('\n')
  return { frontMatter: parsed.success ? parsed.data : null, body }
}

function readProcedure(nodes: readonly RootContent[], lines: readonly string[], fault: Report): Words {
  const lists = nodes.filter((node): node is List => node.type === 'list' && node.ordered === true)
  // The introduction may count something up; only the steps bear ids.
  const withIds = lists.filter((list) => /(?<!\\)\{#[a-z0-9-]+\}/.test(cut([list], lines)))
  const [list, second] = withIds.length > 0 ? withIds : lists
  for (const node of nodes)
    if (node.type === 'heading')
      fault(lineOf(node), 'A procedure has no headings: its title stands in the front matter.')
  if (second)
    fault(lineOf(second), 'The numbered list ends here and begins anew: indent what stands between.')
  if (!list) {
    fault(1, 'A procedure needs one numbered list.')
    return { introduction: '', steps: [], conclusion: '', headings: [] }
  }
  const position = nodes.indexOf(list)
  return {
    introduction: cut(nodes.slice(0, position), lines),
    steps: readSteps(list, sourceOf(lines)).flatMap((step) => readStep(step, fault)),
    conclusion: cut(nodes.slice(position + 1), lines),
    headings: [],
  }
}

function readPage(nodes: readonly RootContent[], lines: readonly string[], fault: Report): Words {
  const headings = nodes
    .filter((node): node is Heading => node.type === 'heading')
    .map((node) => readHeading(node, lines, fault))
    .filter((heading) => heading !== null)
  return { introduction: cut(nodes, lines), steps: [], conclusion: '', headings }
}

function readHeading(node: Heading, lines: readonly string[], fault: Report): ProseHeading | null {
  const line = lineOf(node)
  const [, title = '', id] = /^#+\s+(.*?)\s*\{#([a-z0-9-]+)\}\s*$/.exec(lines[line - 1] ?? '') ?? []
  if (id !== undefined) return { id, title, line }
  fault(line, 'End the heading in its id, {#id}: the other languages find it by it.')
  return null
}

function readStep(step: Step, fault: Report): readonly ProseStep[] {
  const [, text = '', id] = /^([\s\S]*?)\s*\{#([a-z0-9-]+)\}$/.exec(step.markdown.trim()) ?? []
  if (id === undefined) {
    fault(step.line, 'End the item in its step’s id, {#step-id}.')
    return []
  }
  const bullets = step.children.filter(({ number }) => number === null)
  return [
    {
      id,
      number: step.number ?? '',
      line: step.line,
      text,
      notes: [...bullets.map(wholeMarkdown), ...step.blocks.map(({ markdown }) => markdown)],
      substeps: step.children.filter(({ number }) => number !== null).map(wholeMarkdown),
    },
  ]
}

/** What it takes to write an item out again. */
interface Item {
  readonly number: string | null
  readonly markdown: string
  readonly blocks: readonly { readonly markdown: string }[]
  readonly children: readonly Item[]
}

/** An item with all that stands below it, as Markdown of its own. */
export function wholeMarkdown({ markdown, blocks, children }: Item): string {
  const below = children.map((child) => {
    const marker = child.number === null ? '-' : `${child.number}.`
    return `${marker} ${wholeMarkdown(child).replace(/\n(?=.)/g, `\n${' '.repeat(marker.length + 1)}`)}`
  })
  return [markdown, ...blocks.map((block) => block.markdown), below.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

function cut(nodes: readonly RootContent[], lines: readonly string[]): string {
  const first = nodes[0]?.position?.start.line
  const last = nodes.at(-1)?.position?.end.line
  return first === undefined || last === undefined
    ? ''
    : lines
        .slice(first - 1, last)
        .join('\n')
        .trim()
}

function sourceOf(lines: readonly string[]): Source {
  const silent: Findings = { path: '', all: [], add: () => undefined }
  return { lines, findings: silent }
}
