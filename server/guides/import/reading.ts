import type { Context } from './names.ts'

/** How a page speaks, which decides what its words mean. */
export interface Style {
  /**
   * Whether the page mostly says "click" of buttons. Then "select" means a choice; a page that seldom
   * says "click" uses "select" of buttons too.
   */
  readonly saysClick: boolean
}

/** What it takes to read a clause. */
export interface Reading extends Context {
  readonly style: Style
}
