import { AsyncLocalStorage } from 'node:async_hooks'
import { print } from 'graphql'

/** An operation of the API in its language, with its variables. */
export interface Operation {
  readonly document: string
  readonly variables: unknown
}

/** A typed document as `*.generated.ts` has it. */
type Document = Parameters<typeof print>[0]

interface Note {
  operation?: Operation
}

const notes = new AsyncLocalStorage<Note>()

/** An operation as people read it: indented, and without the variables that say nothing. */
export function readableOperation(
  document: Document,
  variables: Readonly<Record<string, unknown>>,
): Operation {
  const told = Object.entries(variables).filter(([, value]) => value !== null && value !== undefined)
  return { document: print(document), variables: Object.fromEntries(told) }
}

/** Does something that asks the API, and tells what it asked first: the operation that its outcome comes from. */
export async function notingOperation<Outcome>(
  work: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly operation: Operation | undefined }> {
  const note: Note = {}
  const outcome = await notes.run(note, work)
  return { outcome, operation: note.operation }
}

/** Called with every query before it is sent. */
export function noteOperation(document: Document, variables: Readonly<Record<string, unknown>>): void {
  const note = notes.getStore()
  if (note && !note.operation) note.operation = readableOperation(document, variables)
}
