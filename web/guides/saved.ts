/** What came of saving a screen. */
export interface Saved {
  /** The draft's revision after it; null when it was not saved. */
  readonly revision: number | null
  /** Why it was not saved, in the reader's words. */
  readonly problem: string | null
  /** Inputs that could not be read; what was saved of them before stays. */
  readonly unread: readonly string[]
  /** Answers that another window has given differently; those stay. */
  readonly contradictions: readonly Contradiction[]
}

/** An answer that was changed in two windows, in the reader's words; `field` is the name of its input. */
export interface Contradiction {
  readonly field: string
  readonly text: string
}

/** What came of a form that was not saved at all. */
export function notSaved(problem: string | null): Saved {
  return { revision: null, problem, unread: [], contradictions: [] }
}
