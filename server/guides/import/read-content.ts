import type { List, ListItem, RootContent } from 'mdast'
import type { Block, Procedure, Step } from './outline.ts'
import {
  columnOf,
  delimiterOf,
  endLineOf,
  firstNumberOf,
  isLazilyNumbered,
  lineOf,
  readBlock,
  readChildren,
  readSteps,
  type Source,
} from './parse-blocks.ts'

/** What stands under one heading: its procedures, and the blocks before the first of them. */
export interface Content {
  readonly blocks: readonly Block[]
  readonly procedures: readonly Procedure[]
}

/**
 * Parts what stands under a heading into procedures and other blocks. A numbered list is a procedure; where a picture,
 * a note or a paragraph breaks it off, it goes on behind it.
 */
export function readContent(nodes: readonly RootContent[], source: Source): Content {
  const reader = new ContentReader(source)
  for (const node of nodes) {
    if (node.type === 'list' && node.ordered) reader.takeList(node)
    else reader.takeBlock(node)
  }
  return reader.finish()
}

/** Whether a bullet has steps of its own below it. */
function holdsSteps({ children }: ListItem): boolean {
  return children.some((node) => node.type === 'list' && node.ordered === true && node.children.length > 1)
}

/** A procedure while its list may still go on. */
interface OpenProcedure {
  readonly delimiter: string
  /** The list, and those in which it goes on. */
  readonly lists: List[]
  readonly introduction: readonly Block[]
  readonly steps: Step[]
}

/** A block behind a list that may still go on. */
interface Pending {
  readonly node: RootContent
  readonly block: Block
  /** Whether it stands right below the list, or is indented as the list's text is. */
  readonly belongsToStep: boolean
}

class ContentReader {
  private readonly source: Source
  private readonly blocks: Block[] = []
  private readonly procedures: Procedure[] = []
  private open: OpenProcedure | null = null
  private pending: Pending[] = []
  private endOfList = 0
  /** What leads to the next procedure, where it is none that another one has left. */
  private leading: readonly Block[] = []

  constructor(source: Source) {
    this.source = source
  }

  takeBlock(node: RootContent): void {
    const block = readBlock(node, this.source)
    if (!this.open) {
      if (node.type === 'list' && node.children.every(holdsSteps)) this.takeTasks(node)
      else if (block) this.blocks.push(block)
      return
    }
    const belongsToStep =
      columnOf(node) > 1 || lineOf(node) === this.endOfList + 1 || this.isAnnounced(node, this.open)
    if (block) this.pending.push({ node, block, belongsToStep })
    if (this.pending.every((item) => item.belongsToStep)) this.endOfList = endLineOf(node)
  }

  /** `- To add a route:`, and its steps below it: each bullet leads to a procedure. */
  private takeTasks({ children }: List): void {
    for (const item of children) {
      this.leading = this.close(true)
      for (const node of item.children) {
        if (node.type === 'list' && node.ordered) this.takeList(node)
        else if (this.open) this.takeBlock(node)
        else this.leading = [...this.leading, ...this.blockOf(node)]
      }
    }
  }

  private blockOf(node: RootContent): readonly Block[] {
    const block = readBlock(node, this.source, columnOf(node) - 1)
    return block ? [block] : []
  }

  /** `Choose one of the following:`, and bullets that their writer set off. */
  private isAnnounced(node: RootContent, { steps }: OpenProcedure): boolean {
    const last = steps.at(-1)
    const isFirst = this.pending.length === 0 && last?.blocks.length === 0 && last.children.length === 0
    return isFirst && node.type === 'list' && /:\s*$/.test(last.text.words)
  }

  takeList(list: List): void {
    this.dropEnumeration(list)
    const rest = this.adoptChildren(list)
    if (rest) this.takeSteps(rest)
    this.endOfList = endLineOf(list)
  }

  finish(): Content {
    this.close(false)
    return { blocks: this.blocks, procedures: this.procedures }
  }

  private takeSteps(list: List): void {
    const { open, source } = this
    if (open && this.goesOn(open, list)) {
      if (this.pending.length > 0) source.findings.add('LIST_SPLIT', lineOf(list))
      this.attach(open, this.pending)
      this.pending = []
      open.lists.push(list)
      open.steps.push(...readSteps(list, source))
      return
    }
    if (open) source.findings.add('LIST_RESTARTS', lineOf(list))
    if (firstNumberOf(list, source) > 1) source.findings.add('NUMBER_STARTS_LATE', lineOf(list))
    const introduction = open ? this.close(true) : this.leading
    this.leading = []
    this.open = {
      introduction,
      delimiter: delimiterOf(list, source),
      lists: [list],
      steps: [...readSteps(list, source)],
    }
  }

