import type { Blockquote, List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { toString as textOfNode } from 'mdast-util-to-string'
import type { Findings } from './findings.ts'
import { type MarkedText, markText, plain } from './marked-text.ts'
import type { Block, BlockKind, Step, Term } from './outline.ts'

/** A page's Markdown, for cutting blocks out of it as they were written. */
export interface Source {
  readonly lines: readonly string[]
  readonly findings: Findings
}

const emptyText: MarkedText = { words: '', marks: [] }

/**
 * Any block of a page that is neither a heading nor a procedure.
 * @param depth how far the text that it stands in is indented.
 */
export function readBlock(node: RootContent, source: Source, depth = 0): Block | null {
  const kind = kindOf(node)
  if (kind === null) return null
  return {
    kind,
    line: lineOf(node),
    markdown: markdownOf(node, source, depth),
    text: textOfBlock(node),
    table: node.type === 'table' ? readTable(node) : null,
    terms: node.type === 'list' ? node.children.map(readTerm).filter((term) => term !== null) : [],
  }
}

/** Reads the items of a numbered list, with all that stands below them. */
export function readSteps(list: List, source: Source): readonly Step[] {
  const numbers = printedNumbers(list, source)
  const firstColumn = columnOf(list.children[0] ?? list)
  const steps: Mutable<Step>[] = []
  for (const [index, item] of list.children.entries()) {
    const step = readItem(item, numbers[index] ?? null, source)
    const parent = steps.at(-1)
    if (parent && isMisindentedChild(item, step, parent, firstColumn)) {
      source.findings.add('LIST_MISINDENTED', step.line)
      if (hasContent(step)) parent.children = [...parent.children, step]
    } else steps.push(step)
  }
  return steps
}

/** The sign behind the numbers of a list: `.` or `)`. */
export function delimiterOf(list: List, { lines }: Source): string {
  const [first] = list.children
  return (first && markerOf(first, lines)?.delimiter) ?? '.'
}

/** The first number of a list as printed. */
export function firstNumberOf(list: List, { lines }: Source): number {
  const [first] = list.children
  return (first && markerOf(first, lines)?.number) ?? 1
}

/** Whether all items of a list bear the number 1, which Markdown counts on by itself. */
export function isLazilyNumbered(list: List, { lines }: Source): boolean {
  return list.children.every((item) => markerOf(item, lines)?.number === 1)
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

export function endLineOf(node: Nodes): number {
  return node.position?.end.line ?? 1
}

export function columnOf(node: Nodes): number {
  return node.position?.start.column ?? 1
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

function readItem(item: ListItem, number: string | null, source: Source): Mutable<Step> {
  const [first, ...others] = withoutSecondNumber(item).children
  const own = first?.type === 'paragraph' || first?.type === 'heading' ? first : null
  const text = own ? markText(own.children) : emptyText
  if (text.words === '') source.findings.add('STEP_EMPTY', lineOf(item))
  const leaked = /@[A-Z]\w*(?::\w+|\d{3,})/.exec(text.words)
  if (leaked) source.findings.add('RESOURCE_LEAKED', lineOf(item), { text: leaked[0] })
  const below = own ? others : item.children
  const lists = below.filter((node) => node.type === 'list')
  return {
    number,
    line: lineOf(item),
    text,
    markdown: own ? cut(own, source, columnOf(own) - 1).replace(/^#+\s+/, '') : '',
    blocks: below
      .filter((node) => node.type !== 'list')
      .map((node) => readBlock(node, source, columnOf(node) - 1))
      .filter((block) => block !== null),
    children: lists.flatMap((list) => readChildren(list, source)),
  }
}

/** `8. 12. Text`: the writer numbered the item twice. What stands in the list of one item is the item's own. */
function withoutSecondNumber(item: ListItem): ListItem {
  const [first, ...others] = item.children
  if (first?.type !== 'list' || first.children.length !== 1 || lineOf(first) !== lineOf(item)) return item
  const own = first.children.flatMap(({ children }) => children)
  return { ...item, children: [...own, ...others] }
}

/** A number or a bullet with nothing behind it is no sub-step. */
function hasContent({ markdown, blocks, children }: Step): boolean {
  return markdown !== '' || blocks.length > 0 || children.length > 0
}

/** What stands below a step as a list: its notes or its sub-steps. */
export function readChildren(list: List, source: Source): readonly Step[] {
  const items = list.ordered
    ? readSteps(list, source)
    : list.children.map((item) => readItem(item, null, source))
  return items.filter(hasContent)
}

/**
 * The numbers as the writer printed them: they may repeat (`5. 5.`) or skip. Only a list numbered 1 throughout leaves
 * the counting to Markdown.
 */
function printedNumbers(list: List, source: Source): readonly string[] {
  const isLazy = list.children.length > 1 && isLazilyNumbered(list, source)
  return list.children.map((item, index) => {
    const printed = markerOf(item, source.lines)?.number ?? index + 1
    return String(isLazy ? index + 1 : printed)
  })
}

/** `10. Text` has its text in column 5; sub-steps that begin in column 4 are siblings to Markdown, not to their writer. */
function isMisindentedChild(item: ListItem, step: Step, parent: Step, firstColumn: number): boolean {
  if (columnOf(item) < firstColumn + 2) return false
  const before = parent.children.at(-1)
  return step.number === '1' || (before !== undefined && Number(step.number) === Number(before.number) + 1)
}

function markerOf(item: ListItem, lines: readonly string[]): { number: number; delimiter: string } | null {
  const line = lines[lineOf(item) - 1]?.slice(columnOf(item) - 1) ?? ''
  const [, number, delimiter] = /^\s*(\d{1,9})([.)])/.exec(line) ?? []
  return number === undefined || delimiter === undefined ? null : { number: Number(number), delimiter }
}

function kindOf(node: RootContent): BlockKind | null {
  switch (node.type) {
    case 'paragraph':
      return isPictures(node.children) ? 'picture' : 'paragraph'
    case 'heading':
      return 'paragraph'
    case 'blockquote':
      return /^\s*\[!VIDEO\b/i.test(textOfNode(node)) ? 'video' : 'alert'
    case 'list':
      return 'list'
    case 'table':
      return 'table'
    case 'code':
      return 'code'
    default:
      return null
  }
}

function isPictures(nodes: readonly PhrasingContent[]): boolean {
  const words = nodes.filter(
    (node) => !(node.type === 'text' && node.value.trim() === '') && node.type !== 'break',
  )
  return (
    words.length > 0 &&
    words.every(
      (node) =>
        node.type === 'image' ||
        (node.type === 'link' && node.children.every(({ type }) => type === 'image')),
    )
  )
}

function markdownOf(node: RootContent, source: Source, depth: number): string {
  if (node.type === 'code') return fence(node.value, node.lang ?? '')
  const markdown = cut(node, source, depth)
  return node.type === 'paragraph' ? joinLines(markdown) : markdown
}

/**
 * A paragraph without its line breaks, of which only those that the writer forced mean anything. A line that begins
 * like a heading or a list only was part of the paragraph because of where it stood.
 */
function joinLines(paragraph: string): string {
  return escapeStart(paragraph).replace(/([ \t]*|\\)\n[ \t]*(.?)/g, (_, end: string, next: string) => {
    const isForced = (end === '\\' || end.length >= 2) && /[\p{L}[*_!]/u.test(next)
    return `${isForced ? '\\\n' : ' '}${next}`
  })
}

/** Words that Markdown takes for a number, a bullet or a heading only where they do not stand now. */
export function escapeStart(words: string): string {
  return words.replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\').replace(/^(?=(?:[-+*>]|#+)(?:\s|$))/, '\\')
}

/** Code by its indentation would be something else where it is put; fenced, it stays code. */
function fence(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${code}\n${ticks}`
}

function textOfBlock(node: RootContent): string {
  if (node.type === 'blockquote') return alertText(node)
  if (node.type === 'paragraph') return node.children.map(plain).join('').replace(/\s+/g, ' ').trim()
  return textOfNode(node).replace(/\s+/g, ' ').trim()
}

function alertText(node: Blockquote): string {
  return node.children
    .map((child) => textOfNode(child))
    .join('\n')
    .replace(/^\s*\[!\w+\]?\s*/, '')
    .trim()
}

function readTable(table: Table): Block['table'] {
  const [head, ...body] = table.children.map(({ children }) =>
    children.map((cell) => cell.children.map(plain).join('').trim()),
  )
  return { columns: head ?? [], rows: body }
}

/** `**Unmapped customers**: Shopify customers that …`, with a colon or a dash. */
function readTerm(item: ListItem): Term | null {
  const [paragraph] = item.children
  if (paragraph?.type !== 'paragraph') return null
  const [first, ...rest] = paragraph.children
  if (first?.type !== 'strong') return null
  const description = /^\s*[:–—-]\s*([\s\S]+)$/.exec(rest.map(plain).join(''))?.[1]
  if (description === undefined) return null
  return { name: first.children.map(plain).join('').trim(), description: description.trim() }
}

/**
 * A block as it was written, without the indentation of the list that it stood in. More must not go: a line may only
 * be what it is because of how far it is indented.
 */
function cut(node: RootContent, { lines }: Source, depth: number): string {
  const start = node.position?.start
  const end = node.position?.end
  if (!start || !end) return ''
  const indentation = new RegExp(`^ {0,${depth}}`)
  return lines
    .slice(start.line - 1, end.line)
    .map((line, index) => {
      const whole = start.line + index === end.line ? line.slice(0, end.column - 1) : line
      return index === 0 ? whole.slice(start.column - 1) : whole.replace(indentation, '')
    })
    .join('\n')
    .trim()
}
