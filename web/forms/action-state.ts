/** A problem in the reader's words; `field` is the name of the input to mend. */
export interface FieldProblem {
  readonly field: string | null
  readonly text: string
  /** How it is told where the input is not in sight, such as with its name; as beside the input unless given. */
  readonly summary?: string
  /** Where it leads on, behind its text in the summary. */
  readonly link?: { readonly label: string; readonly address: string }
}

/** What an action says of its last try. */
export interface ActionState {
  readonly status: 'idle' | 'done' | 'failed'
  /** Rises with each try, so that the same outcome twice is told twice. */
  readonly tries: number
  /** What was done, in the reader's words. */
  readonly message: string | null
  readonly problems: readonly FieldProblem[]
  /** What was typed stays: the form was tried, not sent. */
  readonly keepsInput?: boolean
}

export const idle: ActionState = { status: 'idle', tries: 0, message: null, problems: [] }

/** A server action of a form. */
export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>