  /** `1) … 2) …` before the steps `1. … 2. …` tells what must have been done; it is no procedure. */
  private dropEnumeration(list: List): void {
    const { open, source } = this
    if (open?.delimiter !== ')' || delimiterOf(list, source) !== '.') return
    const [first] = open.lists
    source.findings.add('LIST_IS_ENUMERATION', lineOf(first ?? list))
    const enumerations = open.lists.map((part) => readBlock(part, source)).filter((block) => block !== null)
    this.blocks.push(...open.introduction, ...enumerations, ...this.pending.map(({ block }) => block))
    this.open = null
    this.pending = []
  }

  /**
   * Items that are indented, though not as far as the step's text, are the step's own: its sub-steps, or more of them.
   * @returns what is left of the list.
   */
  private adoptChildren(list: List): List | null {
    const { open, source } = this
    const [first] = open?.lists ?? []
    if (!open || !first) return list
    const least = columnOf(first) + 2
    const end = list.children.findIndex((item) => columnOf(item) < least)
    const count = end < 0 ? list.children.length : end
    const own: List = { ...list, children: list.children.slice(0, count) }
    const number = count > 0 ? firstNumberOf(own, source) : 0
    const before = Number(open.steps.at(-1)?.children.at(-1)?.number)
    if (number !== 1 && number !== before + 1) return list
    source.findings.add('LIST_MISINDENTED', lineOf(list))
    this.attach(open, this.pending)
    this.pending = []
    const last = open.steps.pop()
    const children = readChildren(own, source)
    if (last) open.steps.push({ ...last, children: [...last.children, ...children] })
    return end < 0 ? null : { ...list, children: list.children.slice(count) }
  }

  /**
   * Whether a list goes on where another one was broken off by a picture, a note or a paragraph that its writer forgot
   * to indent. A list that begins at 1 again is a new procedure, unless Markdown does the counting and only what
   * belongs to a step stands between.
   */
  private goesOn(open: OpenProcedure, list: List): boolean {
    const { pending, source } = this
    if (delimiterOf(list, source) !== open.delimiter) return false
    if (firstNumberOf(list, source) > 1) return true
    if (![...open.lists, list].every((part) => isLazilyNumbered(part, source))) return false
    if (pending.every(({ block, belongsToStep }) => belongsToStep || !/paragraph|list/.test(block.kind)))
      return true
    const isSingle = open.steps.length === 1 || list.children.length === 1
    return isSingle && !/:\s*$/.test(pending.at(-1)?.block.text ?? ':')
  }

  /** What stands right below a step belongs to it; bullets are its notes. */
  private attach({ steps }: OpenProcedure, pending: readonly Pending[]): void {
    const last = steps.pop()
    if (!last) return
    const lists = pending.filter(({ node }) => node.type === 'list')
    const children = lists.flatMap(({ node }) =>
      node.type === 'list' ? readChildren(node, this.source) : [],
    )
    const blocks = pending.filter((item) => !lists.includes(item)).map(({ block }) => block)
    steps.push({ ...last, blocks: [...last.blocks, ...blocks], children: [...last.children, ...children] })
  }

  /** @returns the blocks behind the list, for the procedure that they lead to. */
  private close(anotherFollows: boolean): readonly Block[] {
    const { open, pending, source } = this
    if (!open) return []
    const cut = pending.findIndex(({ belongsToStep }) => !belongsToStep)
    this.attach(open, cut < 0 ? pending : pending.slice(0, cut))
    const rest = (cut < 0 ? [] : pending.slice(cut)).map(({ block }) => block)
    const [list] = open.lists
    this.procedures.push({
      line: list ? lineOf(list) : 1,
      introduction: open.introduction,
      steps: numberSteps(open, source),
      conclusion: anotherFollows ? [] : rest,
    })
    this.open = null
    this.pending = []
    return rest
  }
}

function numberSteps({ lists, steps }: OpenProcedure, source: Source): readonly Step[] {
  const isLazy = lists.every((list) => isLazilyNumbered(list, source))
  const numbered = isLazy ? steps.map((step, index) => ({ ...step, number: String(index + 1) })) : steps
  for (const [index, { number, line }] of numbered.entries()) {
    const before = numbered[index - 1]
    const difference = before ? Number(number) - Number(before.number) : 1
    if (difference === 0) source.findings.add('NUMBER_REPEATED', line, { number: number ?? '' })
    else if (difference !== 1) source.findings.add('NUMBER_SKIPPED', line, { number: number ?? '' })
  }
  return numbered
}
