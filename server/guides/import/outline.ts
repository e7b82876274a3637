import type { MarkedText } from './marked-text.ts'

/** A page taken apart: headings, and what stands under each. */
export interface Outline {
  readonly title: string
  readonly sections: readonly Section[]
}

/** What stands under one heading, up to the next. */
export interface Section {
  readonly title: string
  /** The address within the page: of an explicit anchor, or made from the title. */
  readonly anchor: string
  /** Whether the page itself gives the anchor, so that a translation has the same. */
  readonly hasOwnAnchor: boolean
  /** 1 for the page's title. */
  readonly level: number
  readonly line: number
  /** What is no procedure: paragraphs, tables, tiles, pictures. */
  readonly blocks: readonly Block[]
  readonly procedures: readonly Procedure[]
}

/** A numbered list that an operator works through. */
export interface Procedure {
  readonly line: number
  /** Paragraphs that lead to the list, when it is not the first of its section. */
  readonly introduction: readonly Block[]
  readonly steps: readonly Step[]
  /** What follows the list under the same heading. */
  readonly conclusion: readonly Block[]
}

/** One item of a procedure, or of a list below an item. */
export interface Step {
  /** The number as printed, which may come twice; null below a bullet. */
  readonly number: string | null
  readonly line: number
  readonly text: MarkedText
  /** The item's own paragraph, as written. */
  readonly markdown: string
  /** Paragraphs, notes, pictures and tables that belong to it. */
  readonly blocks: readonly Block[]
  /** Bullets or numbered items below it, in their order. */
  readonly children: readonly Step[]
}

export type BlockKind = 'paragraph' | 'alert' | 'picture' | 'table' | 'list' | 'code' | 'video'

/** A block of a page that is no step. */
export interface Block {
  readonly kind: BlockKind
  readonly line: number
  /** As written, without the indentation of where it stood. */
  readonly markdown: string
  /** Its words alone. */
  readonly text: string
  readonly table: Table | null
  /** Items of a list that name something and say what it is: tiles, job catalogues. */
  readonly terms: readonly Term[]
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface Term {
  readonly name: string
  readonly description: string
}
